"""How each function is spelled on paper, where that is not its canonical name."""

from __future__ import annotations

from functools import cache

from gradekit.expression.functions import FUNCTIONS, HYPERBOLIC, TRIGONOMETRIC
from gradekit.expression.printing.greek import GREEK


@cache
def textbook_name(name: str) -> str:
    """The name as a textbook prints it: `asin` → `arcsin`, `asinh` → `arsinh`, `sign` → `sgn`; others unchanged."""
    function = FUNCTIONS.get(name)
    if function is None or not name.startswith("a") or not function.inverse:
        return name
    return ("arc" if function.inverse in TRIGONOMETRIC else "ar") + function.inverse


@cache
def takes_bare_argument(name: str) -> bool:
    """Whether `f x` and `fⁿ(x)` are usual for this function: ln, and the (arc) trigonometric and hyperbolic ones."""
    function = FUNCTIONS.get(name)
    return name == "ln" or name in TRIGONOMETRIC or name in HYPERBOLIC or bool(function and function.inverse)


@cache
def letter_and_primes(name: str) -> tuple[str, int] | None:
    """A function called by a letter, `f` or `f''`: the letter and the number of primes; None for all others."""
    letter = name.rstrip("'")
    if name in FUNCTIONS or not (len(letter) == 1 or letter in GREEK):
        return None
    return letter, len(name) - len(letter)
