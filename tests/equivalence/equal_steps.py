"""Steps that keep a function equal on its domain: order, brackets, factors, identities, multiplication by g/g."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from random import Random  # noqa: TID251 - any stream will do for a test

from gradekit.expression.tree import (
    E_CONSTANT,
    ONE,
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
    children,
    number,
)
from tests.equivalence.random_functions import X, at, places, polynomial, whole

Step = Callable[[Node, Random], Node | None]


def _shuffled(parts: tuple[Node, ...], random: Random) -> tuple[Node, ...]:
    order = list(parts)
    random.shuffle(order)
    return tuple(order)


def commute(node: Node, random: Random) -> Node | None:
    """Order: a + b = b + a, ab = ba."""
    if isinstance(node, Sum):
        return Sum(_shuffled(node.terms, random))
    return Product(_shuffled(node.factors, random)) if isinstance(node, Product) else None


def regroup(node: Node, random: Random) -> Node | None:
    """Grouping: a + b + c = (a + b) + c, and the same for products."""
    if isinstance(node, Sum) and len(node.terms) > 2:
        return Sum((Sum(node.terms[:2]), *node.terms[2:]))
    if isinstance(node, Product) and len(node.factors) > 2:
        return Product((node.factors[0], Product(node.factors[1:])))
    return None


def expand(node: Node, random: Random) -> Node | None:
    """Brackets: a(b + c) = ab + ac, (a + b)² = a² + 2ab + b², (a + b)/c = a/c + b/c."""
    if isinstance(node, Product):
        for place, factor in enumerate(node.factors):
            if isinstance(factor, Sum):
                rest = node.factors[:place] + node.factors[place + 1 :]
                return Sum(tuple(Product((*rest, term)) for term in factor.terms))
    if isinstance(node, Power) and node.exponent == whole(2) and isinstance(node.base, Sum):
        a, b = node.base.terms[0], _rest(node.base)
        return Sum((Power(a, whole(2)), Product((whole(2), a, b)), Power(b, whole(2))))
    if isinstance(node, Quotient) and isinstance(node.numerator, Sum):
        return Sum(tuple(Quotient(term, node.denominator) for term in node.numerator.terms))
    return None


def _rest(total: Sum) -> Node:
    return total.terms[1] if len(total.terms) == 2 else Sum(total.terms[1:])


def take_out(node: Node, random: Random) -> Node | None:
    """Take k out: a + b = k(a/k + b/k) for a number k."""
    if not isinstance(node, Sum):
        return None
    k = whole(random.choice((2, 3, -1, 5)))
    return Product((k, Sum(tuple(Quotient(term, k) for term in node.terms))))


def factor(node: Node, random: Random) -> Node | None:
    """Factor: a common factor ab + ac = a(b + c); a² − k² = (a − k)(a + k); a² − bx + c by its whole roots."""
    if not isinstance(node, Sum):
        return None
    first, *others = node.terms
    if isinstance(first, Product):
        for common in first.factors:
            if all(isinstance(term, Product) and common in term.factors for term in others):
                return Product((common, Sum(tuple(_without(term, common) for term in node.terms))))
    coefficients = _quadratic(node)
    if coefficients is None:
        return None
    a, b, c, variable = coefficients
    found = [r for r in range(-12, 13) if a * r * r + b * r + c == 0]
    if not found:
        return None
    root, other = found[0], Fraction(-b, a) - found[0]
    return Product((whole(a), Sum((variable, number(Fraction(-root)))), Sum((variable, number(-other)))))


def _without(term: Node, common: Node) -> Node:
    assert isinstance(term, Product)
    kept = list(term.factors)
    kept.remove(common)
    return kept[0] if len(kept) == 1 else Product(tuple(kept))


def _quadratic(node: Sum) -> tuple[int, int, int, Symbol] | None:
    """(a, b, c, the variable) of a sum ax² + bx + c as the generator writes it."""
    found = {0: 0, 1: 0, 2: 0}
    variables: set[Symbol] = set()
    for term in node.terms:
        k, base = 1, term
        while isinstance(base, Negative):
            k, base = -k, base.operand
        if isinstance(base, Product) and len(base.factors) == 2:
            head, base = base.factors
            sign = -1 if isinstance(head, Negative) else 1
            head = head.operand if isinstance(head, Negative) else head
            if not isinstance(head, Number) or head.value.denominator != 1:
                return None
            k *= sign * int(head.value)
        degree = 1
        if isinstance(base, Power) and base.exponent == whole(2):
            degree, base = 2, base.base
        if isinstance(base, Number) and degree == 1 and base.value.denominator == 1:
            found[0] += k * int(base.value)
        elif isinstance(base, Symbol):
            found[degree] += k
            variables.add(base)
        else:
            return None
    return (found[2], found[1], found[0], variables.pop()) if found[2] and len(variables) == 1 else None


def times_one(node: Node, random: Random) -> Node | None:
    """Times g/g: u = u·g/g; g has no zeros, or isolated ones only."""
    g = random.choice(
        (Sum((Power(X, whole(2)), ONE)), Power(E_CONSTANT, X), Sum((whole(2), Function("sin", (X,)))), whole(3), X,
         Sum((X, whole(-2))), Function("cos", (X,)))
    )  # fmt: skip
    return Quotient(Product((node, g)), g)


def plus_zero(node: Node, random: Random) -> Node | None:
    """Plus g − g: u = u + g − g."""
    g = polynomial(random, 2)
    return Sum((node, g, Negative(g)))


def double(node: Node, random: Random) -> Node | None:
    """Twice less once: u = 2u − u."""
    return Sum((Product((whole(2), node)), Negative(node)))


def common_bar(node: Node, random: Random) -> Node | None:
    """One fraction bar: a/b + c = (a + bc)/b."""
    if isinstance(node, Sum):
        for place, term in enumerate(node.terms):
            if isinstance(term, Quotient):
                others = node.terms[:place] + node.terms[place + 1 :]
                rest = others[0] if len(others) == 1 else Sum(others)
                return Quotient(Sum((term.numerator, Product((term.denominator, rest)))), term.denominator)
    return None


def trigonometric(node: Node, random: Random) -> Node | None:
    """Half angles: cos 2u, tan, sec and the Pythagorean identity."""
    if not isinstance(node, Function):
        return None
    u = node.arguments[0]
    half = Quotient(u, whole(2))
    sine, cosine = Function("sin", (half,)), Function("cos", (half,))
    match node.name:
        case "sin":
            return Product((whole(2), sine, cosine))
        case "cos":
            kind = random.randrange(3)
            if kind == 0:
                return Sum((Power(cosine, whole(2)), Negative(Power(sine, whole(2)))))
            if kind == 1:
                return Sum((ONE, Negative(Product((whole(2), Power(sine, whole(2)))))))
            return Sum((Product((whole(2), Power(cosine, whole(2)))), whole(-1)))
        case "tan":
            return Quotient(Function("sin", (u,)), Function("cos", (u,)))
        case "sec":
            return Quotient(ONE, Function("cos", (u,)))
    return None


def pythagoras(node: Node, random: Random) -> Node | None:
    """Pythagoras: u = u(sin² + cos²); sin² u = 1 − cos² u."""
    if isinstance(node, Power) and node.exponent == whole(2) and isinstance(node.base, Function):
        swap = {"sin": "cos", "cos": "sin"}.get(node.base.name)
        if swap is not None:
            return Sum((ONE, Negative(Power(Function(swap, node.base.arguments), whole(2)))))
    squares = (Power(Function("sin", (X,)), whole(2)), Power(Function("cos", (X,)), whole(2)))
    return Product((node, Sum(squares)))


def shift(node: Node, random: Random) -> Node | None:
    """Shifts: sin u = cos(u − π/2), cos u = −cos(u + π)."""
    if isinstance(node, Function) and node.name in ("sin", "cos"):
        u = node.arguments[0]
        if node.name == "sin":
            return Function("cos", (Sum((u, Negative(Quotient(PI, whole(2))))),))
        return Negative(Function("cos", (Sum((u, PI)),)))
    return None


def hyperbolic(node: Node, random: Random) -> Node | None:
    """Hyperbolic functions by exponentials, asinh by a logarithm."""
    if not isinstance(node, Function):
        return None
    u = node.arguments[0]
    up, down = Power(E_CONSTANT, u), Power(E_CONSTANT, Negative(u))
    match node.name:
        case "sinh":
            return Quotient(Sum((up, Negative(down))), whole(2))
        case "cosh":
            return Quotient(Sum((up, down)), whole(2))
        case "tanh":
            return Quotient(Sum((up, Negative(down))), Sum((up, down)))
        case "asinh":
            return Function("ln", (Sum((u, Function("sqrt", (Sum((Power(u, whole(2)), ONE)),)))),))
    return None


def exponential(node: Node, random: Random) -> Node | None:
    """e^(a+b) = e^a e^b; e^u = 1/e^(−u)."""
    if isinstance(node, Power) and node.base == E_CONSTANT:
        if isinstance(node.exponent, Sum) and random.random() < 0.7:
            return Product(tuple(Power(E_CONSTANT, term) for term in node.exponent.terms))
        return Quotient(ONE, Power(E_CONSTANT, Negative(node.exponent)))
    return None


def logarithm(node: Node, random: Random) -> Node | None:
    """Logarithms: ln u = ln(ku) − ln k, ln u = 2 ln √u, ln u = −ln(1/u), ln u = ln(u e^x) − x."""
    if isinstance(node, Function) and node.name == "ln":
        u = node.arguments[0]
        kind = random.randrange(4)
        if kind == 0:
            k = whole(random.choice((2, 3, 7)))
            return Sum((Function("ln", (Product((k, u)),)), Negative(Function("ln", (k,)))))
        if kind == 1:
            return Negative(Function("ln", (Quotient(ONE, u),)))
        if kind == 2:
            return Sum((Function("ln", (Product((u, Power(E_CONSTANT, X))),)), Negative(X)))
        return Product((whole(2), Function("ln", (Function("sqrt", (u,)),))))
    return None


def roots(node: Node, random: Random) -> Node | None:
    """√u = u^(1/2) = √(4u)/2; ∛u = −∛(−u); |u| = √(u²)."""
    if isinstance(node, Function):
        u = node.arguments[0]
        if node.name == "sqrt":
            if random.random() < 0.5:
                return Power(u, number(Fraction(1, 2)))
            return Quotient(Function("sqrt", (Product((whole(4), u)),)), whole(2))
        if node.name == "cbrt":
            return Negative(Function("cbrt", (Negative(u),)))
        if node.name == "abs":
            return Function("sqrt", (Power(u, whole(2)),))
    return None


def powers(node: Node, random: Random) -> Node | None:
    """u² = u·u, u³ = u²·u, 1/u = u^(−1)."""
    if isinstance(node, Power) and node.exponent == whole(2):
        return Product((node.base, node.base))
    if isinstance(node, Power) and node.exponent == whole(3):
        return Product((Power(node.base, whole(2)), node.base))
    if isinstance(node, Quotient):
        return Product((node.numerator, Power(node.denominator, whole(-1))))
    return None


def odd(node: Node, random: Random) -> Node | None:
    """f(u) = −f(−u) for odd f, f(u) = f(−u) for even f."""
    if isinstance(node, Function):
        flipped = Function(node.name, (Negative(node.arguments[0]),))
        if node.name in ("sin", "tan", "atan", "sinh", "tanh", "asin", "asinh", "cbrt"):
            return Negative(flipped)
        if node.name in ("cos", "cosh", "abs", "sec"):
            return flipped
    return None


STEPS: tuple[Step, ...] = (
    commute, regroup, expand, take_out, factor, times_one, plus_zero, double, common_bar, trigonometric, pythagoras,
    shift, hyperbolic, exponential, logarithm, roots, powers, odd,
)  # fmt: skip
MOST_NODES = 90


def equal_form(tree: Node, random: Random, steps: int, used: Counter[str]) -> Node:
    """The same function after some steps; `used` counts them by name."""
    for _ in range(steps):
        count = places(tree)
        if count > MOST_NODES:
            break
        inside = _exponent_places(tree)
        allowed = [p for p in range(count) if p not in inside]
        random.shuffle(allowed)
        for step in random.sample(STEPS, 3):
            trials = (at(tree, place, lambda node, s=step: s(node, random)) for place in allowed)  # type: ignore[misc]
            changed = next((trial for trial in trials if trial is not None), None)
            if changed is not None:
                used[step.__name__] += 1
                tree = changed
                break
    return tree


def _exponent_places(tree: Node) -> set[int]:
    """Places inside exponents, where a change would turn a constant exponent into another kind of power."""
    found: set[int] = set()
    counter = [0]

    def visit(node: Node, inside: bool) -> None:
        if inside:
            found.add(counter[0])
        counter[0] += 1
        for i, part in enumerate(children(node)):
            visit(part, inside or (isinstance(node, Power) and i == 1 and node.base != E_CONSTANT))

    visit(tree, False)
    return found
