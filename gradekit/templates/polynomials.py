"""Random polynomials: degree, coefficients, how many terms and in which order they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gradekit.expression.tree import ONE, ZERO, Negative, Node, Number, Power, Product, Sum, Symbol
from gradekit.templates import schema
from gradekit.templates.faults import Faults
from gradekit.templates.formulas import FormulaReader, Values
from gradekit.templates.stream import Stream
from gradekit.templates.work import Work

MOST_DEGREE = 50


@dataclass(frozen=True, slots=True)
class PolynomialDrawer:
    """Draws one polynomial.

    `lower`: candidates of the coefficients below the leading one where every power may be missing, 0 among them if it
    is in the range.  `terms`: how many terms, else None.  `constant`: True wants one, False forbids it, None leaves it.
    """

    variable: str
    degree: tuple[int, int]
    lead: tuple[int, ...]
    lower: tuple[int, ...]
    terms: tuple[int, int] | None
    constant: bool | None
    order: str

    @classmethod
    def of(
        cls, shape: schema.PolynomialShape, path: Sequence[str | int], reader: FormulaReader, faults: Faults
    ) -> PolynomialDrawer | None:
        """The drawer of these keys, or None after noting what is wrong with them."""
        path = (*path, "polynomial")
        before = len(faults.errors)
        low, high = shape.coefficients
        first, last = shape.lead or shape.coefficients
        lead = tuple(n for n in range(first, last + 1) if n)
        nonzero = any(range(low, high + 1))
        variable = shape.variable or reader.variables[0]
        if variable not in reader.variables:
            faults.add("unknown-name", f"{variable} is not a variable of this template", (*path, "variable"))
        if not 0 <= shape.degree[0] <= shape.degree[1] <= MOST_DEGREE:
            faults.add("range", f"a degree lies between 0 and {MOST_DEGREE}", (*path, "degree"))
        if not lead or not nonzero or high - low > 10_000:
            faults.add("empty-draw", "a range of coefficients needs 1 to 10000 numbers that are not 0", path)
        possible, most = (degree + (shape.constant is not False) for degree in shape.degree)
        least = 2 if shape.constant and shape.degree[0] > 0 else 1
        if shape.terms is not None and not (least <= shape.terms[0] <= possible and shape.terms[1] <= most):
            said = f"here there are at least {least} to {possible}, and at most {most} terms"
            faults.add("range", said, (*path, "terms"))
        if len(faults.errors) > before:
            return None
        lower = tuple(range(low, high + 1))
        return cls(variable, shape.degree, lead, lower, shape.terms, shape.constant, shape.order)

    def draw(self, stream: Stream, _values: Values, work: Work, /) -> Sequence[Node]:
        """The polynomial, as the only value."""
        degree = stream.between(*self.degree)
        powers = [degree, *self._lower_powers(stream, degree)]
        coefficients = [(stream.choose(self.lead), degree)]
        exact = self.terms is not None
        for power in powers[1:]:
            wanted = exact or (power == 0 and self.constant is True)
            candidates = [n for n in self.lower if n] if wanted else self.lower
            coefficients.append((stream.choose(candidates), power))
        terms = [monomial(c, self.variable, power) for c, power in coefficients if c]
        if self.order == "ascending":
            terms.reverse()
        elif self.order == "shuffled":
            terms = stream.shuffled(terms)
        tree = terms[0] if len(terms) == 1 else Sum(tuple(terms))
        work.count_tree(tree)
        return (tree,)

    def _lower_powers(self, stream: Stream, degree: int) -> list[int]:
        """The powers below the degree that may or must have a term, descending."""
        lowest = 1 if self.constant is False else 0
        powers = list(range(degree - 1, lowest - 1, -1))
        if self.terms is None:
            return powers
        fewest, most = self.terms
        count = stream.between(fewest, min(most, len(powers) + 1)) - 1
        if self.constant and degree > 0:
            return [*sorted(stream.shuffled(powers[:-1], count - 1), reverse=True), 0]
        return sorted(stream.shuffled(powers, count), reverse=True)


def monomial(coefficient: int, variable: str, power: int) -> Node:
    """c·x^n as a teacher writes it: no 1·, no ^1, no x^0, the sign in front."""
    if coefficient < 0:
        return Negative(monomial(-coefficient, variable, power))
    if coefficient == 0:
        return ZERO
    factor: Node = Symbol(variable) if power == 1 else Power(Symbol(variable), Number(Fraction(power)))
    if power == 0:
        return Number(Fraction(coefficient))
    return factor if Number(Fraction(coefficient)) == ONE else Product((Number(Fraction(coefficient)), factor))
