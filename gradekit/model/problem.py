"""One drawn exercise, in one language: what the student sees, what is expected, how it is solved."""

from __future__ import annotations

from gradekit.expression.tree import Node
from gradekit.model.answer import Answer
from gradekit.model.content import Content
from gradekit.model.solution import Solution
from gradekit.model.variant import Variant
from gradekit.values import value

PART_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
"""What sheets print for the parts of a problem, in order: (a), (b), …"""


@value
class AuthorMessage:
    """What the author says to one particular wrong answer."""

    when: Node
    text: str


@value
class Part:
    """One blank to fill.  `prompt`: shown in front of the blank, may be empty.  `weight`: share of the points, > 0."""

    id: str
    answer: Answer
    prompt: Content = ()
    hints: tuple[Content, ...] = ()
    messages: tuple[AuthorMessage, ...] = ()
    solution: Solution = Solution()
    weight: int = 1


@value
class Problem:
    """A drawn exercise.  `locale`: `en` or `vi`.  `draws`: name → text of each drawn value, for the record."""

    variant: Variant
    title: str
    locale: str
    prompt: Content
    parts: tuple[Part, ...]
    topic: str = ""
    skills: tuple[str, ...] = ()
    level: int = 1
    draws: tuple[tuple[str, str], ...] = ()
