"""An expression: any formula that means the same function on the domain."""

from __future__ import annotations

from gradekit.answers.answer_type import AnswerType, Specimen
from gradekit.digest import sha256
from gradekit.equivalence.decide import Prover, decide
from gradekit.equivalence.evidence import Decision
from gradekit.equivalence.forms import FormFault, check_form
from gradekit.equivalence.question import Question
from gradekit.expression.printing import text
from gradekit.expression.reading import ReaderSettings
from gradekit.expression.tree import Node
from gradekit.model.answer import Answer


class ExpressionAnswer:
    """Equal as a function wherever the reference is defined."""

    name = "expression"

    def labels(self, answer: Answer) -> tuple[str, ...]:
        """Left sides that may be typed in front of the answer."""
        return answer.labels or ("y", *(f"f({variable})" for variable in answer.variables[:1]))

    def settings(self, answer: Answer, locale: str) -> ReaderSettings:
        """The variables of the answer are the declared names."""
        return ReaderSettings(
            names=answer.variables, locale=locale, log=answer.policies.log, labels=self.labels(answer)
        )

    def question(self, answer: Answer) -> Question:
        """The reference on its domain; the random points hang on the reference alone."""
        seed = sha256(text.show(answer.value).encode()).digest()[:16]
        return Question(answer.value, answer.variables, answer.domain, answer.policies, seed)

    def compare(
        self,
        answer: Answer,  # noqa: ARG002 other types look at it
        question: Question,
        tree: Node,
        prover: Prover | None = None,
    ) -> Decision:
        """Both mean the same real function on the domain."""
        return decide(question, tree, prover)

    def check_form(self, answer: Answer, question: Question, tree: Node) -> FormFault | None:
        """The form the author asks for, if any."""
        return check_form(tree, answer.form, question) if answer.form else None

    def show(self, answer: Answer) -> Node:
        """The author's form where there is one, else the value."""
        return answer.shown if answer.shown is not None else answer.value

    def specimens(self) -> tuple[Specimen, ...]:
        """Equal functions, however they are written."""
        from gradekit.answers.authored import expected

        square = expected("expression", "(x+1)^2")
        positive = expected("expression", "ln(x^2)", domain="x > 0")
        return (
            Specimen(square, "x^2+2x+1"),
            Specimen(square, "y = (1+x)(x+1)"),
            Specimen(square, "f(x) = x(x+2)+1"),
            Specimen(square, "(x+1)^3/(x+1)"),
            Specimen(positive, "2ln(x)"),
            Specimen(expected("expression", "x^2-1", form="factored"), "(x-1)(x+1)"),
            Specimen(expected("expression", "2,5x"), "2,5x", locale="vi"),
        )

    def near_misses(self) -> tuple[Specimen, ...]:
        """Near in looks, different in meaning or form."""
        from gradekit.answers.authored import expected

        square = expected("expression", "(x+1)^2")
        return (
            Specimen(square, "x^2+1", "incorrect"),
            Specimen(square, "x^2+2x-1", "incorrect"),
            Specimen(square, "(x+1)^2.0001", "incorrect"),
            Specimen(square, "x^2+2x+", "unreadable"),
            Specimen(square, "t^2+2t+1", "unreadable"),
            Specimen(expected("expression", "ln(x^2)"), "2ln(x)", "incorrect"),
            Specimen(expected("expression", "sqrt(x^2)"), "x", "incorrect"),
            Specimen(expected("expression", "x^2-1", form="factored"), "x^2-1", "wrong_form"),
            Specimen(expected("expression", "e^2*x"), "e^2x+1", "incorrect"),
            Specimen(expected("expression", "e^(2x)"), "e^2x", "undecided", "two-readings"),
        )


TYPE: AnswerType = ExpressionAnswer()
