"""`same-shape`: the reference as it stands, up to the order and grouping of terms and factors.

a/b is a times the reciprocal of b, so x/2 and (1/2)x have one shape, 5/(4(s+7)) and (5/4)/(s+7) do not.
No arithmetic is done: 8² is not 64.
"""

from __future__ import annotations

from collections.abc import Hashable

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.question import Question
from gradekit.expression.tree import (
    ONE,
    Constant,
    Function,
    Negative,
    Node,
    Number,
    Piecewise,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
)

FORM = "same-shape"

OTHER_SHAPE = FormFault(
    "other-shape",
    {
        "en": "Right in value, but it should be written in another form.",
        "vi": "Đúng giá trị, nhưng cần viết ở dạng khác.",
    },
)
_MINUS = ("minus",)


def fault(tree: Node, question: Question) -> FormFault | None:
    """OTHER_SHAPE unless the tree is the reference up to order and grouping."""
    return None if shape(tree) == shape(question.reference) else OTHER_SHAPE


def shape(tree: Node) -> Hashable:
    """A key that is equal for trees of one shape."""
    match tree:
        case Number(value=value):
            return ("number", value.numerator, value.denominator)
        case Constant(name=name):
            return ("constant", name)
        case Symbol(name=name):
            return ("symbol", name)
        case Sum():
            return ("sum", _sorted(_terms(tree)))
        case Negative() | Product() | Quotient():
            return _product(_factors(tree))
        case Power(base=Constant(name="e"), exponent=exponent):
            return ("exp", (shape(exponent),))
        case Power(base=base, exponent=exponent):
            return ("power", shape(base), shape(exponent))
        case Function(name=name, arguments=arguments):
            keys = tuple(shape(argument) for argument in arguments)
            return (name, _sorted(list(keys)) if name in ("min", "max") else keys)
        case Relation(operator=operator, left=left, right=right):
            return (operator, shape(left), shape(right))
        case Piecewise(branches=branches):
            return ("case", tuple((shape(v), tuple(shape(c) for c in conditions)) for v, conditions in branches))
    return ("other",)


def _terms(tree: Node) -> list[Hashable]:
    """The keys of the terms; a minus in front of a bracket stays with the bracket."""
    if isinstance(tree, Sum):
        return [key for term in tree.terms for key in _terms(term)]
    return [shape(tree)]


def _factors(tree: Node) -> list[Hashable]:
    """The keys of the factors, minus signs and reciprocals as factors of their own."""
    match tree:
        case Negative(operand=operand):
            return [_MINUS, *_factors(operand)]
        case Product(factors=parts):
            return [key for part in parts for key in _factors(part)]
        case Quotient(numerator=above, denominator=below):
            top = [] if above == ONE else _factors(above)
            return [*top, ("reciprocal", shape(below))]
    return [shape(tree)]


def _product(keys: list[Hashable]) -> Hashable:
    """The key of a product of these; minus signs are factors like any other, so two of them do not cancel."""
    if len(keys) == 1:
        return keys[0]
    return ("product", _sorted(keys))


def _sorted(keys: list[Hashable]) -> tuple[Hashable, ...]:
    return tuple(sorted(keys, key=repr))
