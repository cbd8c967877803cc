"""Sums of products with their brackets multiplied out: when that can be done, and when it is worth it."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from gradekit.calculus.factored import Factored, factored
from gradekit.expression.tree import Constant, Function, Node, Number, Power, Sum, Symbol, symbols

MOST_EXPANDED_TERMS = 40
"""Brackets are multiplied out only while the products number fewer than this."""


def written(terms: list[Factored]) -> int:
    """How many terms a reader sees, those in brackets counted one by one."""
    return sum(sum(len(b.terms) for b in term.powers if isinstance(b, Sum)) or 1 for term in terms)


def products(terms: list[Factored]) -> int:
    """How many terms there are when every bracket is multiplied out and nothing is collected."""
    total = 0
    for term in terms:
        count = 1
        for base, exponent in term.powers.items():
            if isinstance(base, Sum):
                count *= len(base.terms) ** int(exponent)
        total += count
    return total


def add_like(terms: list[Factored]) -> list[Factored]:
    """Terms with the same powers added up, zeros dropped, order kept."""
    found: dict[object, Factored] = {}
    for term in terms:
        if not term.coefficient:
            continue
        key = term.signature()
        known = found.get(key)
        if known is None:
            found[key] = term.copy()
        else:
            known.coefficient += term.coefficient
            known.decimal = known.decimal or term.decimal
    return [term for term in found.values() if term.coefficient]


def opened(terms: list[Factored]) -> list[Factored]:
    """Terms that are a bare bracket, opened."""
    found: list[Factored] = []
    for term in terms:
        if len(term.powers) == 1 and abs(term.coefficient) == 1:
            base, exponent = next(iter(term.powers.items()))
            if isinstance(base, Sum) and exponent == 1:
                for part in base.terms:
                    inner = factored(part)
                    inner.coefficient *= term.coefficient
                    found.append(inner)
                continue
        found.append(term)
    return found


def has_brackets(terms: list[Factored]) -> bool:
    """Whether there is a bracket among the factors."""
    return any(isinstance(base, Sum) for term in terms for base in term.powers)


def expand(terms: list[Factored]) -> list[Factored] | None:
    """Every bracket multiplied out and like terms added; None where that is long, or a bracket has a power."""
    result: list[Factored] = []
    for term in terms:
        brackets = [b for b in term.powers if isinstance(b, Sum)]
        if any(term.powers[b] not in {1, 2} for b in brackets) or any(
            term.powers[b] == 2 and len(b.terms) > 2 for b in brackets if isinstance(b, Sum)
        ):
            return None
        rest = term.copy()
        for bracket in brackets:
            del rest.powers[bracket]
        parts = [rest]
        for bracket in brackets:
            inner = [factored(t) for t in bracket.terms] if isinstance(bracket, Sum) else []
            for _ in range(int(term.powers[bracket])):
                if len(parts) * len(inner) > MOST_EXPANDED_TERMS:
                    return None
                parts = [a.times(b) for a in parts for b in inner]
        for part in parts:
            part.settle()
        result += parts
    return add_like(result)


def is_short(terms: list[Factored]) -> bool:
    """One term or none, or a polynomial with few terms: worth having in place of the sum."""
    if len(terms) < 2:
        return True
    return len(terms) <= 8 and all(
        isinstance(e, int) and e > 0 and _is_letter(base) for term in terms for base, e in term.powers.items()
    )


def _is_letter(base: Node) -> bool:
    return isinstance(base, (Symbol, Constant, Number)) or (isinstance(base, (Function, Power)) and not symbols(base))


def pythagoras(terms: list[Factored]) -> list[Factored] | None:
    """The terms with one pair c·sin²u + c·cos²u made into c (and cosh² − sinh² likewise), or None without a pair."""
    for first in terms:
        for base, exponent in first.powers.items():
            if not isinstance(base, Function) or base.name not in {"sin", "cosh"} or exponent != 2:
                continue
            partner = Function("cos" if base.name == "sin" else "sinh", base.arguments)
            sign = 1 if base.name == "sin" else -1
            rest = first.copy()
            rest.add(base, -2)
            rest.done = first.done
            wanted = rest.copy()
            wanted.add(partner, 2)
            for second in terms:
                if second.signature() == wanted.signature() and second.coefficient == sign * first.coefficient:
                    return add_like([rest if t is first else t for t in terms if t is not second])
    return None


def flattened(terms: list[Factored]) -> list[Factored]:
    """The terms with brackets that hold brackets multiplied out; derivatives of x^x would nest ever deeper."""
    found: list[Factored] = []
    for term in terms:
        nested = [
            b for b, e in term.powers.items() if e == 1 and isinstance(b, Sum) and any(map(_has_bracket, b.terms))
        ]
        if not nested:
            found.append(term)
            continue
        rest = term.copy()
        del rest.powers[nested[0]]
        inner = nested[0].terms if isinstance(nested[0], Sum) else ()
        for part in inner:
            product = rest.times(factored(part))
            product.settle()
            found.append(product)
    return terms if len(found) == len(terms) else add_like(found)


def _has_bracket(node: Node) -> bool:
    return any(isinstance(base, Sum) for base in factored(node).powers)


def says_less(before: list[Factored], after: list[Factored]) -> bool:
    """Whether letters only were multiplied into brackets, and nothing collected: n(x − b) + m(x − a)."""
    if len(after) < products(before) or not has_products(before):
        return False
    return len({base for term in after for base in term.powers if isinstance(base, Symbol)}) > 1


def has_products(terms: list[Factored]) -> bool:
    """Whether a bracket has a factor that the other terms lack: 2(x + 1) + x, not 2(x + 1) + 4x = 2(x + 1 + 2x)."""
    content = content_of(terms)
    return any(
        isinstance(base, Sum) and (len(term.powers) > 1 or exponent != 1 or abs(term.coefficient) != content)
        for term in terms
        for base, exponent in term.powers.items()
    )


def content_of(terms: list[Factored]) -> Fraction:
    """The greatest rational that leaves whole coefficients behind."""
    above, below = 0, 1
    for term in terms:
        above = gcd(above, term.coefficient.numerator)
        below = lcm(below, term.coefficient.denominator)
    return Fraction(above, below)
