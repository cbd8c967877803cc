"""A compare request, checked field by field: what is compared with what, and under which conditions."""

from __future__ import annotations

import re
from typing import Any

from gradekit.answers.derivative import derivative_labels
from gradekit.equivalence.forms import FORMS
from gradekit.equivalence.question import Domain, Policies
from gradekit.errors import GradekitError
from gradekit.expression.complaints import message
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Node, symbols
from gradekit.grading.feedback import LEVELS
from gradekit.model.answer import Answer
from gradekit.values import value

FIELDS = (
    "reference", "derivative_of", "order", "variables", "domain", "notation", "locale", "label", "form", "policies",
)  # fmt: skip
"""The fields that make the question; `id`, `answer` and `timing` belong to one request."""

HIGHEST_ORDER = 20
MOST_NAMES = 40
LOCALES = ("en", "vi")
POLICIES: dict[str, tuple[str, ...]] = {
    "domain": ("strict", "lenient"),
    "log": ("natural", "ten"),
    "other-reading": ("ask", "refuse", "accept"),
    "constant": ("required", "optional"),
    "feedback": LEVELS,
}
"""Each policy with its settings, the default first."""

_NAME = r"[A-Za-z\u0370-\u03ff][A-Za-z0-9\u0370-\u03ff]*(_[A-Za-z0-9]+)?\Z"
_LONGEST_NAME = 40
_POLICIES = Policies()
_EVERYWHERE = Domain()


class RequestError(GradekitError):
    """A request that cannot be used: the `field` it is about and, where known, the offset in its text."""

    def __init__(self, code: str, field: str, message: str, offset: int | None = None) -> None:
        super().__init__(code, message)
        self.field = field
        self.offset = offset


@value
class Asked:
    """A request's question: the expected answer, and how responses to it are read."""

    answer: Answer
    locale: str
    notation: str | None


def read_question(request: dict[str, Any]) -> Asked:
    """The question of a request.

    Raises `RequestError` where a field is missing, of the wrong kind, or cannot be read.
    """
    locale = _one_of(request, "locale", LOCALES) or "en"
    notation = _one_of(request, "notation", ("ascii", "latex"))
    policies = _policies(request)
    names = _names(request, "variables")
    labels = _names(request, "label", any_text=True)
    field, source = _source(request)
    order = _order(request)
    settings = ReaderSettings(
        names=names or (), any_name=names is None, locale=locale, notation=notation, log=policies.log, labels=()
    )
    tree = _tree(source, field, settings)
    domain = _domain(request, names, locale)
    if names is None:
        names = tuple(dict.fromkeys([*symbols(tree), *_names_of(domain)]))
        if "x" in names:  # a*x^2 is a function of x, not of a
            names = ("x", *(name for name in names if name != "x"))
    form = _one_of(request, "form", tuple(FORMS)) or "" if request.get("form") else ""
    variable = names[0] if names else "x"
    common = derivative_labels(variable, order)
    if field == "reference":
        answer = Answer(
            "expression", tree, names, domain=domain, policies=policies, form=form,
            labels=labels if labels is not None else (*common, "y", f"f({variable})"),
        )  # fmt: skip
    else:
        from gradekit.calculus.derivation import derive

        answer = Answer(
            "derivative", derive(tree, variable, order).result, names, domain=domain, policies=policies, form=form,
            of=tree, order=order, labels=labels if labels is not None else common,
        )  # fmt: skip
    return Asked(answer, locale, notation)


def _source(request: dict[str, Any]) -> tuple[str, str]:
    given = [field for field in ("reference", "derivative_of") if request.get(field) is not None]
    if len(given) != 1:
        what = "either 'reference' or 'derivative_of'"
        code, tail = ("missing-field", "is needed") if not given else ("both-given", "may be given, not both")
        raise RequestError(code, "reference", f"{what} {tail}")
    value = request[given[0]]
    if not isinstance(value, str):
        raise RequestError("bad-type", given[0], f"{given[0]!r} must be a text, not {_kind(value)}")
    return given[0], value


def _tree(text: str, field: str, settings: ReaderSettings) -> Node:
    reading = read(text, settings)
    if isinstance(reading, Complaint):
        raise RequestError(reading.code, field, message(reading), reading.offset)
    return reading.tree


def _one_of(request: dict[str, Any], field: str, allowed: tuple[str, ...]) -> str | None:
    value = request.get(field)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or value not in allowed:
        raise RequestError(f"unknown-{field}", field, f"{field!r} must be one of: {', '.join(allowed)}")
    return value


def _order(request: dict[str, Any]) -> int:
    order = request.get("order")
    if order is None:
        return 1
    if isinstance(order, bool) or not isinstance(order, int) or not 1 <= order <= HIGHEST_ORDER:
        raise RequestError("bad-order", "order", f"'order' must be a whole number from 1 to {HIGHEST_ORDER}")
    return order


def _names(request: dict[str, Any], field: str, any_text: bool = False) -> tuple[str, ...] | None:
    value = request.get(field)
    if value is None:
        return None
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items) or len(items) > MOST_NAMES:
        raise RequestError("bad-type", field, f"{field!r} must be a list of at most {MOST_NAMES} texts")
    for item in items:
        if len(item) > _LONGEST_NAME or not (item.isprintable() if any_text else re.match(_NAME, item)):
            raise RequestError("bad-name", field, f"{item[:_LONGEST_NAME]!r} cannot be used here")
    return tuple(dict.fromkeys(items))


def _policies(request: dict[str, Any]) -> Policies:
    given = request.get("policies")
    if given is None:
        return _POLICIES
    if not isinstance(given, dict):
        raise RequestError("bad-type", "policies", "'policies' must be an object")
    chosen = {}
    for name, setting in given.items():
        settings = POLICIES.get(name.replace("_", "-"))
        if settings is None:
            raise RequestError("unknown-policy", "policies", f"{name[:40]!r} is none of: {', '.join(POLICIES)}")
        if not isinstance(setting, str) or setting not in settings:
            raise RequestError("unknown-policy", "policies", f"{name!r} must be one of: {', '.join(settings)}")
        chosen[name.replace("-", "_")] = setting
    return Policies(**chosen)


def _domain(request: dict[str, Any], names: tuple[str, ...] | None, locale: str) -> Domain:
    value = request.get("domain")
    if value is None:
        return _EVERYWHERE
    from gradekit.model.domain_text import DomainTextError, read_domain

    if not isinstance(value, str) and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        raise RequestError("bad-type", "domain", "'domain' must be a text or a list of texts")
    try:
        return read_domain(value, names or (), any_name=names is None, locale=locale)
    except DomainTextError as error:
        raise RequestError(error.code, "domain", error.message, error.offset) from error


def _names_of(domain: Domain) -> tuple[str, ...]:
    """The variables a domain speaks of: those of its relations in order, then the integers sorted."""
    found = [name for relation in domain.relations for name in symbols(relation)]
    return (*found, *sorted(domain.integers))


def _kind(value: object) -> str:
    return {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}.get(
        type(value), "null"
    )
