"""The formulas of a template: read once when it is loaded, worked out with the drawn values at every draw.

A formula is gradekit's own notation with the author functions of `calculus.author`.  Working one out means: put the
values of the names in, apply the author functions from the inside out, tidy the result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gradekit.calculus.author import AUTHOR_FUNCTIONS, call
from gradekit.errors import Place, TemplateError
from gradekit.expression.complaints import message, warning_message
from gradekit.expression.functions import SPELLINGS
from gradekit.expression.reader import FLIPPED, read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Function, Node, Relation, Symbol, rebuild, symbols, walk
from gradekit.templates.faults import Faults
from gradekit.templates.neaten import neaten
from gradekit.templates.work import Work

Values = Mapping[str, Node]

RESERVED = frozenset({"e", "pi", "infinity", "log", *SPELLINGS, *AUTHOR_FUNCTIONS})
"""Names that mean something already, and cannot be drawn or let."""

FUNCTION_LETTERS = "fghFGHpquvwPQ"
"""Letters that an author is likely to apply by mistake, as in f(2); a(x + 1) is a product."""

CERTAIN = frozenset({"name-or-product"})
"""Readings that an author never doubts: `expand` is the function, whatever letters are declared."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read.

    `names`: the drawn and let names in it.  `authored`: it calls an author function.  `fixed`: its value, where nothing
    drawn stands in it.  `alias`: the one name that it is, where that name's value is tidy already.
    """

    tree: Node
    names: tuple[str, ...]
    authored: bool
    place: Place
    fixed: Node | None = None
    alias: str | None = None

    def value(self, values: Values, work: Work, *, keep: bool = False) -> Node:
        """The formula with the values put in, worked out and tidied; with `keep` only neatened.

        Raises:
            TemplateError: an author function cannot be applied, or the work is over the budget.
        """
        if self.alias is not None:
            return values[self.alias]
        if self.fixed is not None and not keep:
            return self.fixed
        tree = put_in(self.tree, values) if self.names else self.tree
        if self.authored:
            tree = _apply(tree, self.place, keep, work)
        result = neaten(tree) if keep else tidy(tree)
        work.count_tree(result)
        return result


def put_in(node: Node, values: Values) -> Node:
    """The tree with the named symbols replaced."""
    if isinstance(node, Symbol):
        return values.get(node.name, node)
    return rebuild(node, lambda part: put_in(part, values))


def _apply(node: Node, place: Place, keep: bool, work: Work) -> Node:
    """The tree with its author functions applied, innermost first; what is kept is put in without being worked out."""
    node = rebuild(node, lambda part: _apply(part, place, keep, work))
    if not isinstance(node, Function) or node.name not in AUTHOR_FUNCTIONS:
        return node
    if keep and node.name == "subs" and len(node.arguments) == 3 and isinstance(node.arguments[1], Symbol):
        return put_in(node.arguments[0], {node.arguments[1].name: node.arguments[2]})
    try:
        match node:
            case Function(name="diff", arguments=(body, Symbol(name=variable))):
                return work.derivation(body, variable, 1).result
            case _:
                return call(node.name, node.arguments)
    except TemplateError as error:
        raise TemplateError(error.code, f"{node.name}: {error.message}", place) from error


class FormulaReader:
    """Reads the formulas of one template, and collects the faults in them."""

    def __init__(self, variables: Sequence[str], faults: Faults) -> None:
        self.variables = tuple(variables)
        self.faults = faults
        self.known: list[str] = []
        self.kept: set[str] = set()

    def read(self, text: str, path: Sequence[str | int], *, relation: bool = False) -> Formula | None:
        """The formula in a text, or None after noting what is wrong with it."""
        names = (*self.variables, *self.known)
        called = self._called_name(text)
        if called is not None:
            name, offset = called
            self.faults.add(
                "call",
                f"{name}(…) would be a product: write subs({name}, {self.variables[0]}, …), or {name}*(…)",
                path,
                offset=offset,
                text=text,
            )
            return None
        reading = read(text, ReaderSettings(names=names, notation="ascii", author=True, relation=relation, labels=()))
        if isinstance(reading, Complaint):
            code = "unknown-name" if reading.code == "unknown-name" else "formula"
            self.faults.add(code, f"{message(reading)} ({text})", path, offset=reading.offset, text=text)
            return None
        doubtful = next((w for w in reading.warnings if w.code in FLIPPED and w.code not in CERTAIN), None)
        if doubtful is not None:
            said = f"{text} can be read in two ways ({warning_message(doubtful)}): write brackets"
            self.faults.add("two-readings", said, path, offset=doubtful.offset, text=text)
            return None
        tree = reading.tree
        if isinstance(tree, Relation) and not relation:
            self.faults.add("formula", f"a formula is expected here, not a relation: {text}", path)
            return None
        used = tuple(name for name in symbols(tree) if name in self.known)
        authored = any(isinstance(node, Function) and node.name in AUTHOR_FUNCTIONS for node in walk(tree))
        fixed = None if used or authored or relation else tidy(tree)
        alias = tree.name if isinstance(tree, Symbol) and used and tree.name not in self.kept else None
        return Formula(tree, used, authored, self.faults.place(path), fixed, alias)

    def _called_name(self, text: str) -> tuple[str, int] | None:
        for name in self.known:
            for found in re.finditer(rf"(?<![A-Za-z0-9_]){re.escape(name)}\(", text):
                if len(name) > 1 or name in FUNCTION_LETTERS:
                    return name, found.start()
        return None
