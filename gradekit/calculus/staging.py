"""The end of a worked derivative: from the last rule of differentiation to the teacher's form, in lines one can follow.

Three lines at most: every product by itself (numbers, what cancels, powers joined), the fractions over one bar, the
brackets worked out.  A line names what can be seen to have happened in it, and nothing else.
"""

from __future__ import annotations

from typing import TypeAlias

from gradekit.calculus import visible
from gradekit.calculus.application import Application
from gradekit.calculus.factored import factored
from gradekit.calculus.simplifying import (
    CANCEL,
    CLEAR,
    CODES,
    COLLECT,
    COMMON_FACTOR,
    FRACTIONS,
    JOIN_POWERS,
    MULTIPLY_OUT,
    NEGATIVE_POWERS,
    NUMBERS,
    POWER_OF_PRODUCT,
    SQUARES,
)
from gradekit.calculus.teacher_form import teacher_form
from gradekit.calculus.writing import write_factored
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import (
    ZERO,
    Function,
    Negative,
    Node,
    Piecewise,
    Power,
    Product,
    Quotient,
    Sum,
    rebuild,
    symbols,
)

Stage: TypeAlias = tuple[int, Node, Node]
"""Marks of what was done, the tree before, the tree after."""

HEAVY = FRACTIONS | MULTIPLY_OUT | COMMON_FACTOR | SQUARES
"""Simplifications that are easier to follow once every product is put in order."""

TAKEN_OUT = FRACTIONS | CLEAR | COMMON_FACTOR
WORKED_OUT = MULTIPLY_OUT | COLLECT | SQUARES
"""What is left to do in a bracket when common factors and denominators are taken out."""

SMALL = JOIN_POWERS | NEGATIVE_POWERS
"""What is worth no line of its own."""


def stages(application: Application, before: Node) -> list[Stage]:
    """The lines from `before`, where no derivative is left to be taken, to the application's result."""
    result = application.result
    if before == result:
        return []
    done = _done(application)
    found: list[Stage] = []
    start = before
    if done & (HEAVY | COLLECT):
        between, marks = by_itself(start)
        marks = seen(marks, start, between)
        if between not in (start, result) and marks & ~SMALL:
            found.append((marks, start, between))
            start = between
    if done & (FRACTIONS | COMMON_FACTOR) and done & WORKED_OUT:
        between = half_way(application)
        first, last = seen(done & ~WORKED_OUT, start, between), seen(done, between, result)
        kept = not isinstance(result, Sum) or isinstance(between, Sum)
        if between not in (start, result) and kept and first & TAKEN_OUT and last & WORKED_OUT:
            found.append((first, start, between))
            start = between
    last = seen(done, start, result, taken_before=bool(found) and bool(found[-1][0] & TAKEN_OUT))
    if found and last & ~SMALL & ~NUMBERS:
        last &= ~NUMBERS
    found.append((last, start, result))
    return found


def rewritten(written: Node, node: Node) -> tuple[str, ...]:
    """The rules by which a function was simplified before it is differentiated; none where it only looks different."""

    def falls(measure: visible.Measure) -> bool:
        return measure(node) < measure(written)

    done = 0
    if falls(visible.terms):
        done |= NUMBERS if falls(visible.functions) else COLLECT
    if falls(visible.repeats):
        done |= JOIN_POWERS
    if not done & COLLECT and falls(visible.factors_in_numbers):
        done |= NUMBERS
    if not done and (falls(visible.numbers) or falls(visible.functions)):
        done |= NUMBERS
    if falls(visible.bars):
        done |= CLEAR
    if not done and set(symbols(node)) != set(symbols(written)):  # 0*x, 1^x
        done = NUMBERS
    return tuple([code for mark, code in CODES.items() if done & mark])


def seen(done: int, before: Node, after: Node, *, taken_before: bool = False) -> int:
    """The marks that a reader of both lines can see: no common factor that went back into its bracket, and so on."""

    def falls(measure: visible.Measure) -> bool:
        return measure(after) < measure(before)

    found = done
    found &= ~(NUMBERS | CLEAR | NEGATIVE_POWERS)
    if done & FRACTIONS:
        if falls(visible.nested_fractions):
            found = found & ~FRACTIONS | CLEAR
        elif not falls(visible.fractions_in_sums):
            found &= ~FRACTIONS
    if done & MULTIPLY_OUT and not visible.opened(before, after):
        found &= ~MULTIPLY_OUT
    if done & COLLECT and not falls(visible.multiplied_out):
        found &= ~COLLECT
    if done & SQUARES and not falls(visible.squares):
        found &= ~SQUARES
    if done & COMMON_FACTOR and not _taken_out(before, after, found, taken_before=taken_before):
        found &= ~COMMON_FACTOR
    alone = not found & (FRACTIONS | CLEAR | COLLECT) and falls(visible.bars)
    if done & CANCEL and (after == ZERO or not (alone or visible.cancelled(before, after))):
        found &= ~CANCEL
    found &= ~JOIN_POWERS
    if not found & ~(SMALL | POWER_OF_PRODUCT | NUMBERS) and falls(visible.repeats):
        found |= JOIN_POWERS
    if done & POWER_OF_PRODUCT and not falls(visible.powers_of_products):
        found &= ~POWER_OF_PRODUCT
    if falls(visible.numbers) and (not found or visible.numbers(tidy(before)) < visible.numbers(before)):
        found |= NUMBERS
    if not found and falls(visible.multiplied_out):
        found |= COLLECT
    if visible.negative_powers(before) and not visible.negative_powers(after):
        found |= NEGATIVE_POWERS
    return found


def _taken_out(before: Node, after: Node, found: int, *, taken_before: bool) -> bool:
    """Whether a bracket stands as a factor that did not do so before.

    Alone above a bar it says so where its factor cancelled and no fraction was brought there.  `taken_before`: a line
    before has taken factors out, so that only what is new beside a bracket counts.
    """
    alone = (bool(found & CANCEL) or not isinstance(before, Quotient)) and not found & (FRACTIONS | CLEAR)
    stood = visible.brackets(before, alone=alone) | visible.brackets(by_itself(before)[0], alone=alone)
    stands = visible.brackets(after, alone=alone and not taken_before)
    known = frozenset[Node]().union(*stood.values()) if taken_before else frozenset[Node]()
    return any(bracket not in stood and not (taken_before and beside <= known) for bracket, beside in stands.items())


def _done(application: Application) -> int:
    """The marks of all that was simplified here and below."""
    done = application.done
    for part in application.parts:
        done |= _done(part)
    return done


def by_itself(tree: Node) -> tuple[Node, int]:
    """The tree with every product and fraction in order by itself, its brackets kept; and the marks."""
    done = 0

    def put_in_order(node: Node) -> Node:
        nonlocal done
        match node:
            case Function() | Piecewise():
                return node
            case Power(base=base, exponent=exponent):
                inner = put_in_order(base)
                node = node if inner is base else Power(inner, exponent)
            case _:
                node = rebuild(node, put_in_order)
        match node:
            case Sum(terms=terms):
                kept = tuple([term for term in terms if term != ZERO])
                return collect(kept) if len(kept) < 2 or all(rational(t) is not None for t in kept) else Sum(kept)
            case Product() | Quotient() | Negative() | Power():
                product = factored(node)
                done |= product.done
                return write_factored(product, keep_brackets=True)
            case _:
                return node

    return put_in_order(tree), done


def half_way(application: Application) -> Node:
    """The derivative with common factors and denominators taken out of its sums, and the brackets not worked out."""
    if not _done(application) & WORKED_OUT:
        return application.result
    parts = [half_way(part) for part in application.parts]
    return teacher_form(application.use.build(parts), application.use.gathers, half_way=True)[0]
