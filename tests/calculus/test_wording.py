"""What is said to a student: whole sentences, the same in both languages, and never the answer."""

from __future__ import annotations

import re

import pytest

from gradekit.calculus.mistakes import MISTAKES
from gradekit.calculus.rules import RULES
from gradekit.expression.printing.text import show
from gradekit.grading.notes import NOTES, OUTCOMES
from gradekit.templates.library import library

CODES = sorted(MISTAKES)
NAMES = re.compile(r"\{\w+\}")
LEADING = re.compile(r"(In|Trong) \{\w+\}(?!,)")
"""A formula at the beginning that runs on into the words."""

SHORTEST = 5
"""Characters of an answer that may stand in a sentence by chance."""


@pytest.mark.parametrize("code", CODES)
def test_messages_are_sentences(code: str) -> None:
    """A message begins with a capital, ends with a full stop, and has a comma after a formula that opens it."""
    for text in MISTAKES[code].message.values():
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert not LEADING.match(text), text


@pytest.mark.parametrize("code", CODES)
def test_messages_show_the_same_in_both_languages(code: str) -> None:
    """What a message shows of the student's question does not depend on the language."""
    shown = [sorted(set(NAMES.findall(text))) for text in MISTAKES[code].message.values()]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("locale", ["en", "vi"])
def test_notes_are_sentences(locale: str) -> None:
    """Every note and outcome is a sentence in both languages."""
    for texts in (*NOTES.values(), *OUTCOMES.values()):
        assert texts[locale][0].isupper()
        assert texts[locale].endswith(".")


def test_rules_speak_in_fragments() -> None:
    """Sentences of rules are joined behind a title: no full stop at their end, in both languages."""
    for rule in RULES.values():
        for text in rule.sentence.values():
            assert not text.endswith((".", ";", ","))


@pytest.mark.parametrize("template_id", list(library()))
def test_messages_of_the_library_keep_the_answer(template_id: str) -> None:
    """No message of an exercise states the right answer."""
    template = library().get(template_id)
    for seed in range(3):
        for part in template.draw(seed, "en").parts:
            answer = show(part.answer.shown or part.answer.value)
            if len(answer) >= SHORTEST:
                for message in part.messages:
                    assert answer not in message.text, message.text
