"""The budget of one draw, in counted work: no clock, so that a draw ends the same way on every machine."""

from __future__ import annotations

from gradekit.calculus.derivation import Derivation, derive
from gradekit.errors import TemplateError
from gradekit.expression.tree import Node, children

MOST_WORK = 20_000
"""Units for one draw: 1 for a node of a value worked out, 1 for a number drawn, 10 for a try."""

MOST_NODES = 2_000
"""Nodes of one value."""

MOST_DEPTH = 60
"""Levels of one value.  Trees are walked by recursion, and a formula may put a hundred levels around a value."""

MOST_TRIES = 200
"""Draws of one problem, until `require` holds."""


class Work:
    """What one draw has spent.  `tries`: whole draws, the first included.

    Derivatives are kept for the length of the draw: answers, hints and messages often need the same one.
    `detail`: how many lines of them a solution tells (`gradekit.calculus.derivation.DETAILS`).
    """

    __slots__ = ("_derivations", "detail", "spent", "template", "tries")

    def __init__(self, template: str, detail: str = "every") -> None:
        self.template = template
        self.detail = detail
        self.spent = 0
        self.tries = 0
        self._derivations: dict[tuple[Node, str, int], Derivation] = {}

    def derivation(self, tree: Node, variable: str, order: int) -> Derivation:
        """The derivation of a derivative, worked out once."""
        key = (tree, variable, order)
        if key not in self._derivations:
            self._derivations[key] = derive(tree, variable, order)
        return self._derivations[key]

    def spend(self, units: int) -> None:
        """Count units of work.

        Raises:
            TemplateError: code TEMPLATE-budget, the draw takes too much.
        """
        self.spent += units
        if self.spent > MOST_WORK:
            raise TemplateError("TEMPLATE-budget", f"{self.template}: a draw takes more than {MOST_WORK} units of work")

    def count_tree(self, tree: Node) -> None:
        """Count the nodes of a value.

        Raises:
            TemplateError: code TEMPLATE-budget, it is too large or too deep.
        """
        nodes, depth, level = 0, 0, [tree]
        while level:
            nodes += len(level)
            depth += 1
            if nodes > MOST_NODES or depth > MOST_DEPTH:
                said = f"a value has more than {MOST_NODES} parts or is nested more than {MOST_DEPTH} deep"
                raise TemplateError("TEMPLATE-budget", f"{self.template}: {said}")
            level = [part for node in level for part in children(node)]
        self.spend(nodes)
