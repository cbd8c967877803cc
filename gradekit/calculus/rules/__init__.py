"""The sound rules of differentiation, one file each: a file in this folder with a `RULE` is a rule."""

from __future__ import annotations

import importlib
import pkgutil

from gradekit.calculus.rule import Outer, Rule


def _found() -> tuple[Rule, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").RULE for name in names)


_ALL = _found()

RULES: dict[str, Rule] = {rule.code: rule for rule in _ALL}
"""Code → rule, in the order of the file names."""

BY_KIND: dict[type, tuple[Rule, ...]] = {
    kind: tuple(sorted((r for r in _ALL if kind in r.kinds), key=lambda r: (r.rank, r.code)))
    for rule in _ALL
    for kind in rule.kinds
}
"""Kind of node → the rules to try on it, in order."""

OUTER: dict[str, tuple[str, Outer]] = {name: (rule.code, slope) for rule in _ALL for name, slope in rule.outer.items()}
"""Function name → code of its rule, and the derivative of the function at its argument."""
