"""The unsound rules: mistakes that students make, one file each; a file in this folder with a `MISTAKE` is one."""

from __future__ import annotations

import importlib
import pkgutil

from gradekit.calculus.mistake import Mistake


def _found() -> tuple[Mistake, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").MISTAKE for name in names)


MISTAKES: dict[str, Mistake] = {mistake.code: mistake for mistake in _found()}
"""Code → mistake, in the order of the file names."""
