"""gradekit generates calculus exercises and grades the answers, with evidence for every verdict.

The public names; each is imported when it is first used, so that `import gradekit` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gradekit.version import __version__

if TYPE_CHECKING:
    from gradekit.calculus.derivation import Derivation, derive
    from gradekit.equivalence.decide import decide
    from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted, Sampled
    from gradekit.equivalence.question import Domain, Policies, Question
    from gradekit.errors import GradekitError
    from gradekit.expression.reader import read
    from gradekit.expression.reading import Complaint, ReaderSettings, Reading
    from gradekit.grading.compare import compare
    from gradekit.grading.grader import grade
    from gradekit.model.answer import Answer
    from gradekit.model.problem import Problem
    from gradekit.model.problem_set import ProblemSet
    from gradekit.model.verdict import Verdict
    from gradekit.templates.library import Library, library
    from gradekit.templates.sets import draw_set, load_set
    from gradekit.templates.template import Template

_HOME = {
    "Answer": "model.answer",
    "Complaint": "expression.reading",
    "Decision": "equivalence.evidence",
    "Derivation": "calculus.derivation",
    "Domain": "equivalence.question",
    "Exhausted": "equivalence.evidence",
    "GradekitError": "errors",
    "Library": "templates.library",
    "Policies": "equivalence.question",
    "Problem": "model.problem",
    "ProblemSet": "model.problem_set",
    "Proved": "equivalence.evidence",
    "Question": "equivalence.question",
    "ReaderSettings": "expression.reading",
    "Reading": "expression.reading",
    "Refuted": "equivalence.evidence",
    "Sampled": "equivalence.evidence",
    "Template": "templates.template",
    "Verdict": "model.verdict",
    "compare": "grading.compare",
    "decide": "equivalence.decide",
    "derive": "calculus.derivation",
    "draw_set": "templates.sets",
    "grade": "grading.grader",
    "library": "templates.library",
    "load_set": "templates.sets",
    "read": "expression.reader",
}
"""Public name → its module."""

__all__ = [
    "Answer",
    "Complaint",
    "Decision",
    "Derivation",
    "Domain",
    "Exhausted",
    "GradekitError",
    "Library",
    "Policies",
    "Problem",
    "ProblemSet",
    "Proved",
    "Question",
    "ReaderSettings",
    "Reading",
    "Refuted",
    "Sampled",
    "Template",
    "Verdict",
    "__version__",
    "compare",
    "decide",
    "derive",
    "draw_set",
    "grade",
    "library",
    "load_set",
    "read",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"gradekit.{_HOME[name]}"), name)
    raise AttributeError(f"module 'gradekit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
