"""The package's front door."""

from __future__ import annotations

import subprocess
import sys

import gradekit


def test_every_public_name_is_there() -> None:
    """Each name of `__all__` can be had from the package, and the list is sorted."""
    assert all(getattr(gradekit, name) is not None for name in gradekit.__all__)
    assert gradekit.__all__ == sorted(gradekit.__all__)
    assert set(gradekit.__all__) == set(gradekit._HOME) | {"__version__"}


def test_they_work_together() -> None:
    """A formula is read, differentiated, and an answer compared, by the public names alone."""
    function = gradekit.read("x^2*sin(x)", gradekit.ReaderSettings(names=("x",)))
    assert isinstance(function, gradekit.Reading)
    derivative = gradekit.derive(function.tree, "x").result
    decision = gradekit.decide(gradekit.Question(derivative, ("x",)), derivative)
    assert isinstance(decision.evidence, gradekit.Proved)
    assert gradekit.compare({"derivative_of": "x^2", "answer": "2x"})["outcome"] == "correct"


def test_importing_the_package_loads_nothing_heavy() -> None:
    """`import gradekit` imports neither sympy, pydantic, click, jinja2 nor flint."""
    code = "import gradekit, sys; print(sorted({'sympy','pydantic','click','jinja2','flint'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
