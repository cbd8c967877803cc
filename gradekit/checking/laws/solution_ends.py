"""A worked solution is there, no line of it is false, and it ends in the answer."""

from __future__ import annotations

from collections.abc import Iterator

from gradekit import answers
from gradekit.calculus.derivation import finished
from gradekit.checking.law import Broken, Law, Sample
from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Refuted
from gradekit.equivalence.question import Question
from gradekit.expression.functions import FUNCTIONS
from gradekit.expression.printing import text
from gradekit.expression.tree import Function, Node, Symbol, symbols, walk
from gradekit.model.display import Display, Sign
from gradekit.model.problem import Part
from gradekit.templates.displays import trees

_SEEDS = 40


def _only_tree(display: Display) -> Node | None:
    """The tree, where a display is nothing else."""
    found = trees(display)
    return found[0] if len(display) == 1 and len(found) == 1 and found[0] is display[0] else None


def _plain(tree: Node) -> bool:
    """Whether the tree says something by itself: no name of a quantity (`a`), no function that has only a letter."""
    if isinstance(tree, Symbol):
        return False
    for node in walk(tree):
        if isinstance(node, Function) and node.name != "diff" and node.name not in FUNCTIONS:
            return False
        if isinstance(node, Symbol) and len(node.name) == 2 and node.name[0] == "d":  # dy of dy/dx
            return False
    return True


def _different(part: Part, left: Node, right: Node) -> bool:
    answer = part.answer
    names = tuple(dict.fromkeys((*answer.variables, *symbols(left), *symbols(right))))
    question = Question(finished(left), names, answer.domain, answer.policies, b"solution")
    return left != right and isinstance(decide(question, finished(right)).evidence, Refuted)


def _wrong(part: Part, end: Node) -> bool:
    """Whether the end is no right answer, by the answer type's own lights."""
    kind = answers.get(part.answer.type)
    return isinstance(kind.compare(part.answer, kind.question(part.answer), finished(end)).evidence, Refuted)


def _last_tree(display: Display) -> Node | None:
    """What stands after the last sign."""
    last = display[-1] if display else None
    if last is None or isinstance(last, Sign):
        return None
    return _only_tree((last,))


def _faults(part: Part) -> Iterator[str]:
    steps = part.solution.steps
    if not steps:
        yield f"the part {part.id} has no worked solution"
        return
    for number, step in enumerate(steps, start=1):
        before, after = _only_tree(step.before), _only_tree(step.after)
        if before is None or after is None or not (_plain(before) and _plain(after)):
            continue
        if _different(part, before, after):
            yield f"line {number} of the solution is false: {text.show(before)} is not {text.show(after)}"
    ends = [tree for step in steps if (tree := _last_tree(step.after)) is not None]
    if not ends:
        yield "the solution never states the answer"
    elif _wrong(part, ends[-1]):
        yield f"the solution ends in {text.show(ends[-1])}, the answer is {text.show(part.answer.value)}"


def _broken(sample: Sample) -> Iterator[Broken]:
    for drawn in sample.drawn:
        problem = next(iter(drawn.problems.values()))
        for part in problem.parts:
            yield from (Broken(said, drawn.seed, "solution") for said in _faults(part))


LAW = Law("LAW-solution-ends", "A worked solution is there, true, and ends in the answer.", _broken, _SEEDS)
