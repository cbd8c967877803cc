"""The budget of one draw, in counted work: no clock, so that a draw ends the same way on every machine."""

from __future__ import annotations

from gradekit.errors import TemplateError
from gradekit.expression.tree import Node, walk

MOST_WORK = 20_000
"""Units for one draw: 1 for a node of a value worked out, 1 for a number drawn, 10 for a try."""

MOST_NODES = 2_000
"""Nodes of one value."""

MOST_TRIES = 200
"""Draws of one problem, until `require` holds."""


class Work:
    """What one draw has spent.  `tries`: whole draws, the first included."""

    __slots__ = ("spent", "template", "tries")

    def __init__(self, template: str) -> None:
        self.template = template
        self.spent = 0
        self.tries = 0

    def spend(self, units: int) -> None:
        """Count units of work.

        Raises:
            TemplateError: code TEMPLATE-budget, the draw takes too much.
        """
        self.spent += units
        if self.spent > MOST_WORK:
            raise TemplateError("TEMPLATE-budget", f"{self.template}: a draw takes more than {MOST_WORK} units of work")

    def count_tree(self, tree: Node) -> None:
        """Count the nodes of a value."""
        nodes = sum(1 for _ in walk(tree))
        if nodes > MOST_NODES:
            raise TemplateError("TEMPLATE-budget", f"{self.template}: a value of {nodes} parts, at most {MOST_NODES}")
        self.spend(nodes)
