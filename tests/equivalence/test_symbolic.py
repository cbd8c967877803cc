"""sympy as the last prover: what only it proves, and that it cannot hold anyone up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Proved, Refuted, Sampled
from gradekit.equivalence.question import Question
from gradekit.equivalence.worker import SympyProver
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node

ONLY_SYMPY = (
    ("ln(sqrt(3+2sqrt(2)))x", "ln(1+sqrt(2))x"),
    ("sin(atan(x)/2)^2", "(1-1/sqrt(1+x^2))/2"),
    ("sqrt(1+sin(2x))", "abs(sin(x)+cos(x))"),
    ("sin(pi/5)x", "sqrt(10-2sqrt(5))/4*x"),
    ("sqrt(4+2sqrt(3))+x", "1+sqrt(3)+x"),
)


def tree(text: str) -> Node:
    reading = read(text, ReaderSettings(names=("x",)))
    assert isinstance(reading, Reading), text
    return reading.tree


@pytest.fixture(scope="module")
def prover() -> Iterator[SympyProver]:
    with SympyProver(20) as worker:
        yield worker


@pytest.mark.slow
@pytest.mark.parametrize(("reference", "answer"), ONLY_SYMPY)
def test_sympy_turns_sampled_into_proved(reference: str, answer: str, prover: SympyProver) -> None:
    """Pairs that our own stages only sample are proved by sympy."""
    question = Question(tree(reference), ("x",))
    assert isinstance(decide(question, tree(answer)).evidence, Sampled)
    assert decide(question, tree(answer), prover).evidence == Proved("sympy")


def test_a_deadline_leaves_the_verdict() -> None:
    """A prover that runs out of time leaves `sampled`, marked `deadline`."""
    reference, answer = ONLY_SYMPY[0]
    decision = decide(Question(tree(reference), ("x",)), tree(answer), lambda *_: None)
    assert isinstance(decision.evidence, Sampled)
    assert decision.deadline


def test_the_prover_is_not_asked_where_all_is_known() -> None:
    """Proved and refuted pairs never reach the prover."""

    def never(question: Question, answer: Node) -> bool | None:
        raise AssertionError((question, answer))

    assert isinstance(decide(Question(tree("2x"), ("x",)), tree("x+x"), never).evidence, Proved)
    assert isinstance(decide(Question(tree("2x"), ("x",)), tree("x^2"), never).evidence, Refuted)


@pytest.mark.slow
def test_a_killed_worker_is_replaced() -> None:
    """A worker that takes too long is killed; the next pair gets a new one."""
    reference, answer = ONLY_SYMPY[0]
    with SympyProver(20) as worker:
        question = Question(tree(reference), ("x",))
        worker.seconds = 1e-6
        assert worker(question, tree(answer)) is None
        worker.seconds = 20
        assert worker(question, tree(answer)) is True
