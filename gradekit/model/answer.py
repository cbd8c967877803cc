"""What is expected in one blank, and how it is compared."""

from __future__ import annotations

from fractions import Fraction

from gradekit.equivalence.question import Domain, Policies
from gradekit.expression.tree import Node
from gradekit.values import value


@value
class Answer:
    """An expected answer.

    `type`: a file of `answers/`.  `value`: the tree of the right answer.  `shown`: the form printed in the key, where
    that differs from `value`.  `variables`: declared names, the first is the variable.  `of`, `order`: the function and
    the order, for a derivative.  `form`: a required form, or empty.  `places`: decimal places of a number, else None.
    `absolute`, `relative`: tolerances of a number, both ≥ 0.  `labels`: left sides that may be typed in front.
    """

    type: str
    value: Node
    variables: tuple[str, ...] = ("x",)
    shown: Node | None = None
    domain: Domain = Domain()
    policies: Policies = Policies()
    form: str = ""
    of: Node | None = None
    order: int = 1
    places: int | None = None
    absolute: Fraction = Fraction(0)
    relative: Fraction = Fraction(0)
    labels: tuple[str, ...] = ()
