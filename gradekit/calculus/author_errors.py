"""What author functions raise: a template error with a code, and the checks that most of them share."""

from __future__ import annotations

from fractions import Fraction

from gradekit.errors import TemplateError
from gradekit.expression.printing.text import show
from gradekit.expression.tidy import tidy
from gradekit.expression.tidy_number import rational
from gradekit.expression.tree import Node, Symbol


def bad_argument(text: str) -> TemplateError:
    """An argument that the function cannot take."""
    return TemplateError("AUTHOR-argument", text)


def no_result(text: str) -> TemplateError:
    """The function has no single result for these arguments."""
    return TemplateError("AUTHOR-no-result", text)


def too_large(text: str) -> TemplateError:
    """The result would be over the bounds of size."""
    return TemplateError("AUTHOR-too-large", text)


def name_of(node: Node) -> str:
    """The name of a variable.  **Raises** TemplateError for any other tree."""
    if not isinstance(node, Symbol):
        raise bad_argument(f"a variable is needed here, not {show(node)}")
    return node.name


def rational_of(node: Node) -> Fraction:
    """The value of a tree that is a plain rational.  **Raises** TemplateError for any other tree."""
    value = rational(tidy(node))
    if value is None:
        raise bad_argument(f"a number is needed here, not {show(node)}")
    return value


def whole_of(node: Node, least: int = 0, most: int = 200) -> int:
    """The value of a whole number in a range.  **Raises** TemplateError for any other tree."""
    value = rational_of(node)
    if value.denominator != 1 or not least <= value <= most:
        raise bad_argument(f"a whole number from {least} to {most} is needed here, not {show(node)}")
    return int(value)
