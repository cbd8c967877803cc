"""`gradekit compare`: exit codes, what a person reads, and files in which a line may hold anything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gradekit.cli.main import gradekit


def run(*args: str, **options: Any) -> Result:
    return CliRunner().invoke(gradekit, list(args), **options)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("2x", "x+x"), 0),
        (("2x", "3x"), 1),
        (("2x", "2x+"), 2),
        (("2x+", "2x"), 2),
        (("e^(2x)", "e^2x"), 3),
        (("2x", "-x"), 1),
        (("-x", "-x"), 0),
        (("-h^2", "-h*h"), 0),
        (("-2h", "-h-h"), 0),
        (("--", "-o", "-o"), 0),
        (("--derivative-of", "x^3", "3x^2"), 0),
        (("--derivative-of", "-x^3", "-3x^2"), 0),
        (("--derivative-of", "x^3", "3x^2", "--order", "2"), 1),
        (("--derivative-of=x^3", "3x^2"), 0),
        (("ln(x^2)", "2ln(x)", "--domain", "x > 0"), 0),
        (("ln(x^2)", "2ln(x)", "--policy", "domain=lenient"), 0),
        (("2,5x", "2,5x", "--locale", "vi"), 0),
        (("a*x", "a x", "--variable", "x", "--variable", "a"), 0),
        (("2x",), 2),
        (("2x", "2x", "2x"), 2),
        (("--derivative-of", "x^3"), 2),
        (("2x", "2x", "--nosuch"), 2),
        (("2x", "2x", "--form", "nosuch"), 2),
        (("--batch", "nosuch.jsonl"), 2),
        (("--batch", "nosuch.jsonl", "2x"), 2),
    ],
    ids=str,
)
def test_exit_codes(args: tuple[str, ...], code: int) -> None:
    """0 correct, 1 not, 2 unreadable or unusable, 3 undecided; a formula with a minus is no option."""
    assert run("compare", *args).exit_code == code


def test_json_holds_the_whole_result() -> None:
    """`--json` prints the compare result as one line of JSON."""
    result = json.loads(run("compare", "2x", "x+x", "--json").stdout)
    assert result["outcome"] == "correct"
    assert result["schema"] == "gradekit/compare-result/1"


def test_the_caret_stands_under_the_complaint() -> None:
    """What cannot be read is printed with a mark under the place."""
    lines = run("compare", "2x", "2x +* 3").stdout.splitlines()
    text = next(n for n, line in enumerate(lines) if line.strip() == "2x +* 3")
    assert lines[text + 1].index("^") == lines[text].index("*")


def test_wide_characters_move_the_caret() -> None:
    """The mark counts columns, not characters."""
    lines = run("compare", "2x", "２x +* 3").stdout.splitlines()
    text = next(n for n, line in enumerate(lines) if line.strip().startswith("２x"))
    assert lines[text + 1].index("^") == lines[text].index("*") + 1


def test_a_refutation_is_told_in_words() -> None:
    """A person reads at which point the two differ, and both values."""
    assert "refuted: at x = " in run("compare", "2x", "3x").stdout


def batch(tmp_path: Path, content: bytes) -> tuple[int, list[dict[str, Any]]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(content)
    code = run("compare", "--batch", str(source), "-o", str(target)).exit_code
    return code, [json.loads(line) for line in target.read_bytes().splitlines()]


def test_a_batch_answers_every_line_in_order(tmp_path: Path) -> None:
    """One result a line, in the order of the lines, with exit code 0."""
    content = b"\n".join(b'{"id": %d, "reference": "%dx", "answer": "2x"}' % (n, n) for n in range(5))
    code, results = batch(tmp_path, content)
    assert code == 0
    assert [r["id"] for r in results] == list(range(5))
    assert [r["outcome"] for r in results].count("correct") == 1


GOOD = b'{"id": "good", "reference": "2x", "answer": "x+x"}'
LINES = [
    b"",
    b"   ",
    b"not json",
    b"null",
    b"[]",
    b'"text"',
    b"{}",
    b"\xff\xfe\x00\x00",
    b"\x00" * 100,
    b"[" * 200_000,
    b'{"a":' * 100_000,
    b"9" * 10_000,
    b'{"id": 1, "reference": "x", "answer": ' + b"9" * 10_000 + b"}",
    b'{"id": NaN, "reference": "x", "answer": "x"}',
    b'{"id": {"deep": [1]}, "reference": "x", "answer": "x"}',
    b'{"id": 1, "reference": "x", "answer": "\\ud800"}',
    b'{"id": "\\ud800", "reference": "x", "answer": "x"}',
    b'{"id": 1, "reference": "x", "answer": "' + b"x" * 10_000_000 + b'"}',
    b'{"id": 1, "reference": "' + b"x+" * 1_000_000 + b'", "answer": "x"}',
    b'{"id": 1, "reference": "x", "answer": "x", "domain": {"x": 1}}',
    b'{"id": 1, "reference": "x", "answer": "x", "variables": {"x": 1}}',
    b'{"id": 1, "reference": "x", "answer": "x", "variables": ["\\ud800"]}',
    b'{"id": 1, "reference": "x", "answer": "9^9^9^9"}',
    b'{"id": 1, "reference": "9^9^9^9", "answer": "x"}',
    b'{"id": 1, "reference": "x", "answer": "' + b"(" * 5_000 + b'"}',
    b"x" * (17 * 2**20),
]


def test_a_batch_never_stops(tmp_path: Path) -> None:
    """Whatever a line holds, it gets one result that is never correct, and the next line is compared as ever."""
    harmless = {13, 14}
    content = b"\n".join(part for line in LINES for part in (line, GOOD)) + b"\n"
    code, results = batch(tmp_path, content)
    assert code == 2
    assert len(results) == 2 * len(LINES)
    assert all(result["outcome"] == "correct" for result in results[1::2])
    for number, result in enumerate(results[::2]):
        if number not in harmless and number != 16:
            assert result["outcome"] in ("undecided", "unreadable"), (number, result)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """A file that begins with a BOM, or has Windows line ends, is read."""
    code, results = batch(tmp_path, b"\xef\xbb\xbf" + GOOD + b"\r\n" + GOOD + b"\r\n")
    assert code == 0
    assert [result["outcome"] for result in results] == ["correct", "correct"]


def test_the_order_of_lines_changes_no_verdict(tmp_path: Path) -> None:
    """A result hangs on its own line alone."""
    lines = [
        b'{"id": %d, "reference": "%s", "answer": "%s"}' % (n, reference, answer)
        for n, (reference, answer) in enumerate(
            [(b"sin(x)^2", b"1-cos(x)^2"), (b"2x", b"3x"), (b"ln(x^2)", b"2ln(x)"), (b"e^(2x)", b"e^2x")] * 3
        )
    ]
    _, forwards = batch(tmp_path, b"\n".join(lines))
    _, backwards = batch(tmp_path, b"\n".join(reversed(lines)))
    assert forwards == backwards[::-1]


def test_results_stream(tmp_path: Path) -> None:
    """A result is there before the next line is sent."""
    command = [sys.executable, "-m", "gradekit", "compare", "--batch", "-", "-o", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write(GOOD + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["outcome"] == "correct"
        process.stdin.close()
        assert process.wait() == 0
