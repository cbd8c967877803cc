"""Random functions, steps that keep them equal, and mutations that do not, from one seed each."""

from __future__ import annotations

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
    rebuild,
    walk,
)

X = Symbol("x")
INNER = (
    "sin",
    "cos",
    "tan",
    "exp",
    "ln",
    "sqrt",
    "atan",
    "sinh",
    "cosh",
    "asin",
    "abs",
    "tanh",
    "cbrt",
    "sec",
    "asinh",
)
Step = Callable[[Node, Random], Node | None]


def whole(n: int) -> Node:
    """A whole number as a tree."""
    return number(n)


def polynomial(random: Random, degree: int = 3) -> Node:
    """A small polynomial in x."""
    terms: list[Node] = []
    for power in range(degree, -1, -1):
        a = random.randint(-6, 6)
        if a:
            base = ONE if power == 0 else X if power == 1 else Power(X, whole(power))
            terms.append(whole(a) if power == 0 else Product((whole(a), base)) if a != 1 else base)
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0] if terms else X


def expression(random: Random, depth: int = 2) -> Node:
    """A random function of x, as deep as a textbook's."""
    if depth == 0:
        return polynomial(random, random.choice((0, 1, 1, 2)))
    kind = random.randrange(10)
    if kind < 3:
        name = random.choice(INNER)
        inner = expression(random, depth - 1)
        return Power(E_CONSTANT, inner) if name == "exp" else Function(name, (inner,))
    if kind < 5:
        return Product((expression(random, depth - 1), expression(random, depth - 1)))
    if kind < 7:
        return Sum((expression(random, depth - 1), expression(random, depth - 1)))
    if kind == 7:
        return Quotient(expression(random, depth - 1), expression(random, depth - 1))
    if kind == 8:
        exponent = random.choice((whole(2), whole(3), whole(-1), number(Fraction(1, 2)), number(Fraction(2, 3))))
        return Power(expression(random, depth - 1), exponent)
    return polynomial(random)


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
    return (
        Product((node.factors[0], Product(node.factors[1:])))
        if isinstance(node, Product) and len(node.factors) > 2
        else None
    )


def distribute(node: Node, random: Random) -> Node | None:
    """Brackets: a(b + c) = ab + ac."""
    if not isinstance(node, Product):
        return None
    for place, factor in enumerate(node.factors):
        if isinstance(factor, Sum):
            rest = node.factors[:place] + node.factors[place + 1 :]
            return Sum(tuple(Product((*rest, term)) for term in factor.terms))
    return None


def take_out(node: Node, random: Random) -> Node | None:
    """Take k out: a + b = k(a/k + b/k) for a number k."""
    if not isinstance(node, Sum):
        return None
    k = whole(random.choice((2, 3, -1, 5)))
    return Product((k, Sum(tuple(Quotient(term, k) for term in node.terms))))


def times_one(node: Node, random: Random) -> Node | None:
    """Times g/g: u = u·g/g, for a g without zeros."""
    g = random.choice(
        (Sum((Power(X, whole(2)), ONE)), Power(E_CONSTANT, X), Sum((whole(2), Function("sin", (X,)))), whole(3))
    )
    return Quotient(Product((node, g)), g)


def plus_zero(node: Node, random: Random) -> Node | None:
    """Plus g − g: u = u + g − g."""
    g = polynomial(random, 2)
    return Sum((node, g, Negative(g)))


def double(node: Node, random: Random) -> Node | None:
    """Twice less once: u = 2u − u."""
    return Sum((Product((whole(2), node)), Negative(node)))


def trigonometric(node: Node, random: Random) -> Node | None:
    """Half angles: cos 2u, tan, sec and the Pythagorean identity."""
    if not isinstance(node, Function):
        return None
    u = node.arguments[0]
    half = Quotient(u, whole(2))
    match node.name:
        case "sin":
            return Product((whole(2), Function("sin", (half,)), Function("cos", (half,))))
        case "cos":
            if random.random() < 0.5:
                return Sum(
                    (Power(Function("cos", (half,)), whole(2)), Negative(Power(Function("sin", (half,)), whole(2))))
                )
            return Sum((ONE, Negative(Product((whole(2), Power(Function("sin", (half,)), whole(2)))))))
        case "tan":
            return Quotient(Function("sin", (u,)), Function("cos", (u,)))
        case "sec":
            return Quotient(ONE, Function("cos", (u,)))
    return None


def shift(node: Node, random: Random) -> Node | None:
    """Shifts: sin u = cos(u − π/2) = −sin(u + π)."""
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
        if isinstance(node.exponent, Sum):
            return Product(tuple(Power(E_CONSTANT, term) for term in node.exponent.terms))
        return Quotient(ONE, Power(E_CONSTANT, Negative(node.exponent)))
    return None


def logarithm(node: Node, random: Random) -> Node | None:
    """Logarithms: ln u = ln(ku) − ln k, ln u = 2 ln √u, ln u = ln(u²)/2 inside the domain of ln u."""
    if isinstance(node, Function) and node.name == "ln":
        u = node.arguments[0]
        if random.random() < 0.5:
            k = whole(random.choice((2, 3, 7)))
            return Sum((Function("ln", (Product((k, u)),)), Negative(Function("ln", (k,)))))
        return Product((whole(2), Function("ln", (Function("sqrt", (u,)),))))
    return None


def roots(node: Node, random: Random) -> Node | None:
    """√u = u^(1/2) = √(4u)/2; ∛u = u^(1/3); |u| = √(u²)."""
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
    commute, regroup, distribute, take_out, times_one, plus_zero, double, trigonometric, shift, hyperbolic, exponential,
    logarithm, roots, powers, odd,
)  # fmt: skip


def _places(tree: Node) -> int:
    return sum(1 for _ in walk(tree))


def _at(tree: Node, place: int, change: Callable[[Node], Node | None]) -> Node | None:
    """The tree with the node at a place (root first) changed; None where the change does not fit."""
    counter = [place]
    fits = [True]

    def visit(node: Node) -> Node:
        here = counter[0]
        counter[0] -= 1
        if here == 0:
            changed = change(node)
            fits[0] = changed is not None
            return changed if changed is not None else node
        if here < 0 or not children(node):
            return node
        return rebuild(node, visit)

    result = visit(tree)
    return result if fits[0] else None


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


def equal_form(tree: Node, random: Random, steps: int = 3) -> Node:
    """The same function after some steps."""
    for _ in range(steps):
        places = _places(tree)
        if places > 90:
            break
        allowed = [p for p in range(places) if p not in _exponent_places(tree)]
        step = random.choice(STEPS)
        changed = None
        for _ in range(8):
            changed = _at(tree, random.choice(allowed), lambda node, s=step: s(node, random))  # type: ignore[misc]
            if changed is not None:
                break
        tree = changed if changed is not None else tree
    return tree


SWAPS = {"sin": "cos", "cos": "sin", "tan": "sin", "ln": "sqrt", "sqrt": "ln", "sinh": "cosh",
         "cosh": "sinh",
         "atan": "tan", "asin": "atan", "abs": "sin", "tanh": "tan", "cbrt": "sqrt", "sec": "cos",
         "asinh": "sinh"}  # fmt: skip


def _mutated(node: Node, random: Random) -> Node | None:
    kind = random.randrange(5)
    if kind == 0:
        return Negative(node)
    if isinstance(node, Number):
        return number(node.value + random.choice((1, -1, Fraction(1, 2), 10)))
    if isinstance(node, Sum) and kind < 3:
        kept = list(node.terms)
        kept.pop(random.randrange(len(kept)))
        return Sum(tuple(kept)) if len(kept) > 1 else kept[0]
    if isinstance(node, Function) and node.name in SWAPS:
        return Function(SWAPS[node.name], node.arguments)
    if isinstance(node, Product) and kind < 3:
        if isinstance(node.factors[-1], Sum):
            first, *rest = node.factors[-1].terms
            return Sum((Product((*node.factors[:-1], first)), *rest))
        return node.factors[0]
    if isinstance(node, Power):
        return node.base
    if isinstance(node, Quotient):
        return Quotient(node.denominator, node.numerator)
    return None


def mutated(tree: Node, random: Random) -> Node:
    """The tree with one slip in it; usually, not always, another function."""
    for _ in range(20):
        changed = _at(tree, random.randrange(_places(tree)), lambda node: _mutated(node, random))
        if changed is not None and changed != tree:
            return changed
    return Sum((tree, ONE))
