"""What a proof must not do: identities that fail somewhere on the real domain are never `proved`."""

from __future__ import annotations

import pytest

from gradekit.equivalence.counterexample import SIMPLE
from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted
from gradekit.equivalence.question import Policies, Question
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from gradekit.model.domain_text import read_domain

NAMES = ("x", "y", "n", "a", "b")


def tree(text: str) -> Node:
    reading = read(text, ReaderSettings(names=NAMES))
    assert isinstance(reading, Reading), text
    return reading.tree


def verdict(reference: str, answer: str, domain: str = "", seed: bytes = b"") -> Decision:
    return decide(Question(tree(reference), NAMES, read_domain(domain, NAMES), Policies(), seed), tree(answer))


TRAPS = (
    ("sqrt(x^2)", "x", ""), ("sqrt(x^2)", "-x", ""), ("sqrt(x^2 y^2)", "x y", ""), ("ln(x^2)", "2ln(-x)", ""),
    ("sqrt((x-1)^2)", "x-1", "x>0"), ("sqrt((x-1)^2)", "1-x", "x<2"), ("(x^2)^(1/2)", "x", ""),
    ("(x^6)^(1/6)", "x", ""),
    ("(x^4)^(1/4)", "x", ""), ("asin(sin(x))", "x", ""), ("acos(cos(x))", "x", ""), ("atan(tan(x))", "x", ""),
    ("acosh(cosh(x))", "x", ""), ("abs(x+1)", "abs(x)+1", ""), ("abs(x-y)", "x-y", ""), ("max(x,y)", "x", ""),
    ("cbrt(x^2)", "x^(1/3)", ""), ("x^(2/6)", "(x^2)^(1/6)", ""), ("sqrt(x^2+2x+1)", "x+1", ""),
    ("sqrt(1-cos(x)^2)", "sin(x)", ""), ("sqrt(1+tan(x)^2)", "sec(x)", ""), ("sqrt(cosh(x)^2-1)", "sinh(x)", ""),
    ("ln(abs(x))", "ln(-x)", ""), ("(-x)^(1/3)", "x^(1/3)", ""), ("sqrt(x^3)", "x sqrt(-x)", ""),
    ("floor(2x)", "2floor(x)", ""),
    ("atan(1/x)", "pi/2-atan(x)", ""), ("sign(x)", "1", ""), ("sign(x^2)", "1", ""), ("relu(x)", "abs(x)", ""),
    ("(a b)^(1/2)", "a^(1/2)*b^(1/2)", ""), ("ln(x/y)", "ln(x)-ln(y)", ""), ("(x+1)^2/(x+1)", "abs(x+1)", ""),
    ("cos(pi n)", "1", "n integer"), ("(-1)^n", "-1", "n integer"), ("sin(pi n/2)", "0", "n integer"),
    ("sin(x)", "cos(x)", ""),
    ("e^(x y)", "e^x*e^y", ""), ("ln(x+y)", "ln(x)+ln(y)", "x>0, y>0"), ("sqrt(x+y)", "sqrt(x)+sqrt(y)", "x>0, y>0"),
    ("(x+y)^2", "x^2+y^2", ""), ("tan(2x)", "2tan(x)", ""), ("2^x*3^x", "5^x", ""), ("(2^x)^2", "2^(x^2)", ""),
    ("abs(x)/x", "1", ""), ("heaviside(x)", "(1+sign(x))/2+0*ln(x)", ""), ("sqrt(2)^2", "2.0000001", ""),
    ("sqrt(x)*sqrt(x-1)", "sqrt(x^2-x)*sign(x-2)", ""),
)  # fmt: skip


@pytest.mark.parametrize(("reference", "answer", "domain"), TRAPS)
def test_traps_are_refuted(reference: str, answer: str, domain: str) -> None:
    """Each tempting identity is refuted on the domain where it fails."""
    assert isinstance(verdict(reference, answer, domain).evidence, Refuted)


@pytest.mark.parametrize("k", [1, 2, 3, 5, 8, 13])
def test_differences_far_out_are_not_proved(k: int) -> None:
    """A kink anywhere keeps the two sides of it apart."""
    assert not isinstance(verdict(f"abs(x-{k})", f"x-{k}").evidence, Proved)
    assert not isinstance(verdict(f"sqrt((x+{k})^2)", f"x+{k}").evidence, Proved)
    assert isinstance(verdict(f"abs(x-{k})", f"x-{k}", f"x>{k}").evidence, Proved)


def test_a_reference_without_values_is_the_question_s_fault() -> None:
    """Neither a wrong nor a right answer: the limit names the reference."""
    for answer in ("x", "sqrt(-1-x^2)", "ln(-1)"):
        assert verdict("sqrt(-1-x^2)", answer).evidence == Exhausted("reference-undefined")


def test_a_long_reference_is_not_called_undefined() -> None:
    """Where the bound of work forbids every point, the limit says so; the reference is not accused."""
    single = [f"ln(x+{k})" for k in range(1, 200)]
    pairs = "+".join(f"ln((x+{k})*(x+{k + 1}))" for k in range(1, 199, 2))
    assert verdict("+".join(single), f"{pairs}+{single[-1]}").evidence == Exhausted("work")


def test_the_same_question_gives_the_same_evidence() -> None:
    """Earlier answers and their order change nothing."""
    question = Question(tree("2sin(x)cos(x)"), NAMES)
    answers = ["sin(2x)", "2sin(x)", "sin(x)cos(x)+sin(2x)/2", "sin(4x)/(2cos(2x))", "sqrt(sin(2x)^2)", "cos(2x-pi/2)"]
    first = [decide(question, tree(answer)) for answer in answers]
    again = [decide(question, tree(answer)) for answer in reversed(answers)][::-1]
    alone = [decide(Question(tree("2sin(x)cos(x)"), NAMES), tree(answer)) for answer in answers]
    assert first == again == alone


def test_the_seed_moves_the_points() -> None:
    """Where no simple point shows the difference, another seed gives other points, the same seed the same ones."""
    zeros = "*".join(f"(x-({value}))" for value in SIMPLE)
    points = [verdict("x", f"x+{zeros}", seed=seed).evidence for seed in (b"a", b"b", b"a")]
    assert points[0] == points[2] != points[1]


HOSTILE = (
    "exp(exp(exp(exp(x))))", "(x+1)^100000", "(a+b+x+y+n)^40", "sin(60x)^60", "(x^37+x^31+1)^29/(x^23-x-1)^31",
    "sin(x)^40+cos(x)^40-1+tan(x)^17", "ln(x^60+3x^41+7)sqrt(x^59+1)", "((x+1)^50+(x+2)^50)^20", "1/sin(1/x)",
    "(1+1/x)^(x^9)", "sqrt(2+sqrt(3+sqrt(5+sqrt(7+sqrt(11+sqrt(13))))))-x", "(sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7))^20+x",
    "tan(tan(tan(tan(x))))", "cos(2pi/97)+cos(2pi/89)+x", "1000003^(1000003/1000033)+x", "floor(x^100)",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_end(text: str) -> None:
    """Every pair with a hostile side ends with evidence of some kind, as reference and as answer."""
    for reference, answer in (
        (text, "x"),
        ("x", text),
        (text, f"({text})*(x^2+2)/(2+x^2)"),
        (text, f"{text}+sin(x)^2"),
    ):
        assert verdict(reference, answer).evidence is not None
