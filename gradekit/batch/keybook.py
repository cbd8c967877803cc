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
from gradekit.wire.answer_trees import read_answer
from gradekit.wire.document import read_document
from gradekit.wire.key import KeyDocument, KeyPartDocument, KeyProblemDocument

LONGEST_KEY = 1024 * 2**20
"""Bytes of a key file."""


@dataclass(frozen=True, slots=True)
class ExpectedPart:
    """What is expected in one blank, its points (≥ 0), and what the author says to particular wrong answers."""

    answer: Answer
    points: Fraction
    variant: str
    messages: tuple[tuple[Node, str], ...] = ()


@dataclass(slots=True)
class KeyBook:
    """The key of a class.  Answers are read from their text when they are first needed, and then kept."""

    document: KeyDocument
    digest: str
    scoring: Scoring
    problems: dict[tuple[str, str], KeyProblemDocument]
    _parts: dict[tuple[str, str, str], ExpectedPart] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        """The language of the sheets, in which answers are read and messages written."""
        return self.document.locale

    def students(self) -> set[str]:
        """The students of the key; with a shared sheet, none."""
        return set() if self.document.shared else {sheet.student for sheet in self.document.sheets}

    def problem(self, student: str, problem: str) -> KeyProblemDocument | None:
        """The problem of a student's sheet; of the one sheet, where it is shared by all."""
        owner = self.document.sheets[0].student if self.document.shared and self.document.sheets else student
        return self.problems.get((owner, problem))

    def part_id(self, student: str, problem: str, part: str) -> str:
        """The id of a part that was named by the letter that sheets print, (a), (b), …; anything else as it is."""
        found = self.problem(student, problem)
        letter = part.strip("() ")
        if found is None or len(letter) != 1 or any(one.id == part for one in found.parts):
            return part
        place = ord(letter) - ord("a")
        return found.parts[place].id if 0 <= place < len(found.parts) else part

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
        owner = self.document.sheets[0].student if self.document.shared else student
        key = (owner, problem, chosen.id)
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
    document = read_document(KeyDocument, content, path, "key-field")
    digest = hashlib.sha256(content).hexdigest()[:16]
    problems = {(sheet.student, problem.id): problem for sheet in document.sheets for problem in sheet.problems}
    return KeyBook(document, digest, Scoring(Fraction(document.scoring.wrong_form)), problems)


def _expected(problem: KeyProblemDocument, part: KeyPartDocument) -> ExpectedPart:
    answer = read_answer(part.answer)
    get(answer.type)
    if answer.form and answer.form not in FORMS:
        raise InputError("unknown-form", f"no form is named {answer.form!r}")
    weights = sum(each.weight for each in problem.parts)
    points = Fraction(str(problem.points)) * part.weight / weights
    messages = tuple((authored_tree(message.when, answer.variables), message.text) for message in part.messages)
    return ExpectedPart(answer, points, problem.variant, messages)
