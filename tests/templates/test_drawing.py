"""Drawing: each kind gives what it says, the same every time, within its budget."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradekit.errors import ErrorList, TemplateError
from gradekit.expression.printing import text
from gradekit.expression.tree import Node, Number, Power, Product, Sum, symbols, walk
from gradekit.templates.exact import rational
from gradekit.templates.template import Template
from gradekit.templates.work import Work
from tests.templates.snippets import changed, template

SEEDS = range(120)


def drawing(entry: str, let: str = "") -> Template:
    """A template that draws one thing more."""
    lets = f"  f: {{pick: [a*x^n, x^n + a]}}\n{let}"
    return template(changed(("  n: {integer: [2, 6]}\n", f"  n: {{integer: [2, 6]}}\n  {entry}\n"), (
        "  f: {pick: [a*x^n, x^n + a]}\n", lets)))  # fmt: skip


def values(made: Template, name: str) -> list[Node]:
    """What a name was given for many seeds."""
    return [made.values(seed, Work("t"))[name] for seed in SEEDS]


def numbers(made: Template, name: str) -> set[Fraction]:
    """The same, as numbers."""
    found = [rational(value) for value in values(made, name)]
    return {value for value in found if value is not None}


KINDS = [
    ("k: {integer: [-3, 3], except: [0, 1]}", {-3, -2, -1, 2, 3}),
    ("k: {integer: [1, 9], step: 4}", {1, 5, 9}),
    ("k: {integer: 4}", {4}),
    ("k: {nonzero: [-1, 1]}", {-1, 1}),
    ("k: {choice: [2, 1/2, -3]}", {2, Fraction(1, 2), -3}),
    ("k: {rational: [0, 1], denominators: [2, 3]}", {Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)}),
    ("k: {rational: [0, 1], denominators: [2, 3], except: [1/2]}", {Fraction(1, 3), Fraction(2, 3)}),
    ("k, l: {distinct: [1, 3]}", {1, 2, 3}),
    ("k, l: {distinct: [1, 3], sorted: true}", {1, 2}),
    ("k, l: {shuffle: [1, 5, 7]}", {1, 5, 7}),
]


@pytest.mark.parametrize(("entry", "expected"), KINDS)
def test_each_kind_gives_exactly_its_values(entry: str, expected: set[Fraction]) -> None:
    """Over many seeds, a draw gives every value it may give and no other."""
    assert numbers(drawing(entry), "k") == expected


def test_distinct_values_differ() -> None:
    """Names drawn together never share a value."""
    made = drawing("k, l, m: {distinct: [-2, 2]}")
    for seed in SEEDS:
        found = made.values(seed, Work("t"))
        assert len({text.show(found[name]) for name in "klm"}) == 3


def degree(tree: Node) -> int:
    """The highest power of x in a polynomial that is written term by term."""
    powers = [node.exponent for node in walk(tree) if isinstance(node, Power)]
    if powers:
        return max(int(power.value) for power in powers if isinstance(power, Number))
    return int("x" in symbols(tree))


POLYNOMIALS = [
    ("degree: [2, 4], coefficients: [-1, 1]", {2, 3, 4}, {1, 2, 3, 4, 5}),
    ("degree: 3, coefficients: [1, 3], terms: 2", {3}, {2}),
    ("degree: 3, coefficients: [-3, 3], terms: [2, 4]", {3}, {2, 3, 4}),
    ("degree: [1, 3], coefficients: [-3, 3], terms: 2, constant: true", {1, 2, 3}, {2}),
    ("degree: 4, coefficients: [-3, 3], terms: [2, 3], constant: false, order: shuffled", {4}, {2, 3}),
]


@pytest.mark.parametrize(("keys", "degrees", "terms"), POLYNOMIALS)
def test_polynomials_have_the_shape_asked_for(keys: str, degrees: set[int], terms: set[int]) -> None:
    """Degree and number of terms are those of the keys, and all of them come."""
    found = values(drawing(f"P: {{polynomial: {{{keys}}}}}"), "P")
    assert {degree(tree) for tree in found} == degrees
    assert {len(tree.terms) if isinstance(tree, Sum) else 1 for tree in found} == terms


def test_shuffled_terms_keep_the_sum() -> None:
    """A shuffled let has the same terms, in every order."""
    made = drawing("k: {integer: [1, 2]}", "  g: {shuffle: x^3 + 2x + 5}\n")
    orders = {text.show(tree) for tree in values(made, "g")}
    assert len(orders) == 6
    assert {"5 + x^3 + 2x", "2x + 5 + x^3"} <= orders


def test_picks_by_a_number_go_together() -> None:
    """A pick `by` a number takes the formula of that place."""
    made = drawing("k: {integer: [1, 2]}", "  g: {pick: [sin(x), ln(x)], by: k}\n  h: {pick: [cos(x), 1/x], by: k}\n")
    pairs = {(text.show(made.values(s, Work("t"))["g"]), text.show(made.values(s, Work("t"))["h"])) for s in SEEDS}
    assert pairs == {("sin(x)", "cos(x)"), ("ln(x)", "1/x")}


def test_what_is_kept_is_not_worked_out() -> None:
    """With `keep`, signs and ones are neatened, and products of powers stay as they are."""
    made = drawing("k: {choice: [1]}", "  g: {value: k*x^2*x^3 + 0, keep: true}\n  h: k*x^2*x^3 + 0\n")
    found = made.values(0, Work("t"))
    assert isinstance(found["g"], Product)
    assert text.show(found["h"]) == "x^5"


def test_a_name_more_changes_no_other() -> None:
    """Every name has a stream of its own: what is drawn for `a` does not depend on the names beside it."""
    plain = template()
    more = drawing("k, l: {distinct: [1, 9]}")
    for seed in SEEDS:
        assert plain.values(seed, Work("t"))["a"] == more.values(seed, Work("t"))["a"]


def test_conditions_hold() -> None:
    """Whatever is drawn meets every condition, on drawn and on let names."""
    made = template(changed(("prompt:", "require: [a > 2, n != a, 'subs(f, x, 1) != 4']\nprompt:")))
    for seed in SEEDS:
        found = made.values(seed, Work("t"))
        a, n = rational(found["a"]), rational(found["n"])
        assert a is not None
        assert a > 2
        assert n != a


def test_conditions_that_never_hold_name_themselves() -> None:
    """A draw that cannot meet its conditions ends, and says which one failed."""
    made = template(changed(("prompt:", "require: [n > 0, a^2 < 0]\nprompt:")))
    with pytest.raises(TemplateError, match=r"TEMPLATE-require.*a\^2 < 0.*failed 200 times"):
        made.draw(1)


def test_a_condition_compares_numbers_only() -> None:
    """Sizes of what is no number are not compared by guessing."""
    made = template(changed(("prompt:", "require: [f > 1]\nprompt:")))
    with pytest.raises(TemplateError, match="TEMPLATE-require"):
        made.draw(1)


def test_too_much_work_ends_the_draw() -> None:
    """A value that grows out of bounds is an error, not a long wait."""
    product = "*".join(f"(x + {number})" for number in range(9))
    huge = "  g0: ln(x)\n" + "".join(f"  g{n}: {product}*g{n - 1} + ln(g{n - 1})\n" for n in range(1, 12))
    with pytest.raises((TemplateError, ErrorList)):
        drawing("k: {integer: [1, 2]}", huge).draw(1)


def test_too_deep_a_value_ends_the_draw() -> None:
    """A value nested out of bounds is an error with a code, not a crash of the interpreter."""
    deep = "  g0: x\n" + "".join(f"  g{n}: {'ln(1 + ' * 30}g{n - 1}{')' * 30}\n" for n in range(1, 12))
    with pytest.raises(TemplateError, match="TEMPLATE-budget"):
        drawing("k: {integer: [1, 2]}", deep).draw(1)


@given(st.integers(0, 2**53 - 1), st.sampled_from(["en", "vi"]))
def test_the_same_seed_gives_the_same_problem(seed: int, locale: str) -> None:
    """Two templates loaded from one text draw equal problems."""
    assert template().draw(seed, locale) == template().draw(seed, locale)


EVERYTHING = """\
k: {integer: [-3, 3], except: [0]}
  l, m: {distinct: [1, 9], sorted: true}
  r: {rational: [-2, 2]}
  u, v: {shuffle: [x^2, sin(x), e^x, ln(x)]}
  P: {polynomial: {degree: [2, 4], coefficients: [-5, 5], terms: [2, 3], order: shuffled}}
  w: {choice: [k*x, P, 1/x]}"""


GOLDEN = [
    "8, 2, 2, 6, 7, 5/3, sin(x), e^x, -4x^3 + 5x^2, 2x, 8x^2, (2x)^7, -4x^3 + 6x^7 + 5x^2",
    "4, 2, 3, 3, 7, 9/5, x^2, sin(x), x - 2x^4, x - 2x^4, 4x^2, x^2 + x - 2x^4, -2x^4 + 3x^7 + x",
    "-8, 2, -3, 2, 3, 1/2, sin(x), ln(x), 4x + 5 - 5x^3, -3x, -8x^2, sin(x) + 4x + 5 - 5x^3, -5x^3 + 4x + 2x^7 + 5",
    "6, 6, -3, 6, 8, 5/4, e^x, ln(x), -5 - 4x^2 - 3x^3, 1/x, x^6 + 6, (1/x)^8, -3x^3 - 5 + 6x^7 - 4x^2",
]


def test_golden_draws() -> None:
    """What these seeds draw was settled once and for all: a change here redraws every exercise ever given."""
    made = drawing(EVERYTHING, "  g: {pick: [u + P, u*v, w^m]}\n  h: {shuffle: P + l*x^7}\n")
    found = [", ".join(text.show(value) for value in made.values(seed, Work("t")).values()) for seed in range(4)]
    assert found == GOLDEN


@pytest.mark.parametrize("seed", [-1, 2**53])
def test_seeds_have_bounds(seed: int) -> None:
    """A seed outside 0 … 2^53 - 1 is refused: JSON could not carry it."""
    with pytest.raises(TemplateError, match="TEMPLATE-seed"):
        template().draw(seed)


def test_an_unknown_language_is_refused() -> None:
    """A template is drawn in the languages it is written in."""
    with pytest.raises(TemplateError, match="TEMPLATE-locale"):
        template().draw(1, "fr")


def test_problems_do_not_depend_on_the_hash_seed() -> None:
    """Another hash seed of Python, another process: the same problems, byte for byte."""
    code = (
        "from gradekit.templates.library import library;"
        "L = library();"
        "print([repr(L.get(name).draw(seed, 'vi')) for name in list(L)[::7] for seed in (1, 2)])"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""}
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1
