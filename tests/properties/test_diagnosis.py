"""The diagnosis stands any function and any answer."""

from __future__ import annotations

from hypothesis import given

from gradekit.calculus.derivation import derive
from gradekit.errors import TemplateError
from gradekit.expression.tree import Node
from gradekit.grading.diagnosis import diagnose
from gradekit.model.answer import Answer
from tests.properties.trees import trees


@given(trees(names=("x", "a"), size=7), trees(names=("x", "a", "u"), size=5))
def test_diagnosis_never_fails(function: Node, answer: Node) -> None:
    """Whatever is asked and answered, the diagnosis gives a mistake or none, and never one for the right answer."""
    try:
        right = derive(function, "x").result
    except TemplateError:
        return
    question = Answer("derivative", right, variables=("x",), of=function)
    diagnose(question, answer)
    assert diagnose(question, right) is None
