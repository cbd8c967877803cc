"""The answers of the bundled class of twelve, made from the key: each student answers in a way of their own.

Run by test_sample_class.py, which compares with sample_sets/; REWRITE_GOLDENS=1 writes the file anew.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from gradekit.calculus.author import AUTHOR_FUNCTIONS
from gradekit.calculus.derivation import differentiate
from gradekit.errors import TemplateError
from gradekit.expression.printing import latex, text
from gradekit.expression.tree import Node
from gradekit.model.problem_set import ProblemSet, Slot

WAYS = {
    "s01": "kkkkkkkkkk",
    "s02": "uyukukuuuk",
    "s03": "lllllllllk",
    "s04": "kkwwmkmm2k",
    "s05": "eeekekekkk",
    "s06": "xkkkmmkmmd",
    "s07": "kk5kkkkkkb",
    "s08": "gkgkkbtkgk",
    "s09": "sssssksssk",
    "s10": "kxwkmbq(mm",
    "s11": "kkkknkkkkk",
    "s12": "b7kqkbkbbb",
}
"""Student → a letter for each problem: k as in the key, u with Unicode signs, l in LaTeX, y with a label in front,
e multiplied out, s with spaces and stars, w in the wrong form, m a typical mistake, x differentiated twice, g a sign
lost, d a decimal, t, 5, 7, ( slips of typing, n a name nobody declared, 2 an exponent without its brackets, q words,
b blank."""

SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def answer_text(slot: Slot, way: str) -> str:
    """What a student who answers in this way types for the problem."""
    expected = slot.problem.parts[0].answer
    messages = slot.problem.parts[0].messages
    value = expected.value if expected.shown is None else expected.shown
    typed = text.show(value)
    made: dict[str, Callable[[], str]] = {
        "k": lambda: typed,
        "u": lambda: _unicode(typed),
        "l": lambda: latex.show(value),
        "y": lambda: "f'(x) = " + typed,
        "e": lambda: text.show(_expanded(value)),
        "s": lambda: typed.replace("+", " + ").replace("x", " x").replace("  ", " ").strip(),
        "w": lambda: text.show(_other_form(value, expected.form)),
        "m": lambda: text.show(messages[0].when) if messages else typed,
        "x": lambda: text.show(differentiate(value, "x")),
        "g": lambda: typed[1:] if typed.startswith("-") else "-" + typed,
        "d": lambda: "0.33",
        "t": lambda: typed.replace(")", "", 1),
        "5": lambda: typed + ")",
        "7": lambda: typed.replace("x", "x7", 1),
        "(": lambda: "(" + typed,
        "n": lambda: typed + " + C",
        "2": lambda: typed.replace("^(", "^", 1).replace(")", "", 1),
        "q": lambda: "I don't know",
        "b": lambda: "",
    }
    return made[way]()


def submissions_csv(problem_set: ProblemSet) -> str:
    """The file of submissions: student, problem, answer, submitted_at; one answer is handed in twice."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["student", "problem", "answer", "submitted_at"])
    for number, sheet in enumerate(problem_set.sheets):
        for slot, way in zip(sheet.slots, WAYS[sheet.student], strict=True):
            minute = 10 + number
            if (sheet.student, slot.id) == ("s06", "p1"):
                rows.writerow([sheet.student, slot.id, answer_text(slot, "b"), f"2026-10-05T09:{minute}:00"])
            rows.writerow([sheet.student, slot.id, answer_text(slot, way), f"2026-10-05T10:{minute}:00"])
    return out.getvalue()


def _unicode(typed: str) -> str:
    pieces = typed.replace("-", "−").replace("*", "·").split("^")
    out = pieces[0]
    for piece in pieces[1:]:
        digits = len(piece) - len(piece.lstrip("0123456789"))
        out += (piece[:digits].translate(SUPERSCRIPTS) if digits else "^") + piece[digits:]
    return out


def _expanded(value: Node) -> Node:
    """Multiplied out where it is a polynomial, else as it is."""
    try:
        return AUTHOR_FUNCTIONS["expand"](value)
    except TemplateError:
        return value


def _other_form(value: Node, form: str) -> Node:
    return AUTHOR_FUNCTIONS["factor" if form == "expanded" else "expand"](value)
