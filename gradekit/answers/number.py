"""A number: exact, to so many decimal places, or within a tolerance.  Rounding exists here and nowhere else."""

from __future__ import annotations

from fractions import Fraction

from gradekit.answers.answer_type import AnswerType, Specimen
from gradekit.answers.expression import ExpressionAnswer
from gradekit.answers.nearness import Nearness, near, numeral
from gradekit.equivalence.decide import Prover, decide
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted
from gradekit.equivalence.forms import FormFault
from gradekit.equivalence.forms.decimal import NOT_DECIMAL
from gradekit.equivalence.forms.simplified import WORKED_OUT
from gradekit.equivalence.question import Question
from gradekit.expression.reading import ReaderSettings
from gradekit.expression.tree import E_CONSTANT, Function, Node, Power, walk
from gradekit.model.answer import Answer

_SPELLED_POWERS = frozenset({"exp", "sqrt", "cbrt", "root"})
"""Functions that only spell a power in another way: `exp(-1)` and `1/sqrt(e)` are as finished as `e^(-1/2)`."""

PLACES_FAULT = {
    "en": "The value is right, but {places} decimal places are asked for.",
    "vi": "Giá trị đúng, nhưng cần ghi {places} chữ số thập phân.",
}


class NumberAnswer(ExpressionAnswer):
    """Equal to a number: exactly; within half a unit of the last place asked; or within a tolerance.

    With `places` n: |answer - value| ≤ ½·10⁻ⁿ and at least n decimal places typed.  Forms without a decimal mark
    (`1/3`, `sqrt(2)`) pass the first condition alone, unless `form` is `decimal`; a whole number has no places and
    passes only where it is the value exactly.  Where an exact value is a plain number, a response in which a function
    is still to be taken (`log(8, 2)` for 3) restates the question: it has the wrong form.  With a tolerance:
    |answer - value| ≤ max(absolute, relative·|value|).
    """

    name = "number"

    def labels(self, answer: Answer) -> tuple[str, ...]:
        """None but what the author states: a number has no usual name."""
        return answer.labels

    def settings(self, answer: Answer, locale: str) -> ReaderSettings:
        """A number has no variables."""
        return ReaderSettings(names=(), locale=locale, log=answer.policies.log, labels=self.labels(answer))

    def compare(self, answer: Answer, question: Question, tree: Node, prover: Prover | None = None) -> Decision:
        """Equal, or as near as the author allows."""
        bound = _bound(answer)
        if bound is None:
            return decide(question, tree, prover)
        nearness = near(question.reference, tree, *bound)
        match nearness:
            case Nearness(near=True):
                return Decision(Proved("interval", (), (f"|answer - value| <= {_bound_in_words(answer)}",)))
            case Nearness(near=False, values=None, undefined=undefined):
                return Decision(Refuted((), undefined=undefined), "undefined")
            case Nearness(near=False, values=values):
                return Decision(Refuted((), values))
            case _:
                return Decision(Exhausted("bits"))

    def check_form(self, answer: Answer, question: Question, tree: Node) -> FormFault | None:
        """The form the author asks for; with `places`, that so many decimal places are typed."""
        if answer.places is None:
            spelled = _SPELLED_POWERS if _has_power(answer.value) else frozenset()
            if _bound(answer) is None and _has_function(tree, spelled) and not _has_function(answer.value):
                return WORKED_OUT
            return super().check_form(answer, question, tree)
        typed = numeral(tree)
        if typed is None:
            return NOT_DECIMAL if answer.form == "decimal" else None
        if typed.places >= answer.places:
            return None
        if typed.whole and answer.form != "decimal" and isinstance(decide(question, tree).evidence, Proved):
            return None
        return FormFault("places", {k: text.format(places=answer.places) for k, text in PLACES_FAULT.items()})

    def specimens(self) -> tuple[Specimen, ...]:
        """Exact forms, enough places, values inside the tolerance and on its very edge."""
        from gradekit.answers.authored import expected

        third = expected("number", "1/3", places=3)
        tenth = expected("number", "2.5", absolute=Fraction(1, 10))
        return (
            Specimen(expected("number", "1/3"), "2/6"),
            Specimen(expected("number", "1/2"), "0.5"),
            Specimen(expected("number", "sqrt(8)"), "2sqrt(2)"),
            Specimen(expected("number", "pi/6"), "30pi/180"),
            Specimen(expected("number", "e^(-1/2)"), "1/sqrt(e)"),
            Specimen(expected("number", "1/e"), "exp(-1)"),
            Specimen(third, "0.333"),
            Specimen(third, "0.3333"),
            Specimen(third, "1/3"),
            Specimen(third, "3.33e-1", note=""),
            Specimen(expected("number", "0.125", places=2), "0.13"),
            Specimen(expected("number", "0.125", places=2), "0.12"),
            Specimen(expected("number", "2", places=2), "2"),
            Specimen(expected("number", "2", places=2), "2.00"),
            Specimen(expected("number", "sqrt(2)", places=2), "1.41"),
            Specimen(expected("number", "-sqrt(2)", places=2), "-1.41"),
            Specimen(tenth, "2.6"),
            Specimen(tenth, "2.4"),
            Specimen(expected("number", "-200", relative=Fraction(1, 100)), "-198"),
            Specimen(expected("number", "1/3", places=2), "0,33", locale="vi"),
            Specimen(expected("number", "1/3", places=2, form="decimal"), "0.33"),
        )

    def near_misses(self) -> tuple[Specimen, ...]:
        """Rounded where it must be exact, too few places, just outside the tolerance."""
        from gradekit.answers.authored import expected

        third = expected("number", "1/3", places=3)
        tenth = expected("number", "2.5", absolute=Fraction(1, 10))
        return (
            Specimen(expected("number", "1/3"), "0.3333", "incorrect"),
            Specimen(expected("number", "pi"), "3.14159265358979", "incorrect"),
            Specimen(expected("number", "3"), "log(8, 2)", "wrong_form", "not-worked-out"),
            Specimen(expected("number", "1/2"), "sin(pi/6)", "wrong_form", "not-worked-out"),
            Specimen(expected("number", "pi/6"), "arcsin(1/2)", "wrong_form", "not-worked-out"),
            Specimen(expected("number", "2"), "sqrt(4)", "wrong_form", "not-worked-out"),
            Specimen(expected("number", "1/2"), "cos(pi/6)", "incorrect"),
            Specimen(third, "0.334", "incorrect"),
            Specimen(third, "0.3339", "incorrect"),
            Specimen(expected("number", "0.3", places=3), "0.3", "wrong_form", "places"),
            Specimen(expected("number", "1/3", places=2, form="decimal"), "1/3", "wrong_form", "not-decimal"),
            Specimen(expected("number", "1.999", places=2), "2", "wrong_form", "places"),
            Specimen(expected("number", "0.125", places=2), "0.1301", "incorrect"),
            Specimen(tenth, "2.6001", "incorrect"),
            Specimen(tenth, "2.39", "incorrect"),
            Specimen(tenth, "5/0", "incorrect", "undefined"),
            Specimen(tenth, "sqrt(-1)", "incorrect", "undefined"),
            Specimen(tenth, "x", "unreadable"),
            Specimen(tenth, "2,5", "unreadable"),
            Specimen(expected("number", "-200", relative=Fraction(1, 100)), "-197.9", "incorrect"),
        )


def _has_function(tree: Node, spelled: frozenset[str] = frozenset()) -> bool:
    return any(isinstance(node, Function) and node.name not in spelled for node in walk(tree))


def _has_power(value: Node) -> bool:
    return any(isinstance(node, Power) or node == E_CONSTANT for node in walk(value))


def _bound(answer: Answer) -> tuple[Fraction, Fraction] | None:
    """Absolute and relative tolerance, or None where the number must be exact."""
    if answer.places is not None:
        return Fraction(1, 2 * 10**answer.places), Fraction(0)
    if answer.absolute or answer.relative:
        return answer.absolute, answer.relative
    return None


def _bound_in_words(answer: Answer) -> str:
    if answer.places is not None:
        return f"1/2 * 10^-{answer.places}"
    return f"max({answer.absolute}, {answer.relative} * |value|)"


TYPE: AnswerType = NumberAnswer()
