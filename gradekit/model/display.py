"""Mathematics to show: expression trees and the display-only forms around them, which are never graded.

A `Display` is a row of pieces: a tree of `expression.tree`, or one of the forms below.  Printers in
`expression/printing` print the trees; each renderer prints the forms.
"""

from __future__ import annotations

from typing import TypeAlias

from gradekit.expression.tree import Node
from gradekit.values import value


@value
class Sign:
    """A relation sign or arrow between pieces: `=` `approx` `to` `<` `>` `<=` `>=` `!=` `,` `nabla` `in` `dots`."""

    name: str


@value
class DerivativeOf:
    """d/dx [ … ], or the n-th derivative."""

    variable: str
    order: int
    body: Display


@value
class PrimeOf:
    """f′(x), f″, f⁽ⁿ⁾(a): a name, an order (1, 2, 3 as primes; above that, or a letter, in brackets), an argument."""

    name: str
    order: int | str
    argument: Display | None = None


@value
class Applied:
    """f(x): a function that has only a name, and its argument."""

    name: str
    argument: Display


@value
class LimitOf:
    """lim as variable → target of the body."""

    variable: str
    target: Display
    body: Display


@value
class SumOf:
    """Σ from variable = low to high of the body."""

    variable: str
    low: Display
    high: Display
    body: Display


Piece: TypeAlias = Node | Sign | DerivativeOf | PrimeOf | Applied | LimitOf | SumOf
Display: TypeAlias = tuple[Piece, ...]
