"""The author functions: what a template's formulas may call, each on trees, none on text.

Every function is bounded and raises `TemplateError` with a code (`AUTHOR-argument`, `AUTHOR-no-result`,
`AUTHOR-too-large`, `not-differentiable`).
"""

from __future__ import annotations

from collections.abc import Callable

from gradekit.calculus.author_algebra import (
    coefficient,
    degree,
    denominator,
    expand,
    factor,
    greatest_common_divisor,
    least_common_multiple,
    numerator,
    polynomial_quotient,
    polynomial_remainder,
    simplify,
)
from gradekit.calculus.author_calculus import (
    diff,
    evaluate,
    limit,
    parts,
    remainder_of_numbers,
    rounded,
    solve,
    subs,
    taylor,
)
from gradekit.calculus.author_integral import integrate
from gradekit.errors import TemplateError
from gradekit.expression.functions import AUTHOR_FUNCTIONS_ARITY
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Node

AUTHOR_FUNCTIONS: dict[str, Callable[..., Node]] = {
    "diff": diff,
    "expand": expand,
    "factor": factor,
    "simplify": simplify,
    "tidy": tidy,
    "subs": subs,
    "evaluate": evaluate,
    "parts": parts,
    "taylor": taylor,
    "solve": solve,
    "gcd": greatest_common_divisor,
    "lcm": least_common_multiple,
    "coefficient": coefficient,
    "degree": degree,
    "numerator": numerator,
    "denominator": denominator,
    "quotient": polynomial_quotient,
    "remainder": polynomial_remainder,
    "integrate": integrate,
    "limit": limit,
    "mod": remainder_of_numbers,
    "round": rounded,
}
"""Name → function on trees; how many arguments each takes stands in `expression.functions.AUTHOR_FUNCTIONS_ARITY`."""


def call(name: str, arguments: tuple[Node, ...]) -> Node:
    """The author function of this name applied.  **Raises** TemplateError for a wrong name or number of arguments."""
    if name not in AUTHOR_FUNCTIONS:
        raise TemplateError("AUTHOR-argument", f"there is no author function {name}")
    least, most = AUTHOR_FUNCTIONS_ARITY[name]
    if len(arguments) < least or (most is not None and len(arguments) > most):
        raise TemplateError("AUTHOR-argument", f"{name} takes {least} to {most or 'any number of'} arguments")
    return AUTHOR_FUNCTIONS[name](*arguments)
