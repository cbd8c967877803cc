"""What LaTeX and Typst spell alike: signs, sums, lists, factorials, relations."""

from __future__ import annotations

from gradekit.expression.printing.planar import Notation


class Typeset(Notation):
    """A notation that is source text for a typesetter.

    `separator`: between arguments.  `relations`: sign → how it is spelled.
    """

    separator: str
    relations: dict[str, str]

    def minus(self, operand: str) -> str:
        """A minus sign in front."""
        return "-" + operand

    def sum(self, first: str, rest: list[tuple[bool, str]]) -> str:
        """Terms with their signs."""
        return first + "".join([(" - " if subtracted else " + ") + term for subtracted, term in rest])

    def listed(self, arguments: list[str]) -> str:
        """With commas, or semicolons where the comma is the decimal mark."""
        return self.separator.join(arguments)

    def factorial(self, operand: str) -> str:
        """`n!`."""
        return operand + "!"

    def relation(self, operator: str, left: str, right: str) -> str:
        """Two sides and a sign."""
        return f"{left} {self.relations[operator]} {right}"
