"""Every stable code with its one-line meaning: what `gradekit explain CODE` prints and docs/codes.md lists.

Complaints about what a student typed live with the reader (expression/complaints.py); `all_codes` joins them in.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradekit.equivalence.forms.fault import FormFault

AUTHOR_CODES: dict[str, str] = {
    "AUTHOR-argument": "An author function was called with something that it cannot take.",
    "AUTHOR-no-result": "An author function has no single result here, or none that it can find.",
    "AUTHOR-too-large": "The result of an author function would be over the bounds of size.",
    "SET-missing-key": "A key of a set file that must be there is missing.",
    "SET-name": "A key of a set file is not a name.",
    "SET-repeats": "A template has too few different problems for its count.",
    "SET-size": "A sheet has too many problems.",
    "SET-template": "A set names a template that does not exist.",
    "SET-unknown-key": "A key that set files do not have; docs/sets.md lists them.",
    "SET-value": "A value of a set file is not of the kind its key needs.",
    "answer-too-long": "An answer is far longer than any answer to an exercise; only its beginning is kept.",
    "answer-type": "There is no such answer type.",
    "bad-name": "A name of a variable or label cannot be used: letters, digits, an index after an underscore.",
    "bad-order": "The order of a derivative is a whole number from 1 to 20.",
    "bad-type": "A field holds another kind of value than it must: a text, a list, an object.",
    "both-given": "A request states a reference and a function to differentiate; one of them is enough.",
    "csv-columns": "A CSV file lacks a column, or names one twice.",
    "csv-fields": "A row has more fields than the header; put quotes around a text that holds the separator.",
    "csv-quote": "A quote is not closed, or closed after lines that look like rows; double a quote of the text.",
    "domain-equals": "A domain bounds its variables; a fixed value belongs into the reference.",
    "domain-name": "A domain speaks of a name that is not one of the variables.",
    "domain-relation": "A piece of a domain is not a relation such as x > 0.",
    "domain-too-long": "A domain is too long or has too many relations.",
    "earlier-key": "The folder held the key of other sheets; it was kept under another name.",
    "file": "A file cannot be read or written.",
    "file-kind": "Submissions are read from .jsonl, .csv and .json files.",
    "file-too-long": "A file is longer than what is read at once.",
    "derivative-too-large": "The function, or one of its lower derivatives, is too large to differentiate.",
    "internal": "gradekit stumbled over this one answer; it is left to a person, and the others are graded.",
    "interrupted": "A run was stopped by hand; the same command with --resume goes on.",
    "key-field": "A field of a key file is missing or not of the kind it must be.",
    "line-too-long": "A line is longer than what is read at once; it was passed over.",
    "missing-field": "A field that must be there is missing.",
    "not-a-list": "A JSON file of submissions holds a list.",
    "not-an-object": "A line or an item must be a JSON object.",
    "not-differentiable": "No rule differentiates this function (x!), or it has a value nowhere: ln(-x^2).",
    "not-json": "A text is not JSON.",
    "not-text": "A file is not UTF-8 text.",
    "not-utf8": "A line is not UTF-8 text.",
    "output-format": "There is no such output format.",
    "pdf-failed": "The PDF could not be made.",
    "pdf-needs-typst": "PDF needs the typst package: pip install 'gradekit[pdf]'.",
    "pdf-too-large": "A document is too large for one PDF.",
    "reference-undefined": "No point of the domain was found where the expected answer has a value.",
    "roster-columns": "A roster lacks the column student.",
    "roster-empty": "No student stands in the roster.",
    "roster-quotes": "A roster cannot be read as CSV.",
    "roster-size": "A roster is too long.",
    "roster-fields": "A row of a roster has more or fewer fields than its header names.",
    "roster-alike": "Two students differ in capitals, spaces or leading zeros alone; a spreadsheet may mix them up.",
    "roster-student": "A row of a roster has no student, one that stands there twice, or text that cannot be printed.",
    "same-file": "Something would be written over the key, the submissions or another result.",
    "too-many-rows": "A file has more rows than are graded at once.",
    "unknown-code": "There is no such code.",
    "unknown-form": "There is no such form.",
    "unknown-locale": "There is no such locale.",
    "unknown-notation": "There is no such notation.",
    "odd-time": "Some submitted_at is no ISO 8601 time; for a part handed in again, the last row counts.",
    "unknown-part": "The problem has no such part.",
    "unknown-policy": "There is no such policy, or it has no such setting.",
    "unknown-problem": "The student's sheet has no such problem.",
    "unknown-schema": "There is no such document.",
    "unknown-student": "The key has no such student.",
    "view": "There is no such view; there are sheet, key and solutions.",
    "wrong-set": "A row names another set than the one that the key is for.",
    "wrong-sheet": "A row names another sheet than the one that the student has in the key.",
    "wrong-variant": "A row answers another problem than the one that the key has in its place.",
    "worker-died": "The process that graded an answer was killed; the answer is left to a person.",
}
"""Codes for authors, integrators and the command line."""

NOTE_CODES: dict[str, str] = {
    "author-message": "The author has a message for this very answer.",
    "blank": "Nothing was typed. Scores 0.",
    "constant-missing": "An antiderivative is right, but all of them are asked for: + C.",
    "narrower-domain": "Equal where it is defined, but a whole interval of the domain is missing; policy `domain`.",
    "other-reading": "The reading taken is wrong, the other one right, and the policy accepts that.",
    "spreadsheet-date": "The answer looks like a date that a spreadsheet made of it; a person decides.",
    "removable-points": "Equal, except that one side has no value at single points.",
    "two-readings": "The reading taken is wrong and the other usual one would be right; a person decides.",
    "undefined": "The answer has no value where the expected one has; the evidence names the place.",
    "wider-domain": "Equal on the domain, and defined beyond it.",
}
"""Notes on a verdict: tags that do not depend on the random numbers."""


def all_codes() -> dict[str, str]:
    """Every code and its meaning, sorted by code."""
    from gradekit.checking.laws import all_laws
    from gradekit.expression.complaints import COMPLAINTS, WARNINGS, meaning
    from gradekit.grading.notes import NOTES
    from gradekit.templates.fault_codes import FAULT_CODES

    laws = {law.code: law.claim for law in all_laws()}
    reader = {code: meaning(code) for code in (*COMPLAINTS, *WARNINGS)}
    faults = {fault.code: fault.message["en"] for fault in _form_faults()}
    notes = faults | {code: texts["en"] for code, texts in NOTES.items()} | NOTE_CODES
    return dict(sorted((notes | AUTHOR_CODES | FAULT_CODES | laws | reader).items()))


def _form_faults() -> list[FormFault]:
    """Why an answer lacks a form, for every form, in the order of their files."""
    from gradekit.equivalence import forms
    from gradekit.equivalence.forms.fault import FormFault

    modules = (import_module(f"{forms.__name__}.{module.name}") for module in iter_modules(forms.__path__))
    return [value for module in modules for value in vars(module).values() if isinstance(value, FormFault)]


def as_markdown() -> str:
    """The page docs/codes.md."""
    rows = "\n".join(f"| `{code}` | {meaning.replace('|', chr(92) + '|')} |" for code, meaning in all_codes().items())
    return (
        "# Codes\n\nEvery code that gradekit writes, with what it means; `gradekit explain CODE` prints it, too.\n"
        "This page is generated; a test compares it.\n\n| code | meaning |\n|---|---|\n" + rows + "\n"
    )
