"""gradekit's own road from text to decision: the answer read and decided, the question prepared at its first answer."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from gradekit.answers import get
from gradekit.answers.authored import expected
from gradekit.equivalence.decide import decide
from gradekit.equivalence.question import Question
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings

TYPE = get("expression")
WARM_UP = (
    ("x+x", "2*x"),
    ("sin(x)^2+cos(x)^2", "1*1"),
    ("x+1", "x+2"),
    ("sqrt(x)", "x^(1/2)"),
    ("e^(2*x)+2*e^x+1", "(e^x+1)^2"),
    ("ln(x^2+x)", "ln(x+1)+ln(x)"),
    ("ln(x)", "ln(x)/(x+1)"),
)
"""What a running process has seen: every library in use, every stage once."""

Prepared = tuple[Question, ReaderSettings]


def prepare(reference: str) -> Prepared:
    """The question and how its answers are read."""
    answer = expected("expression", reference)
    return TYPE.question(answer), TYPE.settings(answer, "en")


def grade(student: str, reference: str, questions: dict[str, Prepared]) -> str:
    """The kind of evidence, with the method where it is a proof."""
    prepared = questions.get(reference)
    if prepared is None:
        prepared = questions[reference] = prepare(reference)
    question, settings = prepared
    reading = read(student, settings)
    if isinstance(reading, Complaint):
        return "unread"
    evidence = decide(question, reading.tree).evidence
    return type(evidence).__name__.lower()


def timed(rows: list[dict[str, str]], questions: dict[str, Prepared]) -> tuple[list[float], list[str]]:
    """CPU seconds and the kind of evidence of each row."""
    seconds, said = [], []
    for row in rows:
        start = time.process_time_ns()
        kind = grade(row["student"], row["reference"], questions)
        seconds.append((time.process_time_ns() - start) / 1e9)
        said.append(kind)
    return seconds, said


def main() -> None:
    """Grade the rows of the first file; write seconds and verdicts to the second."""
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for student, reference in WARM_UP:
        grade(student, reference, {})
    questions: dict[str, Prepared] = {}
    seconds, said = timed(rows, questions)
    again, _ = timed(rows, questions)
    equal = [kind in {"proved", "sampled"} for kind in said]
    loaded = "sympy" in sys.modules
    out = {"seconds": seconds, "again": again, "equal": equal, "kinds": said, "sympy_loaded": loaded}
    Path(sys.argv[2]).write_text(json.dumps(out), encoding="utf-8")


if __name__ == "__main__":
    main()
