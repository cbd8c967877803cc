"""What a student is told about a recognised mistake: where it happened and what to look at, never the answer."""

from __future__ import annotations

from gradekit.calculus.mistake_table import Event, Explanation
from gradekit.expression.printing.text import show
from gradekit.model.verdict import NamedMistake

_ALSO = {"en": "And: ", "vi": "Và: "}
_OR = {"en": "Or else: ", "vi": "Hoặc: "}


def named(explanations: list[Explanation], locale: str) -> NamedMistake:
    """The mistake by name.  With several explanations the first gives the name and the message states both."""
    language = "vi" if locale.startswith("vi") else "en"
    first = explanations[0]
    mistake = first.events[0].mistake
    message = _sentences(first, language)
    other = [e for e in explanations[1:] if _sentences(e, language) != message]
    if other:
        message += f" {_OR[language]}{_sentences(other[0], language)}"
    return NamedMistake(mistake.code, mistake.family, mistake.name[language], message)


def _sentences(explanation: Explanation, language: str) -> str:
    return f" {_ALSO[language]}".join(dict.fromkeys(_sentence(event, language) for event in explanation.events))


def _sentence(event: Event, language: str) -> str:
    shown = {name: show(node, language) for name, node in event.slip.details.items()}
    if event.place is not None:
        shown["place"] = show(event.place.node, language)
    return event.mistake.message[language].format(**shown)
