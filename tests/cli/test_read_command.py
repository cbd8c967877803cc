"""`gradekit read`: a reading or a complaint, for a person and as JSON."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from gradekit.cli.read import command


def run(*args: str) -> Result:
    return CliRunner().invoke(command, list(args))


def test_a_reading_shows_text_latex_tree_and_the_other_reading() -> None:
    """What was understood, what else it could mean, and why."""
    result = run("1/2x")
    assert result.exit_code == 0
    for part in (
        "text   1/2*x",
        r"\frac{1}{2}x",
        "or     1/(2x)",
        "[divide-then-multiply]",
        "  product",
        "    quotient",
    ):
        assert part in result.stdout


def test_a_complaint_has_a_caret_under_the_place() -> None:
    """Code, caret line, sentence, on standard error; exit code 2."""
    result = run("2x + * 3")
    assert result.exit_code == 2
    assert result.stderr.startswith("2x + * 3\n     ^\n[missing-operand] ")


def test_a_complaint_in_vietnamese() -> None:
    """The locale sets the decimal mark and the language."""
    result = run("--locale", "vi", "1.500x")
    assert result.exit_code == 2
    assert "Hãy viết hàng nghìn" in result.stderr


def test_json_of_a_reading() -> None:
    """Reading, other readings, warnings with places, and the tree with spans."""
    document = json.loads(run("--json", "--variable", "x", "sin x^2").stdout)
    assert document["schema"] == "gradekit/reading/1"
    assert document["reading"]["text"] == "sin(x^2)"
    assert [other["text"] for other in document["other_readings"]] == ["sin(x)^2"]
    assert [(w["code"], w["offset"], w["length"]) for w in document["warnings"]] == [("argument-power", 0, 7)]
    assert document["tree"]["label"] == "sin"
    assert document["tree"]["parts"][0]["span"] == [4, 7]


def test_json_of_a_complaint() -> None:
    """Code, offset, length, what was found, a sentence."""
    result = run("--json", "2x2")
    assert result.exit_code == 2
    complaint = json.loads(result.stdout)["complaint"]
    assert (complaint["code"], complaint["offset"], complaint["length"]) == ("power-or-product", 1, 2)
    assert complaint["message"]


def test_a_text_may_begin_with_a_minus() -> None:
    """`-x^2` is a text, not an option."""
    assert "text   -x^2" in run("-x^2").stdout


def test_nothing_typed_is_shown_raw() -> None:
    """Control characters are written out."""
    result = run("x\x1b[31m+1")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
