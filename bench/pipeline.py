"""Problems drawn, differentiated, solved and rendered in one process, and where the time goes."""

from __future__ import annotations

from collections.abc import Sequence

from measure import cpu_seconds, figure

from gradekit import rendering
from gradekit.model.problem import Problem
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from gradekit.templates.library import library
from gradekit.templates.template import Template

PROBLEMS = 1_000
ON_A_SHEET = 20
TOPICS = ("polynomials", "logarithms", "chain_rule")


def drawn(templates: Sequence[Template]) -> list[Problem]:
    """Problems of each template in turn, in both languages."""
    return [templates[number % len(templates)].draw(number, "en" if number % 2 else "vi") for number in range(PROBLEMS)]


def on_sheets(problems: Sequence[Problem]) -> ProblemSet:
    """The problems as a set of sheets."""
    slots = [Slot(f"p{n + 1}", problem) for n, problem in enumerate(problems)]
    sheets = [Sheet(f"v{n:02}", "", "", tuple(slots[n : n + ON_A_SHEET])) for n in range(0, len(slots), ON_A_SHEET)]
    return ProblemSet("bench", "Bench", "en", 1, tuple(sheets))


def seconds_of(templates: Sequence[Template], formats: Sequence[str], views: Sequence[str]) -> dict[str, float]:
    """CPU seconds of drawing the problems, and of rendering these views of them in each format."""
    problems: list[Problem] = []
    stages = {"draw, differentiate, solve": cpu_seconds(lambda: problems.extend(drawn(templates)))}
    whole = on_sheets(problems)
    for name in formats:
        render = rendering.get(name).render
        spent = sum(cpu_seconds(lambda view=view, render=render: render(whole, view)) for view in views)
        stages[f"render {name} ({' and '.join(views)})"] = spent
    return stages


def main() -> None:
    """Print problems per CPU-second, and the share of each stage."""
    shelf = library()
    loading = cpu_seconds(lambda: [shelf.get(name) for name in shelf])
    print(f"  loading {len(shelf)} templates: {loading:.2f} s CPU, once")
    some = [template for topic in TOPICS for template in shelf.all(topic)]
    stages = seconds_of(some, ("markdown", "latex"), ("sheet", "solutions"))
    total = sum(stages.values())
    for name, seconds in stages.items():
        print(f"  {name:<40}{seconds / PROBLEMS * 1e6:8.0f} µs a problem {seconds / total:6.0%}")
    figure("problems drawn, solved, in both formats", PROBLEMS / total, "per CPU-second", least=400)
    worked = sum(seconds_of(shelf.all(), ("markdown",), ("solutions",)).values())
    figure("problems with worked solutions to Markdown", PROBLEMS / worked, "per CPU-second", least=300)


if __name__ == "__main__":
    main()
