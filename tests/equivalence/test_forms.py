"""The tables of forms: each expression passes its form, each equal near-miss does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Proved, Sampled
from gradekit.equivalence.forms import FORMS, check_form
from gradekit.equivalence.question import Question
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node

TABLES = Path(__file__).parent.parent / "tables" / "forms"
NAMES = ("x", "y", "z", "a", "b", "c", "d")


def tree(text: str) -> Node:
    """The reading of a table's text."""
    reading = read(text.strip(), ReaderSettings(names=NAMES))
    assert isinstance(reading, Reading), (text, reading)
    return reading.tree


def rows(form: str) -> list[tuple[str, list[str]]]:
    """The rows of a form's table: the right form and its near-misses."""
    lines = (TABLES / f"{form}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("~") for line in lines if line.strip() and not line.startswith("#")]
    return [(right.strip(), [miss.strip() for miss in misses.split(";")]) for right, misses in pairs]


@pytest.mark.parametrize("form", list(FORMS))
def test_right_forms_pass(form: str) -> None:
    """Every expression of the table that has the form passes."""
    failed = [
        (right, fault.code) for right, _ in rows(form) if (fault := check_form(tree(right), form, question(right)))
    ]
    assert failed == []


@pytest.mark.parametrize("form", list(FORMS))
def test_near_misses_are_caught(form: str) -> None:
    """Every equal expression that lacks the form has a fault."""
    passed = [
        miss for right, misses in rows(form) for miss in misses if check_form(tree(miss), form, question(right)) is None
    ]
    assert passed == []


@pytest.mark.parametrize("form", list(FORMS))
def test_near_misses_are_equal(form: str) -> None:
    """Every near-miss of a table is equal to its right form."""
    unequal = [
        (right, miss)
        for right, misses in rows(form)
        for miss in misses
        if not isinstance(decide(question(right), tree(miss)).evidence, Proved | Sampled)
    ]
    assert unequal == []


@pytest.mark.parametrize("form", list(FORMS))
def test_tables_are_long_enough(form: str) -> None:
    """Each form has at least 20 different expressions that pass and 20 different near-misses."""
    table = rows(form)
    assert len({right for right, _ in table}) >= 20
    assert len({miss for _, misses in table for miss in misses}) >= 20
    assert all(len(set(misses)) == len(misses) for _, misses in table)


def test_each_form_has_a_table_and_each_table_a_form() -> None:
    """A form without a table is a failing test, and so is a table that no form reads."""
    assert {path.stem for path in TABLES.glob("*.txt")} == set(FORMS)


def test_faults_speak_two_languages() -> None:
    """Every fault has a code and a sentence in English and in Vietnamese."""
    for form in FORMS:
        for right, misses in rows(form):
            for miss in misses:
                fault = check_form(tree(miss), form, question(right))
                assert fault is not None
                assert fault.code
                assert fault.message["en"]
                assert fault.message["vi"]


def question(reference: str) -> Question:
    """A question whose reference is the text."""
    return Question(tree(reference), NAMES)
