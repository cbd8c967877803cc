"""Where the bundled exercises and sample sets are: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

import gradekit

_PACKAGE = Path(gradekit.__file__).parent


def bundled(name: str) -> Path:
    """The folder `exercise_templates` or `sample_sets`."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
