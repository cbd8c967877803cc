"""From a function to its derivative as a tree of rule applications, told line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from gradekit.calculus.application import Application, apply_rules, pending
from gradekit.calculus.lines import Used, lines_of, rules_of
from gradekit.calculus.reach import ARGUMENTS, reach
from gradekit.calculus.room import room
from gradekit.calculus.rules import RULES
from gradekit.calculus.staging import rewritten
from gradekit.calculus.wording import ELEMENTARY, sentence, to_explain
from gradekit.errors import TemplateError
from gradekit.expression.printing.text import show
from gradekit.expression.tidy import tidy
from gradekit.expression.tree import Function, Node, Power, Symbol, children, rebuild, symbols, walk

KNOWN = ELEMENTARY | {code for code, rule in RULES.items() if rule.simplifies}
"""Rules that a student of the chain rule knows already."""

DETAILS = ("every", "new", "brief")
"""How many lines are told: all, those with a rule beyond sums and powers, one for each order."""

LARGEST_ORDER = 20
LARGEST_FUNCTION = 2000
"""A function with more nodes is not differentiated, so higher derivatives that grow stop."""
HIGHEST_TOWER = 6
"""Powers with names in the exponent that may stand in one another: the derivative grows with every one of them."""
TOO_MUCH = "derivative-too-large"


@dataclass(frozen=True, slots=True)
class DerivationStep:
    """One line: `before` = `after` by `rules`.

    A derivative still to be taken stands in the trees as `Function("diff", (node, Symbol(variable)))`.  `order`: which
    derivative the line belongs to, 1 for the first.  `functions`: for each rule, the function it was looked up for in
    a table, or empty.  `explained`: the rules that the sentence explains, None for all; the others it names.
    """

    rules: tuple[str, ...]
    before: Node
    after: Node
    order: int = 1
    functions: tuple[str, ...] = ()
    explained: tuple[str, ...] | None = None

    def text(self, locale: str = "en") -> str:
        """What is done in this line, as a sentence in `en` or `vi`."""
        return sentence(self.rules, locale, self.functions, self.explained)


@dataclass(frozen=True, slots=True)
class Derivation:
    """The derivative of `node`, `order` times, with the road to it.

    `applications`: one tree of rule applications for each order.  `result`: the derivative as a teacher writes it.
    `written`: the function as it was given, where that is worth a line of its own: x^3*x^4, differentiated as x^7.
    """

    node: Node
    variable: str
    order: int
    applications: tuple[Application, ...]
    result: Node
    written: Node | None = None

    @property
    def places(self) -> int:
        """How many times a rule was applied, in all orders together."""
        return sum(application.places for application in self.applications)

    @property
    def steps(self) -> tuple[DerivationStep, ...]:
        """Every line, each with the rules it uses; the first starts at d/dx[node], the last ends at `result`."""
        return _explained(
            [
                *self._first(),
                *(
                    _step(used, before, after, order)
                    for order, application in enumerate(self.applications, start=1)
                    for used, before, after in lines_of(application)
                ),
            ]
        )

    def _first(self) -> Iterator[DerivationStep]:
        """The line in which the function is simplified before it is differentiated, if there is one."""
        if self.written is not None:
            used = tuple([(code, "") for code in rewritten(self.written, self.node)])
            yield _step(used, pending(self.written, self.variable), pending(self.node, self.variable), 1)

    def told(self, detail: str = "every") -> tuple[DerivationStep, ...]:
        """The lines at a level of `DETAILS`."""
        match detail:
            case "new":
                return self.condensed()
            case "brief":
                return self.brief()
            case _:
                return self.steps

    def condensed(self) -> tuple[DerivationStep, ...]:
        """Only the lines that use a rule not in `KNOWN`, and the last of each order; the others join the line after."""
        kept: list[DerivationStep] = []
        waiting: list[DerivationStep] = []
        steps = self.steps
        for step, following in zip(steps, [*steps[1:], None], strict=True):
            waiting.append(step)
            last = following is None or following.order != step.order
            if last or not KNOWN.issuperset(step.rules):
                kept.append(_joined(waiting))
                waiting = []
        return _explained(kept)

    def brief(self) -> tuple[DerivationStep, ...]:
        """One line for each order: all the rules that were used, the function, the derivative."""
        found = [
            _step(tuple(_rules_used(a)), pending(a.node, a.variable), a.result, order)
            for order, a in enumerate(self.applications, start=1)
        ]
        found[0] = _joined([*self._first(), found[0]])
        return _explained(found)


def derive(tree: Node, variable: str, order: int = 1, most: int | None = None) -> Derivation:
    """The derivation of the `order`-th derivative, 1 ≤ order ≤ 20.

    `most`: applications of rules after which no further derivative is taken; None for no such limit.

    **Raises** TemplateError `not-differentiable` for a function without derivative, or without a value anywhere but at
    single points, `derivative-too-large` where the function or a lower derivative has more than 2,000 nodes or `most`
    is passed, ValueError for another order.
    """
    if not 1 <= order <= LARGEST_ORDER:
        raise ValueError(f"order must be between 1 and {LARGEST_ORDER}, not {order}")
    node = tidy(tree)
    _check_size(node)
    if any(reach(each, variable) is None or room(each, variable, ARGUMENTS).is_empty for each in (node, tree)):
        raise TemplateError(
            "not-differentiable",
            f"{show(tree)} has no value, or one at single points only, so it has no derivative with respect to "
            f"{variable}",
        )
    applications: list[Application] = []
    places = 0
    for _ in range(order):
        function = applications[-1].result if applications else node
        _check_size(function)
        if most is not None and places > most:
            raise TemplateError(TOO_MUCH, f"a derivation with more than {most} applications of rules")
        applications.append(apply_rules(function, variable))
        places += applications[-1].places if most is not None else 0
    written = tree if node != tree and rewritten(tree, node) else None
    return Derivation(node, variable, order, tuple(applications), applications[-1].result, written)


def differentiate(tree: Node, variable: str) -> Node:
    """The derivative in the form a teacher would write."""
    _check_size(tree)
    return apply_rules(tidy(tree), variable).result


def _check_size(tree: Node) -> None:
    nodes = list(islice(walk(tree), LARGEST_FUNCTION + 1))
    if len(nodes) > LARGEST_FUNCTION:
        raise TemplateError(TOO_MUCH, f"a function with more than {LARGEST_FUNCTION} terms and factors")
    if sum(map(_is_general_power, nodes)) > HIGHEST_TOWER < _tower(tree):
        raise TemplateError(TOO_MUCH, f"a function with more than {HIGHEST_TOWER} powers of powers in one another")


def _is_general_power(node: Node) -> bool:
    return isinstance(node, Power) and bool(symbols(node.exponent))


def _tower(tree: Node) -> int:
    """How many powers with names in the exponent stand in one another."""
    return _is_general_power(tree) + max(map(_tower, children(tree)), default=0)


def finished(tree: Node) -> Node:
    """The tree with every derivative still to be taken in it taken: what a line of a derivation means."""
    match tree:
        case Function(name="diff", arguments=(body, Symbol(name=variable))):
            return differentiate(finished(body), variable)
        case _:
            return rebuild(tree, finished)


def main_variable(tree: Node) -> str:
    """The variable a function is differentiated by when nobody says: x if it is there, else the first name, else x."""
    names = symbols(tree)
    return "x" if "x" in names or not names else names[0]


def _explained(steps: Iterable[DerivationStep]) -> tuple[DerivationStep, ...]:
    """The steps, each rule explained where it is used first."""
    steps = list(steps)
    chosen = to_explain((s.rules, s.functions) for s in steps)
    return tuple([replace(step, explained=codes) for step, codes in zip(steps, chosen, strict=True)])


def _joined(steps: list[DerivationStep]) -> DerivationStep:
    used = dict.fromkeys(pair for s in steps for pair in zip(s.rules, s.functions, strict=True))
    return _step(tuple(used), steps[0].before, steps[-1].after, steps[-1].order)


def _step(used: tuple[Used, ...], before: Node, after: Node, order: int) -> DerivationStep:
    functions = tuple(name for _, name in used)
    return DerivationStep(tuple(code for code, _ in used), before, after, order, functions)


def _rules_used(application: Application) -> dict[Used, None]:
    found = dict.fromkeys(rules_of(application))
    for part in application.parts:
        found.update(_rules_used(part))
    return found
