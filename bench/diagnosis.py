"""What naming mistakes costs: the table of mistakes of a problem, and a look-up in it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from measure import figure, percentile
from workload import Choices, answers, slips

from gradekit.calculus.mistake_table import MistakeTable, build_table
from gradekit.expression.printing import text
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Node
from gradekit.model.answer import Answer

TABLES = 80
LOOK_UPS = 12
"""Wrong answers looked up in each table: half of them in it, half not."""
SETTINGS = ReaderSettings(names=("x",))


def distinct(count: int) -> list[Answer]:
    """Derivative answers of different functions, from every template in turn."""
    found: dict[Node, Answer] = {}
    for answer in answers():
        if answer.of is not None:
            found.setdefault(answer.of, answer)
        if len(found) == count:
            break
    return list(found.values())


def typed(tree: Node) -> Node | None:
    """The tree as it comes from a student: printed and read."""
    reading = read(text.show(tree), SETTINGS)
    return None if isinstance(reading, Complaint) else reading.tree


def wrong_answers(table: MistakeTable, answer: Answer) -> list[Node]:
    """Answers that the table explains, spread over it, and slips that it may or may not know."""
    choices = Choices(text.show(answer.value))
    known = [found[0].tree for found in table.entries.values()]
    unknown = list(slips(answer.value))
    drawn = [pool[choices.below(len(pool))] for pool in (known, unknown) if pool for _ in range(LOOK_UPS // 2)]
    return [tree for tree in map(typed, drawn) if tree is not None]


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of a call, and its result."""
    start = time.process_time_ns()
    result = call()
    return (time.process_time_ns() - start) / 1e9, result


def main() -> None:
    """Print what a table and a look-up take."""
    building, looking, sizes = [], [], []
    for answer in distinct(TABLES):
        function, order = answer.of, answer.order
        if function is None:
            continue
        seconds, table = timed(lambda function=function, order=order: build_table(function, "x", order))
        building.append(seconds)
        sizes.append(len(table.entries))
        wrong = wrong_answers(table, answer)
        looking += [timed(lambda tree=tree, table=table: table.look_up(tree))[0] for tree in wrong]
    for name, seen, most in (("table of mistakes", building, 30), ("look-up in it", looking, 0.2)):
        print(f"  {name}: {percentile(seen, 0.99) * 1e3:.2f} ms p99, of {len(seen)}")
        figure(f"{name}, median", statistics.median(seen) * 1e3, "ms", most=most)
    print(f"  {statistics.median(sizes):.0f} different wrong answers in a table, median")


if __name__ == "__main__":
    main()
