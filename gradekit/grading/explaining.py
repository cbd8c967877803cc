"""What a student is told about a recognised mistake: where it happened and what to look at, never the answer."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from gradekit.calculus.wrong_derivatives import Event
from gradekit.expression.printing.text import show
from gradekit.grading.ranking import Told, mistake_of
from gradekit.model.verdict import NamedMistake

MOST_PLACES = 3
"""Further places of the same mistake that are listed."""

_ALSO = {"en": "And: ", "vi": "Và: "}
_OR = {"en": "Or else: ", "vi": "Hoặc: "}
_AND = {"en": " and ", "vi": " và "}
_REPEATED = {"en": "The same happened with {}.", "vi": "Lỗi này lặp lại ở {}."}
_INSTEAD = {
    "en": "Or else: the same with {} in place of {}.",
    "vi": "Hoặc: cũng lỗi này, nhưng ở {} chứ không phải ở {}.",
}
_FURTHER = {"en": "other places", "vi": "các chỗ khác"}
_OTHERS = {"en": "The same answer can also come from: {}.", "vi": "Kết quả này cũng có thể do: {}."}


def named(told: Told, locale: str) -> NamedMistake:
    """The mistake by name.  Where other explanations fit as well, the message says so, what they share first."""
    language = "vi" if locale.startswith("vi") else "en"
    mistake = mistake_of(told.first)
    said = _sentences(told.first.events, language)
    others = [] if told.second is None else _sentences(told.second.events, language)
    message = _joined(sorted(said, key=lambda text: text not in others), language)
    if elsewhere := _elsewhere(told, language):
        message += f" {elsewhere}"
    elif other := [text for text in others if text not in said]:
        message += f" {_OR[language]}{_joined(other, language)}"
    if told.others:
        message += " " + _OTHERS[language].format("; ".join(other.name[language] for other in told.others))
    return NamedMistake(mistake.code, mistake.family, mistake.name[language], message)


def _elsewhere(told: Told, language: str) -> str:
    """That the same mistake at another place gives this answer, too; empty for other mistakes or several places."""
    if told.second is None or {len(e.events) for e in told.in_full} != {1} or told.first.codes != told.second.codes:
        return ""
    here, there = (_subject(e.events[0], language) for e in told.in_full)
    return _INSTEAD[language].format(there, here) if here and there and here != there else ""


def _joined(sentences: list[str], language: str) -> str:
    return f" {_ALSO[language]}".join(sentences)


def _sentences(events: Iterable[Event], language: str) -> list[str]:
    """One sentence for each mistake, with the further places where it was made."""
    grouped: dict[str, list[Event]] = {}
    for event in events:
        grouped.setdefault(event.mistake.code, []).append(event)
    return list(dict.fromkeys(_sentence(group, language) for group in grouped.values()))


def _sentence(events: list[Event], language: str) -> str:
    said = events[0].mistake.message[language].format(**_shown(events[0], language))
    first, *rest = dict.fromkeys(_subject(event, language) for event in events)
    places = [place for place in rest if place and place != first]
    if not places:
        return said
    listed = places[:MOST_PLACES] if len(places) <= MOST_PLACES else [*places[: MOST_PLACES - 1], _FURTHER[language]]
    joined = _AND[language].join(filter(None, (", ".join(listed[:-1]), listed[-1])))
    return f"{said} {_REPEATED[language].format(joined)}"


def _subject(event: Event, language: str) -> str:
    """The formula in the first gap of the sentence; empty where it has none."""
    return _shown(event, language).get(first_gap(event, language), "")


def first_gap(event: Event, language: str = "en") -> str:
    """The name of the first gap of the sentence, which says what it is about; `place` where it has none."""
    return next((name for _, name, _, _ in Formatter().parse(event.mistake.message[language]) if name), "place")


def _shown(event: Event, language: str) -> dict[str, str]:
    """What stands in the gaps of the sentence; details of the slip may narrow the place down."""
    shown = {} if event.place is None else {"place": show(event.place.node, language)}
    return shown | {name: show(node, language) for name, node in event.slip.details.items()}
