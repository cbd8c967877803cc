"""One file per answer type, found by its name: a module of this folder, or an installed entry point."""

from __future__ import annotations

import functools
from importlib import import_module
from typing import TYPE_CHECKING, cast

from gradekit.errors import InputError

if TYPE_CHECKING:
    from gradekit.answers.answer_type import AnswerType

GROUP = "gradekit.answers"
"""Entry points of this group add types: each names an object with the methods of `AnswerType`."""


@functools.cache
def get(name: str) -> AnswerType:
    """The answer type of that name.

    Raises `InputError` (`answer-type`) where there is none.
    """
    try:
        module = import_module(f"{__name__}.{name}") if name.isidentifier() else None
    except ModuleNotFoundError:
        module = None
    if module is not None and hasattr(module, "TYPE"):
        return cast("AnswerType", module.TYPE)
    installed = _installed()
    if name in installed:
        return installed[name]
    raise InputError("answer-type", f"no answer type is named {name!r}; there are: {', '.join(names())}")


def names() -> tuple[str, ...]:
    """The names of all answer types, sorted."""
    own = {name for name in _modules() if hasattr(import_module(f"{__name__}.{name}"), "TYPE")}
    return tuple(sorted(own | set(_installed())))


@functools.cache
def _modules() -> frozenset[str]:
    import pkgutil

    return frozenset(module.name for module in pkgutil.iter_modules(__path__))


@functools.cache
def _installed() -> dict[str, AnswerType]:
    from importlib.metadata import entry_points

    return {point.name: point.load() for point in entry_points(group=GROUP)}
