"""The expected answer of a drawn problem."""

from __future__ import annotations

from gradekit.calculus.author import call
from gradekit.calculus.derivation import Derivation
from gradekit.equivalence.question import Domain
from gradekit.errors import TemplateError
from gradekit.expression.tree import Node, Relation, number
from gradekit.model.answer import Answer
from gradekit.templates.formulas import Values, put_in
from gradekit.templates.plans import AnswerPlan
from gradekit.templates.work import Work
from gradekit.values import replace, value


@value
class Answered:
    """An answer, and for a derivative the road to it."""

    answer: Answer
    derivation: Derivation | None = None


def answer(plan: AnswerPlan, values: Values, work: Work) -> Answered:
    """The answer that these values give."""
    derivation = None
    of = None
    if plan.of is not None:
        of = plan.of.value(values, work)
        derivation = work.derivation(of, plan.variable, plan.order)
        value = derivation.result
        work.count_tree(value)
    elif plan.value is not None:
        value = plan.value.value(values, work)
    else:
        raise TemplateError("TEMPLATE-missing-key", f"an answer of type {plan.type} without a value")
    return Answered(
        Answer(
            type=plan.type,
            value=value,
            variables=plan.variables,
            shown=_shown(plan, value, values, work),
            domain=_domain(plan.domain, values),
            policies=plan.policies,
            form=plan.form,
            of=of,
            order=plan.order,
            places=plan.places,
            absolute=plan.absolute,
            relative=plan.relative,
            labels=plan.labels,
        ),
        derivation,
    )


def _shown(plan: AnswerPlan, value: Node, values: Values, work: Work) -> Node | None:
    """What the key prints: the author's form; for a number asked with decimal places, the number with so many."""
    if plan.shown is not None:
        return plan.shown.value(values, work)
    return None if plan.places is None else call("round", (value, number(plan.places)))


def _domain(domain: Domain, values: Values) -> Domain:
    if not domain.relations:
        return domain
    return replace(domain, relations=tuple(_relation(relation, values) for relation in domain.relations))


def _relation(relation: Relation, values: Values) -> Relation:
    left: Node = put_in(relation.left, values)
    return Relation(relation.operator, left, put_in(relation.right, values), relation.span)
