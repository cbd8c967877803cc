"""The same bytes whatever the hash seed, the order of the answers and the company they are in."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from random import Random  # noqa: TID251 - any stream will do for a test
from typing import Any

import pytest

from gradekit.batch.compare_lines import line_of
from gradekit.equivalence.forms import FORMS
from gradekit.grading.compare import compare
from tests.equivalence import test_forms, test_hostile_answers, test_policies
from tests.equivalence.test_table import NAMES, ROWS

FUNCTIONS = {
    "x^3-5x": ("3x^2-5", "3x^2-5x", "x^2-5", "3x^3-5", "3x^2", "x^4/4-5x^2/2", "6x", "3x^2+5", "3x²−5", "3x^2-5)"),
    "x*sin(x^2)": ("sin(x^2)+2x^2*cos(x^2)", "cos(x^2)", "2x*cos(x^2)", "sin(x^2)+x*cos(x^2)", "sin(x^2)-2x^2cos(x^2)"),
    "ln(x)/x": ("(1-ln(x))/x^2", "1/x", "(1+ln(x))/x^2", "(ln(x)-1)/x^2", "1/x^2", "(1-ln x)/x", "(1-log x)/x^2"),
    "e^(2x)*cos(x)": ("e^(2x)*(2cos(x)-sin(x))", "-2e^(2x)*sin(x)", "e^(2x)*(cos(x)-sin(x))", "2e^2x cos x"),
    "sqrt(1+x^2)": ("x/sqrt(1+x^2)", "1/(2sqrt(1+x^2))", "2x/sqrt(1+x^2)", "x(1+x^2)^(-1/2)", "\\frac{x}{2}"),
    "2^x/x^2": ("2^x(x*ln(2)-2)/x^3", "2^x*ln(2)/(2x)", "x*2^(x-1)/(2x)", "2^x/x^2*(ln 2 - 2/x)", "abs(x)"),
}  # fmt: skip


def _requests() -> list[dict[str, Any]]:
    """Requests of every kind: the tables of pairs, forms, policies and hostile answers, and mistakes."""
    found: list[dict[str, Any]] = []
    for _, reference, answer, domain, _note in ROWS:
        if domain != "lenient":
            found.append({"reference": reference, "answer": answer, "domain": domain, "variables": list(NAMES)})
    for form in FORMS:
        for right, misses in test_forms.rows(form)[::3]:
            found += [{"reference": right, "answer": text, "form": form} for text in (right, *misses)]
    for policy, _, value, answer, cell in test_policies.TABLE:
        found += [
            {"reference": value, "answer": answer, "policies": {policy: setting}}
            for setting in test_policies.outcomes(cell)
        ]
    for function, answers in FUNCTIONS.items():
        found += [
            {"derivative_of": function, "answer": a, "locale": locale} for a in answers for locale in ("en", "vi")
        ]
    for text in test_hostile_answers.ANSWERS[::6]:
        found.append({"reference": "x^2+1", "answer": text, "variables": list(NAMES)})
    return [{"id": str(number), **request} for number, request in enumerate(found)]


REQUESTS = _requests()

PROGRAM = """
import hashlib
from gradekit.batch.compare_lines import line_of
from gradekit.grading.compare import compare
from tests.equivalence.test_determinism import REQUESTS
print(hashlib.sha256(b"".join(line_of(compare(request)) for request in REQUESTS[::{step}])).hexdigest())
"""


def digest(seed: int, step: int) -> str:
    """The hash of all result lines in a process with this hash seed."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(step=step)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    return done.stdout.strip()


def test_verdicts_do_not_depend_on_the_hash_seed() -> None:
    """A sample gives the same bytes under two hash seeds."""
    found = {digest(seed, 8) for seed in (0, 7)}
    assert len(found) == 1
    assert len(found.pop()) == len(hashlib.sha256().hexdigest())


@pytest.mark.slow
def test_verdicts_do_not_depend_on_ten_hash_seeds() -> None:
    """All requests give the same bytes under the hash seeds 0 to 9."""
    assert len({digest(seed, 1) for seed in range(10)}) == 1


def test_verdicts_do_not_depend_on_the_order() -> None:
    """Each request gets the same result forwards, backwards and shuffled."""
    some = REQUESTS[::4]
    first = {request["id"]: line_of(compare(request)) for request in some}
    shuffled = list(some)
    Random(3).shuffle(shuffled)  # noqa: S311
    for order in (some[::-1], shuffled):
        assert {request["id"]: line_of(compare(request)) for request in order} == first


def test_hostile_answers_change_no_other_verdict() -> None:
    """With hostile answers to the same questions among them, all other verdicts stay as they were."""
    some = REQUESTS[::4]
    alone = [line_of(compare(request)) for request in some]
    mixed = []
    for place, request in enumerate(some):
        if place % 20 == 0:
            compare({**request, "answer": test_hostile_answers.ANSWERS[place * 7 % len(test_hostile_answers.ANSWERS)]})
        mixed.append(line_of(compare(request)))
    assert mixed == alone
