"""An antiderivative: any function with the right derivative, up to a constant on each interval of the domain."""

from __future__ import annotations

from gradekit.answers.answer_type import AnswerType, Specimen
from gradekit.answers.constant_letter import depends
from gradekit.answers.expression import ExpressionAnswer
from gradekit.answers.jumps import Jump, find_jump
from gradekit.calculus.derivation import differentiate
from gradekit.equivalence.decide import Prover, decide
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted, Sampled
from gradekit.equivalence.forms import FormFault
from gradekit.equivalence.question import Policies, Question
from gradekit.errors import GradekitError
from gradekit.expression.reading import ReaderSettings
from gradekit.expression.tree import ZERO, Node, Product, Sum, Symbol, symbols
from gradekit.model.answer import Answer
from gradekit.values import replace

CONSTANTS = ("C", "c", "K", "k")
"""Letters for the constant of integration, unless they are declared for something else."""

CONSTANT_FAULT = {
    "en": "This is one antiderivative; all of them are asked for: add a constant, + C.",
    "vi": "Đây mới là một nguyên hàm; cần viết họ nguyên hàm: hãy cộng thêm hằng số C.",
}


class AntiderivativeAnswer(ExpressionAnswer):
    """Differentiated, it is the integrand wherever that is defined; and it has no jump inside an interval of it.

    The integrand is `answer.of`, or the derivative of `answer.value`.  A different constant on each interval is right:
    `ln(abs(x)) + sign(x)` for 1/x.  Policy `constant`: with `required` an answer without + C has the wrong form.
    """

    name = "antiderivative"

    def labels(self, answer: Answer) -> tuple[str, ...]:
        """`F(x) =`, `y =`."""
        return answer.labels or ("y", *(f"{name}({variable})" for variable in answer.variables[:1] for name in "Ff"))

    def settings(self, answer: Answer, locale: str) -> ReaderSettings:
        """The variables, and a letter for the constant."""
        return replace(super().settings(answer, locale), names=(*answer.variables, *_constants(answer)))

    def question(self, answer: Answer) -> Question:
        """The integrand is what derivatives of responses are compared with."""
        integrand = answer.of if answer.of is not None else differentiate(answer.value, answer.variables[0])
        names = (*answer.variables, *_constants(answer))
        return replace(super().question(answer), reference=integrand, variables=names)

    def compare(self, answer: Answer, question: Question, tree: Node, prover: Prover | None = None) -> Decision:
        """The derivative is right, and the difference to the key is the same all over each interval."""
        try:
            derivative = differentiate(tree, answer.variables[0])
        except GradekitError:
            return Decision(Exhausted("derivative"))
        # The second term is 0 where the response has a value, and has none where it has none.
        decision = decide(question, Sum((derivative, Product((ZERO, tree)))), prover)
        if isinstance(decision.evidence, Proved | Sampled):
            jump = find_jump(question, answer.value, tree, answer.variables[0])
            if isinstance(jump, Jump):
                return Decision(Refuted(jump.point, jump.values), "jump")
            if jump is not None:
                return Decision(Exhausted("jumps"))
        return decision

    def check_form(self, answer: Answer, question: Question, tree: Node) -> FormFault | None:
        """The constant, where it is required; then the form."""
        letters = _letters(answer, tree)
        if answer.policies.constant == "required" and not any(depends(question, tree, letter) for letter in letters):
            return FormFault("constant-missing", CONSTANT_FAULT)
        return super().check_form(answer, question, tree)

    def show(self, answer: Answer) -> Node:
        """The author's form, with + C where the constant is required."""
        shown = super().show(answer)
        if answer.policies.constant == "optional" or _letters(answer, shown):
            return shown
        terms = shown.terms if isinstance(shown, Sum) else (shown,)
        return Sum((*terms, Symbol(_constants(answer)[0])))

    def specimens(self) -> tuple[Specimen, ...]:
        """Other constants, other forms, other constants on other intervals."""
        from gradekit.answers.authored import expected

        square = expected("antiderivative", "x^2")
        optional = expected("antiderivative", "sin(x)^2", policies=Policies(constant="optional"))
        inverse = expected("antiderivative", "ln(abs(x))")
        return (
            Specimen(square, "x^2 + C"),
            Specimen(square, "F(x) = x^2 + 3 + c"),
            Specimen(square, "(x-1)(x+1) + K"),
            Specimen(optional, "-cos(x)^2"),
            Specimen(optional, "-cos(2x)/2"),
            Specimen(inverse, "ln|x| + C"),
            Specimen(inverse, "ln|5x| + C"),
            Specimen(inverse, "ln|x| + sign(x) + C"),
            Specimen(expected("antiderivative", "ln(x)", domain="x > 0"), "ln(3x) + C"),
        )

    def near_misses(self) -> tuple[Specimen, ...]:
        """No constant, half the domain, a jump, a constant that multiplies."""
        from gradekit.answers.authored import expected

        square = expected("antiderivative", "x^2")
        inverse = expected("antiderivative", "ln(abs(x))")
        return (
            Specimen(square, "x^2", "wrong_form", "constant-missing"),
            Specimen(square, "x^2 + 1", "wrong_form", "constant-missing"),
            Specimen(square, "x^2 + sin(C)^2 + cos(C)^2", "wrong_form", "constant-missing"),
            Specimen(square, "C*x^2", "incorrect"),
            Specimen(square, "x^2 + x + C", "incorrect"),
            Specimen(square, "2x + C", "incorrect"),
            Specimen(square, "x^2 + sign(x) + C", "incorrect", "jump"),
            Specimen(square, "x^2 + floor(x) + C", "incorrect", "jump"),
            Specimen(inverse, "ln(x) + C", "incorrect"),
            Specimen(inverse, "-1/x^2 + C", "incorrect"),
            Specimen(square, "x^2 + sign(x - 20) + C", "incorrect", "jump"),
            Specimen(expected("antiderivative", "arctan(x)"), "-arctan(1/x) + C", "incorrect", "jump"),
        )


def _constants(answer: Answer) -> tuple[str, ...]:
    return tuple(letter for letter in CONSTANTS if letter not in answer.variables)


def _letters(answer: Answer, tree: Node) -> list[str]:
    """Letters for the constant that stand in the tree and are not plainly without effect."""
    letters = [name for name in symbols(tree) if name in _constants(answer)]
    return [letter for letter in letters if differentiate(tree, letter) != ZERO]


TYPE: AnswerType = AntiderivativeAnswer()
