"""What each operation does to values: balls that certainly hold the result, exact rationals where that is possible.

Raises `NoValue` where the operation is *proved* to have no value, `NotFoundOut` where the balls are too wide to tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from flint import arb, fmpq

from gradekit.equivalence.rationals import exact_power, size

if TYPE_CHECKING:
    from gradekit.equivalence.evaluation import Evaluator

Value: TypeAlias = Any
"""An `fmpq`, exact, or an `arb`, a ball."""

WIDEST_EXACT = 6_000
"""Bits beyond which an exact rational is carried on as a ball."""


class NoValue(Exception):
    """Operation `number` certainly has no value at this point."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class NotFoundOut(Exception):
    """At this precision it cannot be told whether operation `number` has a value."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _rational(_: Evaluator, operation: Any, __: int) -> Value:
    return operation[1]


def _variable(run: Evaluator, operation: Any, number: int) -> Value:
    value = run.point.get(operation[1])
    if value is None:
        raise NotFoundOut(number)
    return value


def _pi(_: Evaluator, __: Any, ___: int) -> Value:
    return arb.pi()


def _sum(run: Evaluator, operation: Any, _: int) -> Value:
    values = run.values
    total = values[operation[1]]
    for part in operation[2:]:
        total = total + values[part]
    return arb(total) if type(total) is fmpq and size(total) > WIDEST_EXACT else total


def _product(run: Evaluator, operation: Any, _: int) -> Value:
    values = run.values
    total = values[operation[1]]
    for part in operation[2:]:
        total = total * values[part]
    return arb(total) if type(total) is fmpq and size(total) > WIDEST_EXACT else total


def _certain_sign(value: Value, number: int) -> int:
    """-1, 0 or 1 where it is certain.  Raises NotFoundOut."""
    if value > 0:
        return 1
    if value < 0:
        return -1
    if value == 0:
        return 0
    raise NotFoundOut(number)


def _power(run: Evaluator, operation: Any, number: int) -> Value:
    _, part, exponent, top, bottom = operation
    base = run.values[part]
    if top <= 0:
        if isinstance(base, fmpq):
            if not base:
                raise NoValue(number)
        elif base.contains(0):
            if base == 0:
                raise NoValue(number)
            raise NotFoundOut(number)
    if bottom == 1:
        if isinstance(base, fmpq):
            folded = exact_power(base, exponent)
            if folded is not None and size(folded) <= WIDEST_EXACT:
                return folded
            base = arb(base)
        elif top > 0 and top % 2 == 0 and base.contains(0):
            return arb(0).union(abs(base).upper() ** top)
        return 1 / base if top == -1 else base**top
    return _root(base, exponent, top, bottom, number)


_LARGEST_ROOT = 1_000
"""Above it a root is taken by a logarithm."""


def _root(base: Value, exponent: Any, top: int, bottom: int, number: int) -> Value:
    if isinstance(base, fmpq):
        folded = exact_power(base, exponent)
        if folded is not None:
            return folded
    sign = _certain_sign(base, number)
    if sign == 0:
        return fmpq(0)
    if sign < 0 and bottom % 2 == 0:
        raise NoValue(number)
    ball = arb(base)
    if bottom > _LARGEST_ROOT:
        absolute = (abs(ball).log() * arb(exponent)).exp()
        return -absolute if sign < 0 and top % 2 else absolute
    if bottom == 2:
        ball = ball.sqrt()
    elif sign < 0:
        ball = -((-ball).root(bottom))
    else:
        ball = ball.root(bottom)
    return ball if top == 1 else ball**top


def _general_power(run: Evaluator, operation: Any, number: int) -> Value:
    base, exponent = run.values[operation[1]], run.values[operation[2]]
    if run.graph.is_whole(operation[2]) and isinstance(exponent, fmpq):
        if exponent <= 0 and _certain_sign(base, number) == 0:
            raise NoValue(number)
        if isinstance(base, fmpq):
            folded = exact_power(base, exponent) if base else fmpq(0)
            if folded is not None:
                return folded
        return arb(base) ** int(exponent.p)
    sign = _certain_sign(base, number)
    if sign < 0:
        raise NoValue(number)
    if sign == 0:
        if _certain_sign(exponent, number) > 0:
            return fmpq(0)
        raise NoValue(number)
    return arb(base) ** arb(exponent)


def _exp(run: Evaluator, operation: Any, _: int) -> Value:
    value = run.values[operation[1]]
    if isinstance(value, fmpq):
        return arb(value).exp() if value else fmpq(1)
    return value.exp()


def _ln(run: Evaluator, operation: Any, number: int) -> Value:
    value = run.values[operation[1]]
    if value > 0:
        return fmpq(0) if value == 1 else arb(value).log()
    if value <= 0:
        raise NoValue(number)
    raise NotFoundOut(number)


def _entire(name: str, at_zero: int) -> Callable[[Evaluator, Any, int], Value]:
    """A function defined everywhere, with a rational value at 0."""
    method = getattr(arb, name)

    def do(run: Evaluator, operation: Any, _: int) -> Value:
        value = run.values[operation[1]]
        if isinstance(value, fmpq):
            if not value:
                return fmpq(at_zero)
            value = arb(value)
        return method(value)

    return do


def _turn(name: str) -> Callable[[Evaluator, Any, int], Value]:
    """Sin or cos of pi·u, exact for u in half whole numbers."""
    of_ball, of_fraction = getattr(arb, name), getattr(arb, name + "_fmpq")

    def do(run: Evaluator, operation: Any, _: int) -> Value:
        value = run.values[operation[1]]
        if isinstance(value, fmpq):
            ball = of_fraction(value)
            return fmpq(int(ball.unique_fmpz())) if value.q <= 2 else ball
        return of_ball(value)

    return do


def _arc(name: str) -> Callable[[Evaluator, Any, int], Value]:
    """Asin or acos, on [-1, 1]."""
    method = getattr(arb, name)

    def do(run: Evaluator, operation: Any, number: int) -> Value:
        value = run.values[operation[1]]
        if value > 1 or value < -1:
            raise NoValue(number)
        if isinstance(value, fmpq):
            if (name == "asin" and not value) or (name == "acos" and value == 1):
                return fmpq(0)
        elif not (value <= 1 and value >= -1):
            raise NotFoundOut(number)
        return method(arb(value))

    return do


def _acosh(run: Evaluator, operation: Any, number: int) -> Value:
    value = run.values[operation[1]]
    if value < 1:
        raise NoValue(number)
    if not value >= 1:
        raise NotFoundOut(number)
    return fmpq(0) if value == 1 else arb(value).acosh()


def _atanh(run: Evaluator, operation: Any, number: int) -> Value:
    value = run.values[operation[1]]
    if value >= 1 or value <= -1:
        raise NoValue(number)
    if not (value < 1 and value > -1):
        raise NotFoundOut(number)
    return fmpq(0) if value == 0 else arb(value).atanh()


def _abs(run: Evaluator, operation: Any, _: int) -> Value:
    return abs(run.values[operation[1]])


def _sign(run: Evaluator, operation: Any, number: int) -> Value:
    return fmpq(_certain_sign(run.values[operation[1]], number))


def _heaviside(run: Evaluator, operation: Any, number: int) -> Value:
    sign = _certain_sign(run.values[operation[1]], number)
    if not sign:
        raise NoValue(number)
    return fmpq(max(sign, 0))


def _floor(run: Evaluator, operation: Any, number: int) -> Value:
    value = run.values[operation[1]]
    if isinstance(value, fmpq):
        return fmpq(int(value.p) // int(value.q))
    whole = value.floor().unique_fmpz()
    if whole is None:
        raise NotFoundOut(number)
    return fmpq(int(whole))


def _factorial(run: Evaluator, operation: Any, number: int) -> Value:
    value = run.values[operation[1]]
    if isinstance(value, fmpq):
        if value.q != 1 or value < 0:
            raise NoValue(number)
        ball = arb(value + 1).gamma()
        whole = ball.unique_fmpz()
        return ball if whole is None else fmpq(int(whole))
    if value < 0 or not value.contains_integer():
        raise NoValue(number)
    raise NotFoundOut(number)


def _extreme(name: str) -> Callable[[Evaluator, Any, int], Value]:
    method = getattr(arb, name)
    pick: Callable[[list[Value]], Value] = min if name == "min" else max

    def do(run: Evaluator, operation: Any, _: int) -> Value:
        parts = [run.values[i] for i in operation[1:]]
        if all(isinstance(p, fmpq) for p in parts):
            return pick(parts)
        ball = arb(parts[0])
        for part in parts[1:]:
            ball = method(ball, arb(part))
        return ball

    return do


_HOLDS: dict[str, tuple[Callable[[Value, Value], bool], Callable[[Value, Value], bool]]] = {
    "<": (lambda a, b: a < b, lambda a, b: a >= b),
    "<=": (lambda a, b: a <= b, lambda a, b: a > b),
    ">": (lambda a, b: a > b, lambda a, b: a <= b),
    ">=": (lambda a, b: a >= b, lambda a, b: a < b),
    "=": (lambda a, b: a == b, lambda a, b: a < b or a > b),
    "!=": (lambda a, b: a < b or a > b, lambda a, b: a == b),
}


def holds(operator: str, left: Value, right: Value) -> bool | None:
    """Whether a relation between two values certainly holds (True), certainly fails (False), or is open (None)."""
    yes, no = _HOLDS[operator]
    if yes(left, right):
        return True
    return False if no(left, right) else None


def _case(run: Evaluator, operation: Any, number: int) -> Value:
    for value, tests in operation[1:]:
        for operator, left, right in tests:
            verdict = holds(operator, run.value(left), run.value(right))
            if verdict is None:
                raise NotFoundOut(number)
            if not verdict:
                break
        else:
            return run.value(value)
    raise NoValue(number)


def _bad(_: Evaluator, __: Any, number: int) -> Value:
    raise NoValue(number)


DO: dict[str, Callable[[Evaluator, Any, int], Value]] = {
    "q": _rational,
    "v": _variable,
    "pi": _pi,
    "+": _sum,
    "*": _product,
    "^": _power,
    "p": _general_power,
    "exp": _exp,
    "ln": _ln,
    "sin": _entire("sin", 0),
    "cos": _entire("cos", 1),
    "sin_pi": _turn("sin_pi"),
    "cos_pi": _turn("cos_pi"),
    "asin": _arc("asin"),
    "acos": _arc("acos"),
    "atan": _entire("atan", 0),
    "sinh": _entire("sinh", 0),
    "cosh": _entire("cosh", 1),
    "asinh": _entire("asinh", 0),
    "acosh": _acosh,
    "atanh": _atanh,
    "abs": _abs,
    "sign": _sign,
    "heaviside": _heaviside,
    "floor": _floor,
    "factorial": _factorial,
    "min": _extreme("min"),
    "max": _extreme("max"),
    "case": _case,
    "bad": _bad,
}
