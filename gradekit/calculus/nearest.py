"""Which of several explanations of the same value is written most like the student's answer."""

from __future__ import annotations

from dataclasses import replace

from gradekit.calculus.application import Application
from gradekit.calculus.explanation import Explanation
from gradekit.calculus.places import power_of
from gradekit.calculus.rule import contains
from gradekit.calculus.wrong_derivatives import Event
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import ZERO, Negative, Node, Power, Product, Quotient, Sum, Symbol

OTHERWISE = 20
"""What an explanation costs more where another one is written more like the answer."""


def nearest_first(found: list[Explanation], answer: Node) -> list[Explanation]:
    """The explanations by cost; those written less like the answer than another one cost more."""
    if len(found) < 2:
        return found
    distances = _distances(found, answer)
    least = min(distances)
    costs = [e.cost + OTHERWISE * (d > least) for e, d in zip(found, distances, strict=True)]
    return sorted((replace(e, cost=cost) for e, cost in zip(found, costs, strict=True)), key=lambda e: e.cost)


def _distances(found: list[Explanation], answer: Node) -> list[int]:
    """How far each explanation is from the answer as it is written.

    Of an answer over a power, such as a square below the bar, those without it are further: whoever squared the
    denominator has used the quotient rule, but for c/x^n, where the power rule gives such a power.  Of a sum those are
    further that become the same sum only once numbers are added: 14x − 1 from 14x − 3 + 2.
    """
    if isinstance(answer, Quotient) and isinstance(answer.denominator, Power):
        below = answer.denominator
        return [0 if is_negative_power(e.events[0].place) else _over(e.tree, below, answer) for e in found]
    if not isinstance(answer, Sum):
        return [0] * len(found)
    wanted, count = tidy(answer), _terms(answer)
    return [int(_terms(e.tree) != count and tidy(e.tree) == wanted) for e in found]


def _over(tree: Node, power: Power, answer: Node) -> int:
    """From an answer over a power: 0 to the same tree, 1 to another over a power of that exponent, 2 to the rest."""
    if tree == answer:
        return 0
    below = tree.denominator if isinstance(tree, Quotient) else tree
    return 1 if below is not tree and isinstance(below, Power) and below.exponent == power.exponent else 2


def _terms(node: Node) -> int:
    """How many terms stand in a sum, brackets opened, zeros left out."""
    match node:
        case Sum(terms=terms):
            return sum(map(_terms, terms))
        case Negative(operand=operand):
            return _terms(operand)
        case _:
            return int(node != ZERO)


def is_of_the_other_rule(event: Event) -> bool:
    """Whether the quotient rule is spoken of where the power rule is at hand."""
    return event.mistake.family == "quotient-rule" and is_negative_power(event.place)


def is_negative_power(place: Application | None) -> bool:
    """Whether c/x^n is differentiated there, which the power rule does."""
    return (
        place is not None
        and place.rules[-1] == "power"
        and isinstance(place.node, Quotient)
        and isinstance(power_of(_changing(place.node.denominator, place.variable))[0], Symbol)
    )


def _changing(node: Node, variable: str) -> Node:
    """The factor that holds the variable, where there is one alone, else the tree itself."""
    if not isinstance(node, Product):
        return node
    found = [factor for factor in node.factors if contains(factor, variable)]
    return found[0] if len(found) == 1 else node
