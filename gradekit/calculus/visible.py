"""What a reader of two lines can see to have happened between them: counts that a simplification makes smaller."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from gradekit.calculus.factored import Factored
from gradekit.calculus.sharing import towers_of
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import (
    ONE,
    ZERO,
    Function,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    walk,
)

ROOTS = frozenset({"sqrt", "cbrt", "root"})
LARGEST_COUNT = 10**6
WEIGHT_OF_ZERO = 3
"""x(2x + 0) has more to work out than 2x², which has two numbers as well."""

Measure = Callable[[Node], Fraction | int]


def algebra(tree: Node) -> Iterator[Node]:
    """The nodes that algebra works on: no argument of a function and no exponent is entered."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Power):
            stack.append(node.base)
        elif not isinstance(node, Function):
            stack.extend(children(node))


def numbers(tree: Node) -> int:
    """How many numbers there are to work with; the 1 of one over something is none, and a 0 counts for more."""
    found = 0
    for node in walk(tree):
        if isinstance(node, Number):
            found += 1 if node.value else WEIGHT_OF_ZERO
        elif isinstance(node, Quotient):
            found -= node.numerator == ONE
    return found


def factors_in_numbers(tree: Node) -> int:
    """How many numbers there are outside exponents and arguments of functions, the 1 of one over something apart."""
    nodes = list(algebra(tree))
    bars = [node for node in nodes if isinstance(node, Quotient) and node.numerator == ONE]
    return sum(isinstance(node, Number) for node in nodes) - len(bars)


def functions(tree: Node) -> int:
    """How many functions stand in the tree."""
    return sum(isinstance(node, Function) for node in walk(tree))


def terms(tree: Node) -> int:
    """How many terms the sums have beyond the first, zeros not counted."""
    return sum(sum(_core(t) != ZERO for t in node.terms) - 1 for node in walk(tree) if isinstance(node, Sum))


def multiplied_out(tree: Node) -> int:
    """How many terms there would be, were every bracket above the bars multiplied out and nothing collected."""
    match tree:
        case Sum(terms=parts):
            return min(LARGEST_COUNT, sum(multiplied_out(t) for t in parts))
        case Product(factors=factors):
            count = 1
            for factor in factors:
                count = min(LARGEST_COUNT, count * multiplied_out(factor))
            return count
        case Quotient(numerator=part) | Negative(operand=part):
            return multiplied_out(part)
        case Power(base=base, exponent=exponent):
            value = rational(exponent)
            whole = value is not None and value.denominator == 1 and 0 < value <= 20
            return min(LARGEST_COUNT, multiplied_out(base) ** int(value or 1)) if whole else 1
        case Number() if tree == ZERO:
            return 0
        case _:
            return 1


def negative_powers(tree: Node) -> int:
    """How many powers have a negative number as exponent."""
    return sum(isinstance(node, Power) and (rational(node.exponent) or 0) < 0 for node in walk(tree))


def squares(tree: Node) -> int:
    """How many sines and cosines there are, the hyperbolic ones too."""
    names = {"sin", "cos", "sinh", "cosh"}
    return sum(isinstance(node, Function) and node.name in names for node in algebra(tree))


def fractions_in_sums(tree: Node) -> int:
    """How many terms of sums are fractions."""
    return sum(sum(map(is_fraction, node.terms)) for node in algebra(tree) if isinstance(node, Sum))


def nested_fractions(tree: Node) -> int:
    """How many fractions stand inside sums that stand above or below another bar."""
    found = 0
    for node in algebra(tree):
        if isinstance(node, Quotient):
            found += fractions_in_sums(node.numerator) + fractions_in_sums(node.denominator)
    return found


def is_fraction(term: Node) -> bool:
    """Whether a term is a fraction, its sign and its other factors aside: x/2, -2(1/x), x^(-1)."""
    match term:
        case Negative(operand=operand):
            return is_fraction(operand)
        case Quotient():
            return True
        case Product(factors=factors):
            return any(map(is_fraction, factors))
        case Power(exponent=exponent):
            return (rational(exponent) or 0) < 0
        case _:
            return False


def repeats(tree: Node) -> int:
    """How often a base stands again in one product, a power of a power and a root's power among them."""
    found = 0
    for node in algebra(tree):
        if isinstance(node, Product):
            below_bars = [f.denominator for f in map(_core, node.factors) if isinstance(f, Quotient)]
            above, beneath = ([b for b, _ in _bases(part)] for part in (node, Product(tuple(below_bars))))
            found += len(above) - len(set(above)) + len(beneath) - len(set(beneath))
            found += len(towers_of(above).intersection(beneath))
        elif isinstance(node, Power) and _is_root_or_power(node.base):
            found += 1
    return found


def powers_of_products(tree: Node) -> int:
    """How many products are raised to a power."""
    return sum(isinstance(n, Power) and isinstance(_core(n.base), (Product, Quotient)) for n in algebra(tree))


def below(tree: Node) -> Mapping[Node, Fraction | int]:
    """The bases below the bars, each with its exponent there: bars in bars add up, of the terms of a sum the most."""
    found: dict[Node, Fraction | int] = {}
    match tree:
        case Sum(terms=parts):
            for part in parts:
                for base, exponent in below(part).items():
                    found[base] = max(found.get(base, 0), exponent)
        case Product(factors=factors):
            for factor in factors:
                _add(found, below(factor))
        case Negative(operand=operand):
            return below(operand)
        case Quotient(numerator=above, denominator=denominator):
            _add(found, below(above))
            for base, exponent in _bases(denominator):
                _add(found, {base: exponent})
        case Power(base=base, exponent=exponent):
            value = rational(exponent) or Fraction(0)
            return {base: -value} if value < 0 else {b: e * value for b, e in below(base).items()}
        case _:
            pass
    return found


def bars(tree: Node) -> Fraction | int:
    """All the exponents below bars together, of each fraction by itself."""
    found: Fraction | int = 0
    for node in algebra(tree):
        if isinstance(node, Quotient):
            found += sum(exponent for _, exponent in _bases(node.denominator))
        elif isinstance(node, Power):
            found += max(0, -(rational(node.exponent) or 0))
    return found


def cancelled(before: Node, after: Node) -> bool:
    """Whether a base has a lower exponent below the bars than before."""
    stood, stands = below(before), below(after)
    return any(stands.get(base, 0) < exponent for base, exponent in stood.items())


def _add(found: dict[Node, Fraction | int], other: Mapping[Node, Fraction | int]) -> None:
    for base, exponent in other.items():
        found[base] = found.get(base, 0) + exponent


def brackets(tree: Node, *, alone: bool) -> dict[Node, frozenset[Node]]:
    """The brackets that stand as factors, each with the factors beside it; with `alone`, those alone above a bar."""
    found: dict[Node, frozenset[Node]] = {}
    for node in algebra(tree):
        if isinstance(node, Product):
            for bracket in node.factors:
                if isinstance(bracket, Sum):
                    found[bracket] = frozenset([factor for factor in node.factors if factor is not bracket])
        elif alone and isinstance(node, Quotient) and isinstance(_core(node.numerator), Sum):
            found.setdefault(_core(node.numerator), frozenset())
    return found


def opened(before: Node, after: Node) -> bool:
    """Whether a bracket that stood as a factor, or under a power, is gone; denominators are left alone."""
    kept = {node for node in _above(after) if isinstance(node, Sum)}
    stood: set[Node] = set()
    for node in _above(tidy(before)):
        if isinstance(node, Product):
            stood.update(factor for factor in node.factors if isinstance(factor, Sum))
        elif isinstance(node, Power) and isinstance(node.base, Sum):
            stood.add(node.base)
    return not stood <= kept


def _above(tree: Node) -> Iterator[Node]:
    """The nodes that stand in no denominator."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        stack.extend([node.numerator] if isinstance(node, Quotient) else children(node))


def _bases(node: Node) -> list[tuple[Node, Fraction | int]]:
    """The bases of a product with their exponents, numbers left out."""
    found: list[tuple[Node, Fraction | int]] = []
    for factor in node.factors if isinstance(node, Product) else (node,):
        core = _core(factor)
        if isinstance(core, Product):
            found += _bases(core)
        elif isinstance(core, Quotient):
            found += _bases(core.numerator)
        elif rational(core) is None:
            single = Factored()
            single.multiply(core)
            found += single.powers.items()
    return found


def _is_root_or_power(node: Node) -> bool:
    return isinstance(node, Power) or (isinstance(node, Function) and node.name in ROOTS)


def _core(node: Node) -> Node:
    return node.operand if isinstance(node, Negative) else node
