"""The mathematics of prompts: what each form is shown as, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradekit.model.display_printing import show
from gradekit.templates.display_scanning import DisplayError
from gradekit.templates.displays import Names, compile_display

NAMES = Names(("x",), frozenset({"a", "b"}), frozenset({"a", "b", "f", "slope"}))

SHOWN = [
    ("x^2 + 1", "x^2 + 1"),
    ("f(x) = {{ f }}", "f(x) = @f"),
    ("{{a}}x + {{ b }}", "@a*x + @b"),
    ("{{ slope }}(x - {{ a }})", "@slope(x - @a)"),
    ("f'(x)", "f'(x)"),
    ("f''(2) >= 0", "f''(2) >= 0"),
    ("f^((n))(x)", "f^(n)(x)"),
    ("f^((4))", "f^(4)"),
    ("f'", "f'"),
    ("d/dx[x^2 + 1] = 2x", "d/dx[x^2 + 1] = 2x"),
    ("d^2/dx^2[x^3]", "d^2/dx^2[x^3]"),
    ("dy/dx = dy/du*du/dx", "dy/dx = dy/du*du/dx"),
    ("lim_(h -> 0) (f(x+h) - f(x))/h = f'(x)", "lim_(h → 0) (f(x + h) - f(x))/h = f'(x)"),
    ("sum_(i=0)^(n) x^i", "Σ_(i = 0)^(n) x^i"),
    ("u'(x) v(x) + u(x) v'(x)", "u'(x)*v(x) + u(x)*v'(x)"),
    ("u' v - u v'", "u' v - u v'"),
    ("(u'(x) v(x) - u(x) v'(x))/v(x)^2", "(u'(x)*v(x) - u(x)*v'(x))/v(x)^2"),
    ("2(f' + 1)", "2(f' + 1)"),
    ("ln(f(x))", "ln(f(x))"),
    ("σ(u)(1 - σ(u))", "sigma(u)*(1 - sigma(u))"),
    ("x ≈ 3, x -> 4", "x ≈ 3, x → 4"),
    ("∇f", "∇f"),
    ("1 < x <= 3", "1 < x <= 3"),
    ("x != 0", "x != 0"),
    ("a_1 + x_n", "a_1 + x_n"),
    ("f(x) = C_0 + C_1*u + …", "f(x) = C_0 + C_1*u +  …"),
    ("-f'(x)", "-f'(x)"),
]

REFUSED = [
    ("", 0, "empty"),
    ("a*x", 0, "a is drawn"),
    ("x + {{ q }}", 4, "neither drawn nor let"),
    ("{{ a + 1 }}", 0, "hold one name"),
    ("f(x", 1, "never closed"),
    ("x)", 1, ""),
    ("(x]", 2, "closes nothing"),
    ("2 +", 2, ""),
    ("lim_(h) x", 0, "lim_(x -> a)"),
    ("sum_(i=0) x", 0, "sum_(i=0)^(n)"),
    ("d^2/dx[x]", 0, "same order"),
    ("(u*v)'", 0, "prime"),
    (r"\frac{1}{2}", 0, ""),
    ("(" * 1500 + "f'" + ")" * 1500, 20, "nested"),
    ("d/dx[" * 300 + "x" + "]" * 300, 104, "nested"),
]


@pytest.mark.parametrize(("source", "text"), SHOWN)
def test_each_form_is_shown(source: str, text: str) -> None:
    """A formula of a prompt is read whole and shown as it was meant."""
    assert show(compile_display(source, NAMES), "text") == text


@pytest.mark.parametrize(("source", "offset", "said"), REFUSED)
def test_what_cannot_be_shown_is_refused(source: str, offset: int, said: str) -> None:
    """What is wrong is said, with the place where it begins."""
    with pytest.raises(DisplayError) as refused:
        compile_display(source, NAMES)
    assert said in str(refused.value)
    assert refused.value.offset == offset


@given(st.text("xfabn0123'(){}[]+-*/^=<>, _dlimsu∇≈→…\\", max_size=30))
def test_any_source_is_read_or_refused(source: str) -> None:
    """No source does anything but give pieces or a fault, and pieces can be shown in every notation."""
    try:
        display = compile_display(source, NAMES)
    except DisplayError:
        return
    for notation in ("text", "latex", "typst", "mathml"):
        assert show(display, notation, "vi")
