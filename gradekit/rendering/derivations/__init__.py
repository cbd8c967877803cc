"""Worked derivatives alone, each format in one file of this folder, found by its name."""

from __future__ import annotations

import functools
from importlib import import_module

from gradekit.rendering.derivations.derivation_format import DerivationFormat


@functools.cache
def get(name: str) -> DerivationFormat:
    """The format in the file of that name."""
    found: DerivationFormat = import_module(f"{__name__}.{name}").FORMAT
    return found
