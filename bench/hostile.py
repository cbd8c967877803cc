"""The slowest hostile answers, in CPU milliseconds, each decided from nothing; what is bounded is counted work."""

from __future__ import annotations

import time
from pathlib import Path

from measure import figure

from gradekit.equivalence import workspace
from gradekit.grading import compare as comparing

TABLE = Path(__file__).parent.parent / "tests" / "tables" / "hostile_answers.txt"
QUESTIONS = ({"reference": "x^2+1", "variables": list("xabcdfytnk")}, {"derivative_of": "x*sin(x^2)"})


def main() -> None:
    """Print the slowest five, as answers to ordinary questions and to themselves in another form."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    answers = [line for line in lines if line and not line.startswith("#")]
    comparing.compare({"reference": "x", "answer": "x+1"})
    spent = []
    for text in answers:
        itself = {"reference": text, "variables": list("xabcdfytnk")}
        requests = [{**question, "answer": text} for question in QUESTIONS]
        for request in [*requests, {**itself, "answer": f"({text})*(x^2+2)/(2+x^2)"}]:
            comparing._kept.clear()
            workspace._kept.clear()
            started = time.process_time()
            outcome = comparing.compare(request)["outcome"]
            spent.append((1000 * (time.process_time() - started), outcome, text))
    spent.sort(reverse=True)
    print(f"  {len(spent)} comparisons with {len(answers)} hostile answers; slowest:")
    for milliseconds, outcome, text in spent[:5]:
        print(f"  {milliseconds:6.0f} ms  {outcome:<10}  {text[:60]}")
    figure("slowest hostile answer", spent[0][0], "ms")


if __name__ == "__main__":
    main()
