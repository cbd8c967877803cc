"""Problems drawn, differentiated, solved and rendered to Markdown and LaTeX in one process, and where the time goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from measure import cpu_seconds

from gradekit import rendering
from gradekit.model.problem import Problem
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from gradekit.templates.library import library

PROBLEMS = 1_000
ON_A_SHEET = 20
TOPICS = ("polynomials", "logarithms", "chain_rule")


def both_views(render: Callable[[ProblemSet, str], bytes], problem_set: ProblemSet) -> None:
    """The student's sheet and the worked solutions."""
    for view in ("sheet", "solutions"):
        render(problem_set, view)


def main() -> None:
    """Print problems per CPU-second (promised: 400) and the share of each stage."""
    shelf = library()
    loading = cpu_seconds(lambda: [shelf.get(name) for name in shelf])
    templates = [template for topic in TOPICS for template in shelf.all(topic)]
    problems: list[Problem] = []

    def draw() -> None:
        problems.extend(
            templates[number % len(templates)].draw(number, "en" if number % 2 else "vi") for number in range(PROBLEMS)
        )

    def as_set() -> ProblemSet:
        slots = [Slot(f"p{n + 1}", problem) for n, problem in enumerate(problems)]
        sheets = [Sheet(f"v{n:02}", "", "", tuple(slots[n : n + ON_A_SHEET])) for n in range(0, len(slots), ON_A_SHEET)]
        return ProblemSet("bench", "Bench", "en", 1, tuple(sheets))

    stages = {"draw, differentiate, solve": cpu_seconds(draw)}
    whole = as_set()
    for name in ("markdown", "latex"):
        render = rendering.get(name).render
        stages[f"render {name} (sheet and solutions)"] = cpu_seconds(partial(both_views, render, whole))
    total = sum(stages.values())
    print(f"  loading {len(shelf)} templates: {loading:.2f} s CPU, once")
    for name, seconds in stages.items():
        print(f"  {name:<40}{seconds / PROBLEMS * 1e6:8.0f} µs a problem {seconds / total:6.0%}")
    print(f"  {PROBLEMS / total:.0f} problems per CPU-second, both views in both formats (promised: 400)")


if __name__ == "__main__":
    main()
