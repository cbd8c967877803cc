"""Display-only forms in every notation, lines that are broken or aligned, formulas found in sentences."""

from __future__ import annotations

import pytest

from gradekit.model.content import Inline, Math, Text
from gradekit.model.display import Applied, Display, LimitOf, PrimeOf, SumOf
from gradekit.model.display_printing import show
from gradekit.rendering.formulas_in_text import with_formulas
from gradekit.rendering.lines import broken, chunks, shrinking, split_at_relation
from gradekit.rendering.width import fits, width
from tests.rendering.sample_set import of, row

X = row("x")


@pytest.mark.parametrize(
    ("display", "text", "latex", "typst"),
    [
        (row(of("x^2")), "d/dx[x^2]", r"\frac{\mathrm{d}}{\mathrm{d}x}[x^{2}]",
         "frac(upright(d), upright(d) x) lr(size: #1em, [x^(2)])"),
        (row(of("1/x", 2)), "d^2/dx^2[1/x]", r"\frac{\mathrm{d}^{2}}{\mathrm{d}x^{2}}\left[\frac{1}{x}\right]",
         "frac(upright(d)^(2), upright(d) x^(2)) [frac(1, x)]"),
        (row(PrimeOf("f", 2, X), ":=", "2"), "f''(x) = 2", "f''(x) = 2", "f'' lr(size: #1em, (x)) = 2"),
        (row(PrimeOf("f", 4, X)), "f^(4)(x)", "f^{(4)}(x)", r"f^(\(4\)) lr(size: #1em, (x))"),
        (row(PrimeOf("f", "n")), "f^(n)", "f^{(n)}", r"f^(\(n\))"),
        (row(Applied("f", row("x+1"))), "f(x + 1)", "f(x + 1)", "f lr(size: #1em, (x + 1))"),
        (row(LimitOf("x", row("0"), row("x+1"))), "lim_(x → 0) (x + 1)", r"\lim_{x \to 0} (x + 1)",
         'limits(op("lim"))_(x → 0) lr(size: #1em, (x + 1))'),
        (row(SumOf("k", row("0"), row("n"), row("x^k"))), "Σ_(k = 0)^(n) x^k", r"\sum_{k = 0}^{n} x^{k}",
         "limits(∑)_(k = 0)^(n) x^(k)"),
        (row(":nabla", "f"), "∇f", r"\nabla f", "∇ f"),
        (row("x", ":-", "a+b"), "x - (a + b)", "x - (a + b)", "x - lr(size: #1em, (a + b))"),
        (row("x+1", PrimeOf("f", 1, X)), "(x + 1) f'(x)", r"(x + 1)\,f'(x)",
         "lr(size: #1em, (x + 1)) thin f' lr(size: #1em, (x))"),
        (row("x", ":+", "-2"), "x + (-2)", "x + (-2)", "x + lr(size: #1em, (-2))"),
    ],
)  # fmt: skip
def test_forms_look_as_in_the_table(display: Display, text: str, latex: str, typst: str) -> None:
    """Each form is that of the table, with the brackets its neighbours make necessary."""
    assert tuple(show(display, notation) for notation in ("text", "latex", "typst")) == (text, latex, typst)


def test_forms_in_mathml_are_elements() -> None:
    """A limit stands under its name, a sum between its bounds."""
    assert "<munder><mi>lim</mi>" in show(row(LimitOf("x", row("0"), X)), "mathml")
    assert show(row(SumOf("k", row("0"), row("n"), X)), "mathml").startswith("<mrow><munderover><mo>∑</mo>")


def test_a_wide_line_is_cut_in_front_of_its_relation_sign() -> None:
    """A narrow line stays whole; a wide one goes on with `=` on the next line."""
    narrow = row("y", ":=", "x+1")
    wide = row("(x^2+1)^3*(2x-1)^2+(3x+4)^5*(x-7)^2", ":=", "(x^2+1)^3*(2x-1)^2+(3x+4)^5*(x-7)^2+x*(x+1)*(x+2)*(x+3)")
    assert broken((narrow,)) == (narrow,)
    assert broken((wide,)) == split_at_relation(wide)
    assert fits(narrow)
    assert not fits(wide)


def test_chunks_together_are_the_line() -> None:
    """Terms and relation signs are the places to break; brackets are not opened."""
    line = row("y", ":=", "x^2-x+1")
    assert [show(chunk, "text") for chunk in chunks(line)] == ["y", "= x^2", "- x", "+ 1"]
    kept = row("x", ":-", "a+b")
    assert [show(chunk, "text") for chunk in chunks(kept)] == ["x", "- (a + b)"]


def test_only_what_cannot_fit_is_shrunk() -> None:
    """A long sum keeps its size, since it breaks; one long fraction is set smaller, never under a half."""
    terms = "+".join(f"{n}x^{n}" for n in range(2, 40))
    assert shrinking(row(terms)) == 1
    assert 0.5 <= shrinking(row(f"({terms})/(x+1)")) < 1
    assert width(row("x/(y+1)")) < width(row("x*(y+1)"))


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("e^u keeps its form; a^u also brings ln(a).", "«e^u» keeps its form; «a^u» also brings «ln(a)»."),
        ("the kink u = 0, a corner", "the kink «u = 0», a corner"),
        ("d/dx[sin(x)] = cos(x); power rule", "«d/dx[sin(x)] = cos(x)»; power rule"),
        ("one over n times the (n-1)-th power", "one over n times the (n-1)-th power"),
        ("numerator and/or denominator (see above)", "numerator and/or denominator (see above)"),
        ("đạo hàm của a*x bằng hệ số a", "đạo hàm của «a*x» bằng hệ số a"),
        ("", ""),
    ],
)
def test_formulas_are_found_in_sentences(sentence: str, shown: str) -> None:
    """Formulas become mathematics, words stay words."""
    pieces = with_formulas(sentence)
    marked = [piece.text if isinstance(piece, Text) else show_inline(piece) for piece in pieces]
    assert "".join(marked) == shown


def show_inline(piece: Inline) -> str:
    """A formula between marks."""
    assert isinstance(piece, Math)
    return f"«{show(piece.display, 'text')}»"
