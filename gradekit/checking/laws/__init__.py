"""One file per law, found by walking this folder; each defines `LAW`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from gradekit.checking.law import Law


@cache
def all_laws() -> tuple[Law, ...]:
    """Every law, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").LAW for name in names)
