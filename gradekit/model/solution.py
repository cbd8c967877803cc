"""A worked solution: named steps from the question to the answer."""

from __future__ import annotations

from gradekit.model.content import Content
from gradekit.model.display import Display
from gradekit.values import value


@value
class Step:
    """One line: `before` = `after` by `rules` (their codes); `text`: a sentence in the sheet's language.

    `content`: the same sentence with its mathematics set, where it holds some.
    """

    rules: tuple[str, ...]
    before: Display
    after: Display
    text: str = ""
    content: Content = ()


@value
class Solution:
    """The steps, in order.  Empty where only the answer is given."""

    steps: tuple[Step, ...] = ()
