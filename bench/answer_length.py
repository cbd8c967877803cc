"""What a verdict costs against the length of the answer: linear, for right answers and for wrong ones.

The answers are sums: the question's terms in another order, each split in two, so that nothing but algebra on the whole
sum proves them equal.  A wrong one has its highest coefficient changed.
"""

from __future__ import annotations

import math
import statistics
import time

from measure import figure

from gradekit.answers import get
from gradekit.answers.authored import expected
from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Proved, Refuted
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint

TERMS = (1, 2, 4, 8, 16, 32, 48)
ROUNDS = 15
KINDS = {
    "sum of powers": "x^{k}",
    "powers times sin x": "x^{k}*sin(x)",
    "powers times e^(x^2)": "x^{k}*e^(x^2)",
}


def texts(factor: str, count: int) -> tuple[str, str, str]:
    """The question's reference, a right answer and a wrong one, of `count` terms in the reference."""
    factors = [factor.format(k=k + 2) for k in range(count)]
    reference = [f"{k + 3}{each}" for k, each in enumerate(factors)]
    split = [f"{k + 2}{each}+{each}" for k, each in enumerate(factors)]
    changed = [f"{count + 3}{factors[-1]}", *split[:-1]]
    return "+".join(reference), "+".join(reversed(split)), "+".join(reversed(changed))


def microseconds(reference: str, text: str, right: bool) -> float:
    """CPU time of reading and deciding, median of the rounds, with the question prepared."""
    kind = get("expression")
    answer = expected("expression", reference)
    question, settings = kind.question(answer), kind.settings(answer, "en")
    seen = []
    for turn in range(ROUNDS + 1):
        start = time.process_time_ns()
        reading = read(text, settings)
        if isinstance(reading, Complaint):
            raise TypeError(text)
        evidence = decide(question, reading.tree).evidence
        if turn:
            seen.append((time.process_time_ns() - start) / 1e3)
        if not isinstance(evidence, Proved if right else Refuted):
            raise TypeError(f"{text}: {evidence}")
    return statistics.median(seen)


def growth(lengths: list[int], costs: list[float]) -> float:
    """The slope in the doubly logarithmic plot, over the longer half: 1 is linear."""
    half = len(lengths) // 2
    xs, ys = [math.log(n) for n in lengths[half:]], [math.log(c) for c in costs[half:]]
    return statistics.linear_regression(xs, ys).slope


def main() -> None:
    """Print a table by length for each kind of answer, with a bar for the cost per character."""
    for name, factor in KINDS.items():
        print(f"  {name}")
        lengths, right_costs, wrong_costs = [], [], []
        for count in TERMS:
            reference, right, wrong = texts(factor, count)
            lengths.append(len(right))
            right_costs.append(microseconds(reference, right, right=True))
            wrong_costs.append(microseconds(reference, wrong, right=False))
            each = right_costs[-1] / lengths[-1]
            print(
                f"  {lengths[-1]:6} characters  right {right_costs[-1]:8.0f} µs  wrong {wrong_costs[-1]:8.0f} µs"
                f"  {each:6.1f} µs a character {'#' * round(each)}"
            )
        for kind, costs in (("right", right_costs), ("wrong", wrong_costs)):
            figure(f"{name}, {kind}: cost grows as length to the power", growth(lengths, costs), "")


if __name__ == "__main__":
    main()
