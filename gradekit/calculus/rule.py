"""What a rule of differentiation is: a name, a statement, conditions, a source, and how it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from gradekit.expression.tree import ONE, Negative, Node, Product, Symbol, children

Build = Callable[[Sequence[Node]], Node]
Outer = Callable[[Node], Node]


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a rule on one tree.

    `parts`: what is still to be differentiated.  `build`: the derivative of the whole from theirs, as the rule states
    it, not simplified.  `along`: codes of rules used in the same breath, in front of the rule's own.  `gathers`: the
    sum that `build` makes is worth gathering (common factors, short brackets).
    """

    parts: tuple[Node, ...]
    build: Build
    along: tuple[str, ...] = ()
    gathers: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A sound rule.

    `title`, `sentence`, `conditions`: by locale, `en` and `vi`; the sentence says what to do, for a worked solution.
    `statement`: lines in our own notation with display forms.  `source`: a book and section.  `kinds`: the kinds of
    node that `use` is tried on, `rank` in which order (lowest first).  `outer`: function name → derivative of the
    function at its argument, for rules that are a table; the chain rule is joined by itself.  `simplifies`: a rule of
    algebra for the end of a solution, whose title says all.
    """

    code: str
    title: Mapping[str, str]
    sentence: Mapping[str, str]
    statement: tuple[str, ...]
    source: str
    conditions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({"en": "", "vi": ""}))
    kinds: tuple[type, ...] = ()
    rank: int = 50
    use: Callable[[Node, str], Use | None] | None = None
    outer: Mapping[str, Outer] = field(default_factory=lambda: MappingProxyType({}))
    simplifies: bool = False


def contains(node: Node, variable: str) -> bool:
    """Whether the variable stands anywhere in the tree."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Symbol):
            if current.name == variable:
                return True
        else:
            stack.extend(children(current))
    return False


def times(*factors: Node) -> Node:
    """The product of the factors, products among them opened and signs put in front, ones left out."""
    flat: list[Node] = []
    negative = False
    for factor in factors:
        if isinstance(factor, Negative):
            negative, factor = not negative, factor.operand
        if isinstance(factor, Product):
            flat.extend(factor.factors)
        elif factor != ONE:
            flat.append(factor)
    result = ONE if not flat else flat[0] if len(flat) == 1 else Product(tuple(flat))
    return Negative(result) if negative else result
