"""A key file, ready to grade with: what is expected of each student in each part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from gradekit.answers import get
from gradekit.answers.authored import authored_tree
from gradekit.equivalence.forms import FORMS
from gradekit.errors import InputError, Place
from gradekit.expression.tree import Node
from gradekit.grading.scoring import Scoring
from gradekit.model.answer import Answer
from gradekit.model.ids import bare
from gradekit.model.problem import PART_LETTERS
from gradekit.wire.answer_trees import read_answer
from gradekit.wire.document import read_document
from gradekit.wire.key import KeyDocument, KeyPartDocument, KeyProblemDocument, KeySheetDocument

PROBLEMS = b'"gradekit/problems/1"'

LONGEST_KEY = 1024 * 2**20
"""Bytes of a key file."""


@dataclass(frozen=True, slots=True)
class ExpectedPart:
    """What is expected in one blank, its points (≥ 0), and what the author says to particular wrong answers.

    `steps`: the codes of the rules of each step of the worked solution that goes with it.
    """

    answer: Answer
    points: Fraction
    variant: str
    messages: tuple[tuple[Node, str], ...] = ()
    steps: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class KeyBook:
    """The key of a class.  Answers are read from their text when they are first needed, and then kept."""

    document: KeyDocument
    digest: str
    scoring: Scoring
    problems: dict[tuple[str, str], KeyProblemDocument]
    sheets: dict[str, KeySheetDocument]
    _alike: dict[str, str] = field(default_factory=dict)
    _parts: dict[tuple[str, str, str], ExpectedPart] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        """The language of the sheets, in which answers are read and messages written."""
        return self.document.locale

    def sheet(self, student: str) -> KeySheetDocument | None:
        """The sheet of a student; the one sheet, where it is shared by all."""
        if self.document.shared and self.document.sheets:
            return self.document.sheets[0]
        return self.sheets.get(student)

    def problem(self, student: str, problem: str) -> KeyProblemDocument | None:
        """The problem of a student's sheet; of the one sheet, where it is shared by all."""
        sheet = self.sheet(student)
        return None if sheet is None else self.problems.get((sheet.student, problem))

    def alike(self, student: str) -> str:
        """The known student whose id differs in capitals, spaces and leading zeros alone; empty where there is none."""
        if not self._alike:
            self._alike.update((bare(known), known) for known in self.sheets)
        return self._alike.get(bare(student), "")

    def part_id(self, student: str, problem: str, part: str) -> str:
        """The id of a part that was named by the letter that sheets print, (a), (b), …; anything else as it is."""
        found = self.problem(student, problem)
        if found is None or any(one.id == part for one in found.parts):
            return part
        printed = dict(zip(PART_LETTERS, found.parts, strict=False))
        named = printed.get(part.strip("() "))
        return part if named is None else named.id

    def part(self, student: str, problem: str, part: str) -> ExpectedPart | None:
        """What is expected in a part; an empty `part` means the first one.

        Raises `InputError` where the key's own text cannot be read.
        """
        found = self.problem(student, problem)
        if found is None:
            return None
        chosen = next((p for p in found.parts if p.id == part), None) if part else found.parts[0]
        if chosen is None:
            return None
        sheet = self.sheet(student)
        key = (student if sheet is None else sheet.student, problem, chosen.id)
        if key not in self._parts:
            self._parts[key] = _expected(found, chosen)
        return self._parts[key]


def read_key(path: Path) -> KeyBook:
    """The key in a file.

    Raises `InputError` or `ErrorList` with the place of everything that is wrong with it.
    """
    try:
        with path.open("rb") as source:
            content = source.read(LONGEST_KEY + 1)
    except OSError as error:
        raise InputError("file", f"cannot be read: {error.strerror}", Place(str(path))) from error
    if len(content) > LONGEST_KEY:
        raise InputError("file-too-long", f"longer than {LONGEST_KEY} bytes", Place(str(path)))
    if PROBLEMS in content[:1_000]:
        message = "this is problems.json, which holds no answers: give the key.json that was written with it"
        raise InputError("key-field", message, Place(str(path), path="$.schema"))
    document = read_document(KeyDocument, content, path, "key-field")
    _refuse_doubles(document, path)
    digest = hashlib.sha256(content).hexdigest()[:16]
    problems = {(sheet.student, problem.id): problem for sheet in document.sheets for problem in sheet.problems}
    sheets = {sheet.student: sheet for sheet in document.sheets}
    return KeyBook(document, digest, Scoring(Fraction(document.scoring.wrong_form)), problems, sheets)


def _refuse_doubles(document: KeyDocument, path: Path) -> None:
    """A student, problem or part that stands there twice would be graded by chance."""
    if document.shared and len(document.sheets) > 1:
        raise InputError("key-field", "a sheet for everybody stands alone", Place(str(path), path="$.sheets"))
    _once([(sheet.student, f"[{n}].student") for n, sheet in enumerate(document.sheets)], path)
    for n, sheet in enumerate(document.sheets):
        _once([(problem.id, f"[{n}].problems[{m}].id") for m, problem in enumerate(sheet.problems)], path)
        for m, problem in enumerate(sheet.problems):
            if len(problem.parts) > 1:
                parts = enumerate(problem.parts)
                _once([(part.id, f"[{n}].problems[{m}].parts[{k}].id") for k, part in parts], path)


def _once(names: list[tuple[str, str]], path: Path) -> None:
    known: set[str] = set()
    for name, place in names:
        if name in known:
            raise InputError("key-field", f"{name!r} stands there twice", Place(str(path), path=f"$.sheets{place}"))
        known.add(name)


def _expected(problem: KeyProblemDocument, part: KeyPartDocument) -> ExpectedPart:
    answer = read_answer(part.answer)
    get(answer.type)
    if answer.form and answer.form not in FORMS:
        raise InputError("unknown-form", f"no form is named {answer.form!r}")
    weights = sum(each.weight for each in problem.parts)
    points = Fraction(str(problem.points)) * part.weight / weights
    messages = tuple((authored_tree(message.when, answer.variables), message.text) for message in part.messages)
    steps = tuple(tuple(step.rules) for step in part.solution)
    return ExpectedPart(answer, points, problem.variant, messages, steps)
