"""sympy in a process of its own, which is killed when it takes too long, and replaced.

`python -m gradekit.equivalence.worker` answers lines of JSON, `{"reference", "answer", "names", "positive",
"integers"}` with trees as text in gradekit's own notation, to `{"proved": true | false}`.
Nothing is pickled and no code is sent.
"""

from __future__ import annotations

import json
import selectors
import subprocess
import sys
from typing import Any, Self

from gradekit.equivalence.domain import space
from gradekit.equivalence.question import Question
from gradekit.expression.printing.text import show
from gradekit.expression.tree import Node, symbols

SECONDS = 3.0
"""How long sympy may think about one pair."""
START_SECONDS = 20.0
"""How long a fresh worker may take to import sympy."""


class SympyProver:
    """A prover for `decide`: True where sympy proves equality, False where it does not, None where time ran out.

    `seconds`: the deadline for one pair, > 0.  Close it, or use it as a context manager; a worker that was killed is
    replaced at the next call.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __call__(self, question: Question, answer: Node) -> bool | None:
        """Whether sympy proves that the answer is the reference."""
        names = tuple(dict.fromkeys((*symbols(question.reference), *symbols(answer))))
        where = space(names, question.variables, question.domain.relations, question.domain.integers)
        positive = [name for name, (low, _) in where.boxes.items() if low is not None and low >= 0]
        request = {
            "reference": show(question.reference),
            "answer": show(answer),
            "names": names,
            "positive": sorted(positive),
            "integers": sorted(question.domain.integers),
        }
        if self._process is None and not self._start():
            return None
        reply = self._ask(json.dumps(request), self.seconds)
        return None if reply is None else bool(reply.get("proved"))

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()

    def _start(self) -> bool:
        command = [sys.executable, "-m", "gradekit.equivalence.worker"]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell, no user text
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        return self._ask("{}", START_SECONDS) is not None

    def _ask(self, line: str, seconds: float) -> dict[str, Any] | None:
        """The worker's reply, or None where it died or was killed for taking too long."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            with selectors.DefaultSelector() as selector:
                selector.register(process.stdout, selectors.EVENT_READ)
                ready = selector.select(seconds)
            reply = process.stdout.readline() if ready else ""
        except OSError:
            reply = ""
        if not reply:
            self.close()
            return None
        found: dict[str, Any] = json.loads(reply)
        return found


def main() -> None:
    """Answer requests until the input ends."""
    from gradekit.equivalence.symbolic import proves_equal
    from gradekit.expression.reader import read
    from gradekit.expression.reading import ReaderSettings, Reading

    for line in sys.stdin:
        request = json.loads(line)
        proved = False
        if request:
            settings = ReaderSettings(names=tuple(request["names"]), notation="ascii", labels=())
            trees = [read(request[side], settings) for side in ("reference", "answer")]
            if isinstance(trees[0], Reading) and isinstance(trees[1], Reading):
                positive, integers = frozenset(request["positive"]), frozenset(request["integers"])
                proved = proves_equal(trees[0].tree, trees[1].tree, positive, integers)
        sys.stdout.write(json.dumps({"proved": proved}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
