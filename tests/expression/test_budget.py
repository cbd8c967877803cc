"""Bounds found before anything is evaluated: what is too large, and what is large but fine."""

from __future__ import annotations

import pytest

from gradekit.expression.budget import MAX_DEPTH
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings, Reading

SETTINGS = ReaderSettings(names=tuple("abcdfghijklmnopqrstuvwxyz"))

TOO_LARGE = {
    "value": ["2^30^5", "10^(10^8)", "((9^9)^9999)^9999", "exp(exp(exp(exp(exp(5)))))", "100000!", "29^11^7",
              "2^(2^18)", "9^9^9", "(1000!)!", "sinh(exp(20))", "10^(-10^8)", "e^e^e^e^e", "2^(2/(1/10^9))",
              "1^(10^20)"],
    "exponent": ["(x+1)^(10^9)", "x^(9!^2)", "x^(1/(sqrt(2)-1.41421356))", "x^10000001", "x^-10^9"],
    "digits": ["1e1000000", "1e-2000", "9" * 1001, "1e999999999999"],
    "characters": ["x" * 2001, "x+" * 50_000, "9" * 100_000, "\u0301" * 5000],
    "depth": ["(" * 101 + "x" + ")" * 101, "-" * 150 + "x", "sin(" * 101 + "x" + ")" * 101,
              "x^" * 101 + "x", "x/" * 101 + "x"],
    "tokens": ["x+" * 800 + "x", "1/2x" * 400],
}  # fmt: skip
FINE = [
    "1000003^(1000003/1000033)", "(x+1)^100000", "1/(10^-400)", "cos(pi*10^20)", "1/2004!", "9" * 1000, "2^1000+1",
    "(" * 100 + "x" + ")" * 100, " ".join("abcdfghijklmnopqrstuvwxyz"), "((((x^2)^2)^2)^2)^2", "exp(exp(exp(exp(x))))",
    "abs(" * 30 + "x" + ")" * 30, "2^(2^17)", "x^(pi*sqrt(2)*123/45)", "exp(1000x)", "x+" * 700 + "x", "e^(10^5)",
    "(1+1/x)^(x^9)", "x^(-1/3)*2^(x^2)*exp(-x^2/2)", "sin(x)^40+cos(x)^40-1+tan(x)^17",
]  # fmt: skip


@pytest.mark.parametrize(("what", "text"), [(w, t) for w, texts in TOO_LARGE.items() for t in texts])
def test_too_large_is_found_and_says_of_what(what: str, text: str) -> None:
    """The complaint names the quantity that is over its limit."""
    complaint = read(text, SETTINGS)
    assert isinstance(complaint, Complaint)
    assert (complaint.code, complaint.details["what"]) == ("too-large", what)


@pytest.mark.parametrize("text", FINE)
def test_large_but_fine_is_read(text: str) -> None:
    """What can be handled is read."""
    assert isinstance(read(text, SETTINGS), Reading)


def test_one_level_makes_the_difference() -> None:
    """The limit on nesting is exact."""
    assert isinstance(read("(" * MAX_DEPTH + "x" + ")" * MAX_DEPTH, SETTINGS), Reading)
    assert isinstance(read("(" * (MAX_DEPTH + 1) + "x" + ")" * (MAX_DEPTH + 1), SETTINGS), Complaint)
