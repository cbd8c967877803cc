"""Differentiating one tree: the rule that applies, the derivations of its parts, and the derivative they make."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gradekit.calculus.rule import Use, contains, times
from gradekit.calculus.rules import BY_KIND, OUTER
from gradekit.calculus.styles import with_roots
from gradekit.calculus.teacher_form import opened, teacher_form
from gradekit.errors import TemplateError
from gradekit.expression.printing.text import show
from gradekit.expression.tree import ZERO, Function, Node, Symbol


@dataclass(frozen=True, slots=True)
class Application:
    """One rule applied to one tree.

    `node`: the tree differentiated.  `rules`: codes of the rules used, outermost first.  `use`: how the rule was used.
    `parts`: the derivations of what the rule left to differentiate.  `result`: the derivative, in teacher's form.
    `done`: marks of what was simplified to get there from the rule (`simplifying`).
    `memo`: what was found out about this place once and need not be found out again.
    """

    node: Node
    variable: str
    rules: tuple[str, ...]
    use: Use
    parts: tuple[Application, ...]
    result: Node
    done: int = 0
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def places(self) -> int:
        """How many times a rule was applied: here and in the parts."""
        return 1 + sum(part.places for part in self.parts)


def pending(node: Node, variable: str) -> Node:
    """The tree of a derivative still to be taken, `diff(node, variable)`: shown as d/dx[node], never evaluated."""
    return Function("diff", (node, Symbol(variable)))


def apply_rules(node: Node, variable: str) -> Application:
    """Differentiate a tidy tree.  **Raises** TemplateError `not-differentiable` where no rule applies (factorials)."""
    found = _applied(node, variable)
    result, done = opened(with_roots(found.result, node))
    return found if result is found.result else replace(found, result=result, done=found.done | done)


def _applied(node: Node, variable: str) -> Application:
    rules, use = rule_for(node, variable)
    parts = tuple([_applied(part, variable) for part in use.parts])
    result, done = teacher_form(use.build([part.result for part in parts]), use.gathers)
    return Application(node, variable, rules, use, parts, result, done)


_CONSTANT = Use((), lambda _: ZERO)


def rule_for(node: Node, variable: str) -> tuple[tuple[str, ...], Use]:
    """The rules that differentiate this tree in one step, outermost first, and their use.

    **Raises** TemplateError `not-differentiable` where there is none.
    """
    if not contains(node, variable):
        return ("constant",), _CONSTANT
    if isinstance(node, Function) and node.name in OUTER and len(node.arguments) == 1:
        code, outer = OUTER[node.name]
        inner = node.arguments[0]
        slope = outer(inner)
        if isinstance(inner, Symbol):
            return (code,), Use((), lambda _: slope)
        return ("chain", code), Use((inner,), lambda d: times(slope, d[0]))
    for rule in BY_KIND.get(type(node), ()):
        use = rule.use(node, variable) if rule.use is not None else None
        if use is not None:
            return (*use.along, rule.code), use
    raise TemplateError("not-differentiable", f"no rule differentiates {show(node)} with respect to {variable}")
