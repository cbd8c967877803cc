"""The same bytes whatever the hash seed, the order of the answers and the company they are in."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from random import Random  # noqa: TID251 - any stream will do for a test

import pytest

from gradekit.grading.compare import compare
from tests.equivalence.test_soundness import HOSTILE
from tests.equivalence.test_table import NAMES, ROWS

REQUESTS = [
    {"id": str(i), "reference": reference, "answer": answer, "domain": domain, "variables": list(NAMES)}
    for i, (_, reference, answer, domain, _note) in enumerate(ROWS)
    if domain != "lenient"
]

PROGRAM = """
import hashlib, json
from gradekit.grading.compare import compare
from tests.equivalence.test_determinism import REQUESTS
text = json.dumps([compare(request) for request in REQUESTS[::{step}]])
print(hashlib.sha256(text.encode()).hexdigest())
"""


def digest(seed: int, step: int) -> str:
    """The hash of all verdicts in a process with this hash seed."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(step=step)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    return done.stdout.strip()


def test_verdicts_do_not_depend_on_the_hash_seed() -> None:
    """A sample of the table gives the same bytes under two hash seeds."""
    found = {digest(seed, 8) for seed in (0, 7)}
    assert len(found) == 1
    assert len(found.pop()) == len(hashlib.sha256().hexdigest())


@pytest.mark.slow
def test_verdicts_do_not_depend_on_ten_hash_seeds() -> None:
    """The whole table gives the same bytes under the hash seeds 0 to 9."""
    assert len({digest(seed, 1) for seed in range(10)}) == 1


def test_verdicts_do_not_depend_on_the_order() -> None:
    """Each request gets the same result forwards, backwards and shuffled."""
    some = REQUESTS[::4]
    first = {request["id"]: compare(request) for request in some}
    shuffled = list(some)
    Random(3).shuffle(shuffled)  # noqa: S311
    for order in (some[::-1], shuffled):
        assert {request["id"]: compare(request) for request in order} == first


def test_hostile_answers_change_no_other_verdict() -> None:
    """With hostile answers among them, all other verdicts stay as they were."""
    some = REQUESTS[::4]
    alone = [compare(request) for request in some]
    mixed = []
    for place, request in enumerate(some):
        if place % 20 == 0:
            compare({**request, "answer": HOSTILE[place // 20 % len(HOSTILE)]})
        mixed.append(compare(request))
    assert mixed == alone


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_end_soon(text: str) -> None:
    """A hostile answer takes a quarter of a second at most; ten times that here, for slow and busy machines."""
    started = time.process_time()
    compare({"reference": "x^2+1", "answer": text, "variables": list(NAMES)})
    assert time.process_time() - started < 2.5
