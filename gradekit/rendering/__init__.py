"""One file per output format, found by walking this folder, and its layout in `layouts/`."""

from __future__ import annotations

import functools
import pkgutil
from importlib import import_module
from typing import cast

from gradekit.errors import InputError
from gradekit.rendering.format import VIEWS, Format

GROUP = "gradekit.formats"
"""Entry points of this group add formats: each names a `Format`."""

__all__ = ["VIEWS", "Format", "formats", "get"]


@functools.cache
def formats() -> dict[str, Format]:
    """Every format by its name, sorted."""
    from importlib.metadata import entry_points

    found = [getattr(import_module(f"{__name__}.{module.name}"), "FORMAT", None) for module in _modules()]
    installed = [cast("Format", point.load()) for point in entry_points(group=GROUP)]
    every = [one for one in (*found, *installed) if isinstance(one, Format)]
    return {one.name: one for one in sorted(every, key=lambda one: one.name)}


def get(name: str) -> Format:
    """The format of that name, or with that suffix (`md`, `tex`, `html`, `pdf`).

    Raises `InputError` (`output-format`) where there is none.
    """
    for one in formats().values():
        if name in (one.name, one.suffix):
            return one
    known = ", ".join(one.suffix for one in formats().values())
    raise InputError("output-format", f"no output format is named {name!r}; there are: {known}")


def _modules() -> list[pkgutil.ModuleInfo]:
    return [module for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
