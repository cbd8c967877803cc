"""Nothing ugly is shown: no `1x`, `+ -3`, `x^1`, `x^0`, `0·x`, `x/1`, double signs or empty terms."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample
from gradekit.checking.shown import shown_trees
from gradekit.expression.printing import text
from gradekit.expression.tree import ONE, ZERO, Negative, Node, Number, Power, Product, Quotient, Sum, walk
from gradekit.model.problem import Problem


def ugliness(node: Node) -> str:
    """What is ugly in this one node, or empty."""
    match node:
        case Sum(terms=terms) if ZERO in terms:
            return "adds 0"
        case Sum(terms=terms) if any(isinstance(term, Sum) for term in terms):
            return "has a sum in brackets as a term"
        case Product(factors=factors) if ONE in factors or ZERO in factors:
            return "multiplies by 0 or 1"
        case Product(factors=factors) if isinstance(factors[0], Negative):
            return "has a sign inside its first factor"
        case Negative(operand=Negative()) | Negative(operand=Number(value=0)):
            return "has a double sign or a negative zero"
        case Power(exponent=exponent) if exponent in (ZERO, ONE):
            return "has the exponent 0 or 1"
        case Quotient(denominator=denominator) if denominator == ONE or isinstance(denominator, Negative):
            return "has the denominator 1 or a negative one"
        case Quotient(numerator=Number(value=a), denominator=Number(value=b)) if (
            b and a.denominator == b.denominator == 1 and (a / b).denominator != b
        ):
            return "is a fraction that can be reduced"
        case _:
            return ""


def _seen(problem: Problem) -> Iterator[tuple[str, str]]:
    for key, tree in shown_trees(problem):
        for node in walk(tree):
            what = ugliness(node)
            if what:
                yield key, f"{text.show(tree)}: {text.show(node)} {what}"


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        for problem in drawn.problems.values():
            for key, said in _seen(problem):
                yield Broken(said, drawn.seed, key)


LAW = Law("LAW-no-ugly-output", "Nothing ugly is shown.", _broken)
