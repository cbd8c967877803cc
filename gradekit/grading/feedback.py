"""What a student is told of a wrong answer: as much as the author chose."""

from __future__ import annotations

from decimal import Decimal

from gradekit.equivalence.evidence import Decision, Interval, Refuted
from gradekit.expression.printing.text import show
from gradekit.expression.tree import Node, Symbol, walk
from gradekit.grading.notes import sentence
from gradekit.model.answer import Answer
from gradekit.model.verdict import NamedMistake

LEVELS = ("step", "place", "name", "verdict")
"""Settings of the policy `feedback`, from most to least: with the step of the worked solution, without it, only the
name of the mistake, only that the answer is wrong."""

DIGITS = 4
"""Of a value in a counterexample, where so many tell the two apart."""
MOST_DIGITS = 8

_PART = {"en": "Look at {} in your answer.", "vi": "Hãy xem lại {} trong câu trả lời của bạn."}
_STEP = {"en": "In the worked solution, see step {} (“{}”).", "vi": "Trong lời giải, xem bước {} (“{}”)."}
_DIFFERS = {
    "en": "For example, at {} your answer gives {}, but the right value is {}.",
    "vi": "Chẳng hạn, tại {} kết quả của bạn cho giá trị {}, còn giá trị đúng là {}.",
}
_AND = {"en": " and ", "vi": " và "}
_ABOUT = {"en": "about ", "vi": "khoảng "}


def feedback(mistake: NamedMistake | None, decision: Decision, answer: Answer, reference: Node, locale: str) -> str:
    """The sentences for an incorrect answer, in `en` or `vi`.  `reference`: the tree that the evidence is about."""
    language = "vi" if locale.startswith("vi") else "en"
    level = answer.policies.feedback
    if mistake is not None and level != "verdict":
        return _of_mistake(mistake, level, language)
    said = sentence("incorrect", decision.note, locale)
    if level in ("name", "verdict") or reference is not answer.value or not isinstance(decision.evidence, Refuted):
        return said
    if not any(isinstance(node, Symbol) for node in walk(reference)):  # the value of a constant would be the answer
        return said
    example = _counterexample(decision.evidence, language)
    return f"{said} {example}" if example else said


def _of_mistake(mistake: NamedMistake, level: str, language: str) -> str:
    if level == "name":
        return f"{mistake.name}."
    said = [mistake.message]
    if mistake.part is not None:
        said.append(_PART[language].format(show(mistake.part, language)))
    if level == "step" and mistake.step is not None:
        from gradekit.calculus.wording import heading

        said.append(_STEP[language].format(mistake.step.number, heading(mistake.step.rules, language)))
    return " ".join(said)


def _counterexample(evidence: Refuted, language: str) -> str:
    """Both values at the point; empty for a constant, whose value is the answer, and at a point nobody would try."""
    if not evidence.point or evidence.values is None or any(x.denominator > 1_000 for _, x in evidence.point):
        return ""
    for digits in range(DIGITS, MOST_DIGITS + 1):
        right, given = (_number(value, digits, language) for value in evidence.values)
        if right.removeprefix(_ABOUT[language]) != given.removeprefix(_ABOUT[language]):
            *others, last = [f"{name} = {x}" for name, x in evidence.point]
            place = _AND[language].join(filter(None, (", ".join(others), last)))
            return _DIFFERS[language].format(place, given, right)
    return ""


def _number(interval: Interval, digits: int, language: str) -> str:
    """A value as a person writes it, with `about` where it is rounded."""
    exact = interval.low == interval.high and len(interval.low) <= 2 * DIGITS
    text = interval.low if exact else _rounded(Decimal(interval.low), digits)
    shown = text.replace(".", ",") if language == "vi" else text
    return shown if exact else _ABOUT[language] + shown


def _rounded(value: Decimal, digits: int) -> str:
    """To so many digits; very large and very small values with a power of ten."""
    rounded = f"{value:.{digits - 1}e}"
    mantissa, _, power = rounded.partition("e")
    if -4 <= int(power) < MOST_DIGITS:
        return _shortened(f"{Decimal(rounded):.{max(digits - 1 - int(power), 0)}f}")
    return f"{_shortened(mantissa)}*10^{int(power)}"


def _shortened(decimal: str) -> str:
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal
