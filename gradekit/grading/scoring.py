"""What an outcome is worth: the author's policies, as shares of a part's points."""

from __future__ import annotations

from fractions import Fraction

from gradekit.model.verdict import Outcome
from gradekit.values import value


@value
class Scoring:
    """`wrong_form`: the share for a right answer in another form than asked, 0 ≤ share ≤ 1."""

    wrong_form: Fraction = Fraction(1, 2)


DEFAULT = Scoring()
_ALL, _NONE = Fraction(1), Fraction(0)


def share(outcome: Outcome, scoring: Scoring = DEFAULT) -> Fraction | None:
    """The share of the points, or None where a second try or a person must decide."""
    if outcome == "correct":
        return _ALL
    if outcome == "incorrect":
        return _NONE
    if outcome == "wrong_form":
        return scoring.wrong_form
    return None
