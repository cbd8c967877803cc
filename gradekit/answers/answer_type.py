"""What an answer type is: five functions with a law each, and specimens that show them at work."""

from __future__ import annotations

from typing import Protocol

from gradekit.equivalence.decide import Prover
from gradekit.equivalence.evidence import Decision
from gradekit.equivalence.forms import FormFault
from gradekit.equivalence.question import Question
from gradekit.expression.reading import ReaderSettings
from gradekit.expression.tree import Node
from gradekit.model.answer import Answer
from gradekit.values import value


@value
class Specimen:
    """One row of a type's behaviour: `typed` in answer to `answer` gives `outcome`, with `note` where one is stated.

    `note` is the verdict's note, or the code of its complaint; empty: any.
    """

    answer: Answer
    typed: str
    outcome: str = "correct"
    note: str = ""
    locale: str = "en"


class AnswerType(Protocol):
    """A kind of expected answer.  Every method is a function of its arguments alone."""

    @property
    def name(self) -> str:
        """The name in template files and documents; also the name of the module."""

    def settings(self, answer: Answer, locale: str) -> ReaderSettings:
        """How a response is read."""

    def question(self, answer: Answer) -> Question:
        """What a response is compared with; work that every response shares is done here, once."""

    def compare(self, answer: Answer, question: Question, tree: Node, prover: Prover | None = None) -> Decision:
        """Does the tree mean the expected answer?  `compare` of `show` is never a refutation."""

    def check_form(self, answer: Answer, question: Question, tree: Node) -> FormFault | None:
        """Is the tree, as typed, in the form that is asked for?  Called for equal answers only."""

    def show(self, answer: Answer) -> Node:
        """The answer as a key prints it.  Typed back in, it is correct."""

    def specimens(self) -> tuple[Specimen, ...]:
        """Responses that must pass."""

    def near_misses(self) -> tuple[Specimen, ...]:
        """Responses that look right and must not pass."""
