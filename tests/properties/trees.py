"""Random trees for Hypothesis: every function and constant, numbers as people type them, no shape left out.

`trees()` draws trees that some text can be read as: sums and products have two parts or more, numbers are decimals.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gradekit.expression.functions import FUNCTIONS
from gradekit.expression.tree import (
    E_CONSTANT,
    PI,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

NAMES = ("x", "y", "u", "a", "n", "alpha", "theta", "x_1")
"""Variables that `trees()` uses; declare them when reading."""

NOT_RANDOM = frozenset({"log", "root", "factorial"})
"""Functions whose second argument or operand is drawn with care."""


def whole_numbers() -> SearchStrategy[Node]:
    """0, 1, 2, … and now and then a long one."""
    return (st.integers(0, 12) | st.integers(0, 10**9)).map(lambda n: Number(Fraction(n)))


def decimals() -> SearchStrategy[Node]:
    """`0.5`, `3.14`: one, two or four places."""
    return st.builds(
        lambda n, places: Number(Fraction(n, 10**places), places), st.integers(1, 5_000), st.sampled_from((1, 2, 4))
    )


def leaves(names: tuple[str, ...] = NAMES) -> SearchStrategy[Node]:
    """Variables above all, constants, numbers."""
    variables = st.sampled_from(names).map(Symbol)
    return variables | whole_numbers() | variables | decimals() | st.sampled_from((E_CONSTANT, PI))


def trees(names: tuple[str, ...] = NAMES, size: int = 14, functions: bool = True) -> SearchStrategy[Node]:
    """Trees with at most about `size` leaves over these variables."""
    return st.recursive(leaves(names), lambda parts: _grown(parts, functions), max_leaves=size)


def _grown(parts: SearchStrategy[Node], functions: bool) -> SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=4).map(tuple)
    shapes: list[SearchStrategy[Node]] = [
        several.map(Sum),
        several.map(Product),
        parts.map(Negative),
        st.builds(Quotient, parts, parts),
        st.builds(Power, parts, parts),
    ]
    if functions:
        one = sorted(name for name, f in FUNCTIONS.items() if f.least == f.most == 1 and name not in NOT_RANDOM)
        some = sorted(name for name, f in FUNCTIONS.items() if f.most is None)
        shapes += [
            st.builds(lambda name, part: Function(name, (part,)), st.sampled_from(one), parts),
            st.builds(Function, st.sampled_from(some), several),
            st.builds(lambda part, base: Function("log", (part, base)), parts, parts),
            st.builds(lambda part, n: Function("root", (part, Number(Fraction(n)))), parts, st.sampled_from((4, 9))),
            parts.map(lambda part: Function("factorial", (part,))),
        ]
    return st.one_of(shapes)
