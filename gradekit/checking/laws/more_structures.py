"""Variants differ in structure: with all numbers erased, at least two different problems are left."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit.checking.law import Broken, Law, Sample
from gradekit.checking.shown import displays
from gradekit.expression.tree import ONE, Negative, Node, Number, Product, rebuild
from gradekit.templates.displays import change_trees

FEWEST_SEEDS = 10


def _skeleton(tree: Node) -> Node:
    """The tree without its signs and coefficients, every other number as 1."""
    if isinstance(tree, Number):
        return ONE
    tree = rebuild(tree, _skeleton)
    if isinstance(tree, Product):
        kept = tuple(factor for factor in tree.factors if factor != ONE)
        return kept[0] if len(kept) == 1 else Product(kept) if kept else ONE
    return tree.operand if isinstance(tree, Negative) else tree


def _broken(sample: Sample) -> Iterator[Broken]:
    if len(sample.drawn) < FEWEST_SEEDS:
        return
    found = set()
    for drawn in sample.drawn:
        problem = next(iter(drawn.problems.values()))
        contents = (problem.prompt, *(part.prompt for part in problem.parts))
        found.add(tuple(change_trees(shown, _skeleton) for content in contents for shown in displays(content)))
        if len(found) > 1:
            return
    said = "all problems differ in their numbers only: let a pick, terms or a shuffle vary the structure"
    yield Broken(said, None, "draw")


LAW = Law("LAW-more-structures", "Variants differ in structure, not only in numbers.", _broken)
