"""The point that a refutation shows: one that a student can try by hand, inside the domain."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.question import Policies, Question
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from gradekit.model.domain_text import read_domain


def tree(text: str) -> Node:
    reading = read(text, ReaderSettings(any_name=True))
    assert isinstance(reading, Reading), text
    return reading.tree


def shown(reference: str, answer: str, domain: str = "", names: tuple[str, ...] = ("x",)) -> dict[str, str]:
    evidence = decide(Question(tree(reference), names, read_domain(domain, names), Policies()), tree(answer)).evidence
    assert isinstance(evidence, Refuted)
    assert evidence.values is not None
    return {name: str(value) for name, value in evidence.point}


POINTS = (
    ("x+1", "x", "", "1"),
    ("x^2", "x", "", "2"),
    ("x+1", "1+x+x*(x-1)*(x-2)", "", "-1"),
    ("x+1", "x^2+1-sin(pi*x)", "", "2"),
    ("cos(x)", "cos(x)+x-1", "", "0"),
    ("2x", "x^2", "", "1"),  # at 0 and 2 the same
    ("x", "x^3", "", "2"),
    ("1/(2sqrt(x))", "2sqrt(x)", "", "1"),  # no value at 0
    ("ln(x)", "x*ln(x)", "", "2"),  # the same at 1
    ("x^2", "x^3", "", "2"),
    ("x", "x+1", "x > 0", "1"),
    ("x", "x+1", "0 < x < 1", "1/2"),
    ("x", "x+1", "3 < x < 4", "7/2"),
    ("x", "x+1", "0.30 < x < 0.31", "4/13"),
    ("x", "x+1", "x > 100", "101"),
    ("x", "x+1", "x < -7.5", "-8"),
    ("x", "x+1", "x < -11.5", "-12"),
    ("sqrt(x-20)", "sqrt(x-20)+1", "x > 20", "21"),
    ("n", "n+1", "n integer, 1/3 < n < 9/4", "1"),
    ("n", "n+1", "n integer, n > 1000", "1001"),
)  # fmt: skip


@pytest.mark.parametrize(("reference", "answer", "domain", "point"), POINTS)
def test_the_first_simple_point_of_the_domain_that_shows_the_difference(
    reference: str, answer: str, domain: str, point: str
) -> None:
    """Easy numbers come first; points outside the domain, or where both agree, are passed over."""
    name = "n" if "n" in domain else "x"
    assert shown(reference, answer, domain, (name,)) == {name: point}


def test_several_variables_take_different_values() -> None:
    """Sides that differ by a change of places are told apart."""
    assert shown("x-y", "y-x", names=("x", "y")) == {"x": "1", "y": "0"}


def test_where_simple_points_agree_another_point_is_shown() -> None:
    """A difference that is 0 at every whole number is still refuted, at a point where it is seen."""
    found = shown("x", "x+sin(pi*x)*sin(2*pi*x)*sin(10*pi*x)")
    assert Fraction(found["x"]).denominator > 10


def test_a_wrong_answer_changes_nothing_for_the_next_one() -> None:
    """The simple points looked at for one answer leave no trace in the verdict on another."""
    question = Question(tree("ln(x)/ln(x)"), ("x",))
    fresh = Question(tree("ln(x)/ln(x)"), ("x",))
    decide(question, tree("2"))
    for answer in ("1", "x/x", "ln(x^2)/ln(x^2)", "sqrt(ln(x)^2)/abs(ln(x))"):
        assert decide(question, tree(answer)) == decide(fresh, tree(answer))
