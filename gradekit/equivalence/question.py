"""The question two trees are compared under: variables, domain and policies."""

from __future__ import annotations

from gradekit.expression.tree import Node, Relation
from gradekit.values import value


@value
class Domain:
    """The stated domain: relations that must all hold, and the variables that take whole numbers only."""

    relations: tuple[Relation, ...] = ()
    integers: frozenset[str] = frozenset()


@value
class Policies:
    """Named choices of the author, each with its default (docs/grading.md).

    `domain`: `strict` or `lenient`.  `log`: `natural` or `ten`.  `other_reading`: `ask`, `refuse`, `accept`.
    `constant`: of integration, `required` or `optional`.  `feedback`: how much of a mistake is told, `step`, `place`,
    `name` or `verdict`; it changes no verdict.
    """

    domain: str = "strict"
    log: str = "natural"
    other_reading: str = "ask"
    constant: str = "required"
    feedback: str = "step"


@value
class Question:
    """What the answer is compared with.

    `reference`: the tree of the right answer.  `variables`: the declared names.  `domain`: the stated domain.
    `seed`: bytes that fix the random points, the same for every answer to this question.
    `function`, `order`: where the reference is a derivative, the function it was taken of and how often: the natural
    domain is then where that function is differentiable.
    """

    reference: Node
    variables: tuple[str, ...]
    domain: Domain = Domain()
    policies: Policies = Policies()
    seed: bytes = b""
    function: Node | None = None
    order: int = 1
