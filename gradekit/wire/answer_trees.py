"""Expected answers to documents and back: trees to text, text to trees."""

from __future__ import annotations

from fractions import Fraction

from gradekit.answers.authored import authored_tree
from gradekit.equivalence.question import Domain, Policies
from gradekit.expression.printing import text
from gradekit.model.answer import Answer
from gradekit.model.domain_text import read_domain
from gradekit.wire.answer import AnswerDocument, PoliciesDocument


def answer_document(answer: Answer) -> AnswerDocument:
    """The document of an answer."""
    policies = answer.policies
    return AnswerDocument(
        type=answer.type,
        value=text.show(answer.value),
        variables=list(answer.variables),
        shown=None if answer.shown is None else text.show(answer.shown),
        domain=_domain_texts(answer.domain),
        policies=PoliciesDocument.model_validate(
            {
                "domain": policies.domain,
                "log": policies.log,
                "other-reading": policies.other_reading,
                "constant": policies.constant,
                "feedback": policies.feedback,
            }
        ),
        form=answer.form,
        of=None if answer.of is None else text.show(answer.of),
        order=answer.order,
        places=answer.places,
        absolute=str(answer.absolute),
        relative=str(answer.relative),
        labels=list(answer.labels),
    )


def read_answer(document: AnswerDocument) -> Answer:
    """The answer of a document.

    Raises `InputError` where an expression or the domain cannot be read.
    """
    names = tuple(document.variables)
    given = document.policies
    return Answer(
        type=document.type,
        value=authored_tree(document.value, names),
        variables=names,
        shown=None if document.shown is None else authored_tree(document.shown, names),
        domain=read_domain(document.domain, names),
        policies=Policies(given.domain, given.log, given.other_reading, given.constant, given.feedback),
        form=document.form,
        of=None if document.of is None else authored_tree(document.of, names),
        order=document.order,
        places=document.places,
        absolute=Fraction(document.absolute),
        relative=Fraction(document.relative),
        labels=tuple(document.labels),
    )


def _domain_texts(domain: Domain) -> list[str]:
    relations = [f"{text.show(r.left)} {r.operator} {text.show(r.right)}" for r in domain.relations]
    return relations + [f"{name} integer" for name in sorted(domain.integers)]
