"""Required forms: a check on the tree as typed, one file per form, found by walking this folder.

A form never decides whether an answer is equal; it says how an equal answer is to be written.  Each file exposes
`FORM`, its name, and `fault(tree, question) -> FormFault | None`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from gradekit.equivalence.forms.fault import FormFault
from gradekit.equivalence.question import Question
from gradekit.expression.tree import Node

Check = Callable[[Node, Question], FormFault | None]


@cache
def _found() -> dict[str, Check]:
    import pkgutil

    checks: dict[str, Check] = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(loaded, "FORM"):
            checks[loaded.FORM] = loaded.fault
    return dict(sorted(checks.items()))


class _Forms(Mapping[str, Check]):
    """Name → check, sorted; the files are looked for when first asked."""

    def __getitem__(self, name: str) -> Check:
        return _found()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_found())

    def __len__(self) -> int:
        return len(_found())


FORMS: Mapping[str, Check] = _Forms()


def check_form(tree: Node, form: str, question: Question) -> FormFault | None:
    """What keeps the tree from having the form, or None.  Raises KeyError for a form that does not exist."""
    return FORMS[form](tree, question)


__all__ = ["FORMS", "FormFault", "check_form"]
