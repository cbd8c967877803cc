"""Gathering the terms that a product or quotient rule leaves: like terms, common factors, short brackets opened.

x²·e^x gives 2x·e^x + x²·e^x, which a teacher leaves as x(x + 2)e^x; sin(x)·x stays a sum, since nothing is gained.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from math import gcd, lcm

from gradekit.calculus.factored import Exponent, Factored, factored
from gradekit.calculus.sharing import Shared, released, shared_powers, without, worth_taking_out
from gradekit.calculus.simplifying import COLLECT, COMMON_FACTOR, MULTIPLY_OUT, SQUARES
from gradekit.calculus.writing import write_factored
from gradekit.expression.tidy_sum import collect
from gradekit.expression.tree import ZERO, Constant, Function, Node, Number, Power, Sum, Symbol, symbols

MOST_EXPANDED_TERMS = 40
"""Brackets are multiplied out only while the products number fewer than this."""


def gather(terms: list[Factored], below: Collection[Node] = ()) -> Factored:
    """The sum as one product: common factor times a bracket, where that helps, else the sum as a bracket.

    `below`: bases under the fraction bar; what they share with every term is always taken out, to cancel.
    """
    opened = _opened(terms)
    done = 0
    for term in terms:
        done |= term.done
    terms = add_like(opened)
    done |= _collected(opened, terms)
    result = _gathered(terms, below)
    result.done |= done
    return result


def _collected(before: list[Factored], after: list[Factored]) -> int:
    """COLLECT where adding like terms left fewer of them."""
    return COLLECT if len(after) < sum(bool(t.coefficient) for t in before) else 0


def _gathered(terms: list[Factored], below: Collection[Node]) -> Factored:
    """The sum of unlike terms as one product."""
    if len(terms) < 2:
        return terms[0] if terms else Factored(Fraction(0))
    if below:
        terms = [released(term, below) for term in terms]
    shared = shared_powers(terms)
    if shared or _worth_expanding(terms):
        cofactors = [without(term, shared) for term in terms]
        expanded = _expand(cofactors)
        if expanded is not None and _is_short(expanded):
            return _rejoined(shared, expanded, below, terms, _expansion(cofactors, expanded))
        squares = _pythagoras(expanded) if expanded is not None else None
        if squares is not None and expanded is not None:
            return _rejoined(shared, squares, below, terms, _expansion(cofactors, expanded) | SQUARES)
    squares = _pythagoras(terms)
    if squares is not None:
        return _rejoined({}, squares, below, terms, SQUARES)
    taken = worth_taking_out(shared, terms, below)
    cofactors = [without(term, taken) for term in terms] if taken else terms
    expanded = _expand(cofactors) if _worth_expanding(cofactors) else None
    if expanded is not None and _written(expanded) < _written(cofactors) and len(expanded) < _products(cofactors):
        return _rejoined(taken, expanded, below, terms, _expansion(cofactors, expanded))
    return _rejoined(taken, cofactors, below, terms)


def _written(terms: list[Factored]) -> int:
    """How many terms a reader sees, those in brackets counted one by one."""
    return sum(sum(len(b.terms) for b in term.powers if isinstance(b, Sum)) or 1 for term in terms)


def _products(terms: list[Factored]) -> int:
    """How many terms there are when every bracket is multiplied out and nothing is collected."""
    total = 0
    for term in terms:
        count = 1
        for base, exponent in term.powers.items():
            if isinstance(base, Sum):
                count *= len(base.terms) ** int(exponent)
        total += count
    return total


def _expansion(before: list[Factored], after: list[Factored]) -> int:
    """What was done to multiply brackets out: the terms that lost one, and whether terms were collected after."""
    done = MULTIPLY_OUT if _worth_expanding(before) and (len(after) < 2 or _has_products(before)) else 0
    return done | (COLLECT if len(after) < _products(before) else 0)


def _has_products(terms: list[Factored]) -> bool:
    """Whether a bracket has a factor that the other terms lack: 2(x + 1) + x, not 2(x + 1) + 4x = 2(x + 1 + 2x)."""
    content = _content(terms)
    return any(
        isinstance(base, Sum) and (len(term.powers) > 1 or exponent != 1 or abs(term.coefficient) != content)
        for term in terms
        for base, exponent in term.powers.items()
    )


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


def _opened(terms: list[Factored]) -> list[Factored]:
    """Terms that are a bare bracket, opened."""
    opened: list[Factored] = []
    for term in terms:
        if len(term.powers) == 1 and abs(term.coefficient) == 1:
            base, exponent = next(iter(term.powers.items()))
            if isinstance(base, Sum) and exponent == 1:
                for part in base.terms:
                    inner = factored(part)
                    inner.coefficient *= term.coefficient
                    opened.append(inner)
                continue
        opened.append(term)
    return opened


def _worth_expanding(terms: list[Factored]) -> bool:
    return any(isinstance(base, Sum) for term in terms for base in term.powers)


def _expand(terms: list[Factored]) -> list[Factored] | None:
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


def _is_short(terms: list[Factored]) -> bool:
    """One term or none, or a polynomial with few terms: worth having in place of the sum."""
    if len(terms) < 2:
        return True
    return len(terms) <= 8 and all(
        isinstance(e, int) and e > 0 and _is_letter(base) for term in terms for base, e in term.powers.items()
    )


def _is_letter(base: Node) -> bool:
    return isinstance(base, (Symbol, Constant, Number)) or (isinstance(base, (Function, Power)) and not symbols(base))


def _pythagoras(terms: list[Factored]) -> list[Factored] | None:
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


def _rejoined(
    shared: Shared,
    terms: list[Factored],
    below: Collection[Node],
    source: list[Factored],
    done: int = 0,
) -> Factored:
    """The product shared · (terms), the number they have in common taken out of the bracket; `done` on the way."""
    result = Factored(powers=dict(shared), done=done | (COMMON_FACTOR if shared else 0))
    for term in source:
        for base, style in term.style.items():
            result.style.setdefault(base, style)
    if len(terms) < 2:
        return result.times(terms[0]) if terms else Factored(Fraction(0))
    if _is_short(terms) and all(len(t.powers) < 2 for t in terms):
        terms = in_falling_powers(terms)
    elif shared or below:
        terms = minus_last(terms)
    content = Fraction(1) if any(t.decimal for t in terms) else _content(terms)
    if content.denominator != 1 and not shared and not below and not _is_short(terms):
        content = Fraction(1)
    if all(t.coefficient < 0 for t in terms) or (
        terms[0].coefficient < 0 and (content != 1 or result.powers) and sum(t.coefficient < 0 for t in terms) > 1
    ):
        content = -content
    for term in terms:
        term.coefficient /= content
    if abs(content) != 1:
        result.done |= COMMON_FACTOR
    bracket = collect(tuple([write_factored(t) for t in terms]))
    result.coefficient = content
    result.multiply(_same_bracket(bracket, below))
    result.settle()
    return result


def in_falling_powers(terms: list[Factored]) -> list[Factored]:
    """Highest degree first; but two terms with a minus sign in front are turned round: 1 − 2x, not −2x + 1."""
    return minus_last(sorted(terms, key=_degree, reverse=True))


def minus_last(terms: list[Factored]) -> list[Factored]:
    """Two terms with a minus sign in front turned round."""
    turned = len(terms) == 2 and terms[0].coefficient < 0 < terms[1].coefficient
    return terms[::-1] if turned else terms


def _degree(term: Factored) -> Exponent:
    return next((e for b, e in term.powers.items() if isinstance(b, Symbol)), 0)


def _content(terms: list[Factored]) -> Fraction:
    """The greatest rational that leaves whole coefficients behind."""
    above, below = 0, 1
    for term in terms:
        above = gcd(above, term.coefficient.numerator)
        below = lcm(below, term.coefficient.denominator)
    return Fraction(above, below)


def _same_bracket(bracket: Node, below: Collection[Node]) -> Node:
    """The bracket written as one under the fraction bar with the same terms is, so that the two cancel."""
    if isinstance(bracket, Sum):
        own = frozenset(bracket.terms)
        for base in below:
            if isinstance(base, Sum) and len(base.terms) == len(own) and frozenset(base.terms) == own:
                return base
    return bracket


def plain_sum(terms: list[Factored]) -> Node:
    """The sum term by term, like terms added; a polynomial falls in powers if a bracket was opened."""
    opened = _opened(terms)
    kept = add_like(opened)
    if not kept:
        return ZERO
    if len(opened) > len(terms) and _is_short(kept) and all(len(t.powers) < 2 for t in kept):
        kept = in_falling_powers(kept)
    return collect(tuple([write_factored(t) for t in kept]))
