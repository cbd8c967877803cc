"""Set files: which exercises a sheet holds, how many, for how many points; and a class's sheets drawn from one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from gradekit.equivalence.question import Policies
from gradekit.errors import ErrorList, GradekitError, InputError
from gradekit.model.answer import Answer
from gradekit.model.problem import Problem
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from gradekit.templates.library import Library
from gradekit.templates.roster import Student
from gradekit.templates.schema import Keys, Localized, Prose, Words
from gradekit.templates.stream import Stream, stream_key
from gradekit.templates.template import Template
from gradekit.templates.validation import validate
from gradekit.templates.yaml_nodes import YamlDocument, read_yaml_file
from gradekit.values import replace

MOST_PROBLEMS = 100
"""Problems of one sheet."""

MOST_DRAWS = 60
"""Draws for one place of a sheet before a template counts as having too few different problems."""

_SHARE = re.compile(r"0|1|0?\.[0-9]{1,4}|[0-9]{1,3}/[1-9][0-9]{0,2}")


def _share_of_points(value: object) -> str:
    text = str(value)
    if not _SHARE.fullmatch(text) or Fraction(text) > 1:
        raise ValueError(f"must be a share of the points from 0 to 1, such as 1/2 or 0.75; found {text[:40]!r}")
    return text


Share = Annotated[str, BeforeValidator(_share_of_points)]


class PolicyChoices(Keys):
    """Policies for the whole set; one that is not given stays as each exercise has it (docs/grading.md)."""

    wrong_form: Share = "1/2"
    domain: Literal["strict", "lenient"] | None = None
    log: Literal["natural", "ten"] | None = None
    other_reading: Literal["ask", "refuse", "accept"] | None = None
    constant: Literal["required", "optional"] | None = None
    feedback: Literal["step", "place", "name", "verdict"] | None = None


class EntryKeys(Keys):
    """`count` problems of one template, `points` each."""

    template: Annotated[str, Field(min_length=1, max_length=200)]
    count: Annotated[int, Field(ge=1, le=MOST_PROBLEMS)] = 1
    points: Annotated[int, Field(ge=0, le=1_000)] = 1


class SetKeys(Keys):
    """A whole set file."""

    title: Localized
    locale: Literal["en", "vi"] = "en"
    instructions: Words | Prose | None = None
    seed: Annotated[int, Field(ge=0, lt=2**53)] = 1
    order: Literal["fixed", "shuffled"] = "fixed"
    policies: PolicyChoices = PolicyChoices()
    problems: Annotated[list[EntryKeys], Field(min_length=1, max_length=MOST_PROBLEMS)]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a sheet before drawing."""

    template: Template
    points: int


@dataclass(frozen=True, slots=True)
class SetPlan:
    """A set file with its templates found.  `wrong_form`: share of the points, 0 to 1."""

    id: str
    title: str
    locale: str
    instructions: str
    seed: int
    shuffled: bool
    entries: tuple[Entry, ...]
    choices: tuple[tuple[str, str], ...]
    wrong_form: Fraction


def load_set(path: Path, library: Library, locale: str | None = None) -> SetPlan:
    """The set in a file; `locale` takes the place of the file's own.

    Raises:
        ErrorList: everything that is wrong with it, with file, line and column; unknown templates too.
    """
    document = read_yaml_file(path)
    keys = validate(document, SetKeys, prefix="SET")
    entries = _entries(document, keys, library)
    language: str = locale or keys.locale
    return SetPlan(
        id=path.stem,
        title=_text(keys.title, language),
        locale=language,
        instructions=_text(keys.instructions, language),
        seed=keys.seed,
        shuffled=keys.order == "shuffled",
        entries=entries,
        choices=tuple((n, v) for n, v in keys.policies.model_dump().items() if n != "wrong_form" and v is not None),
        wrong_form=Fraction(keys.policies.wrong_form),
    )


def draw_set(
    plan: SetPlan,
    students: Sequence[Student],
    seed: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ProblemSet:
    """Every student's sheet.  A sheet hangs on the set, the seed and the student alone, not on who else is there.

    `progress` is told (done, of).

    Raises:
        TemplateError: a template cannot be drawn.  InputError: `SET-repeats`, a template has too few problems.
    """
    seed = plan.seed if seed is None else seed
    sheets = []
    for done, student in enumerate(students, start=1):
        sheets.append(_sheet(plan, student, seed))
        if progress is not None:
            progress(done, len(students))
    return ProblemSet(plan.id, plan.title, plan.locale, seed, tuple(sheets), plan.instructions)


def _sheet(plan: SetPlan, student: Student, seed: int) -> Sheet:
    drawn: list[tuple[Problem, int]] = []
    for index, entry in enumerate(plan.entries):
        others = [problem for problem, _ in drawn]
        drawn.append((_draw(plan, entry.template, seed, student.id, index, others), entry.points))
    if plan.shuffled:
        drawn = Stream("order", plan.id, seed, student.id).shuffled(drawn)
    slots = tuple(Slot(f"p{n}", problem, points) for n, (problem, points) in enumerate(drawn, start=1))
    return Sheet(student.id, student.name, sheet_code(plan.id, seed, student.id), slots)


def _draw(plan: SetPlan, template: Template, seed: int, student: str, slot: int, others: list[Problem]) -> Problem:
    """The problem of one place: the first draw that is not on the sheet yet."""
    taken = [_face(other) for other in others if other.variant.template == template.id]
    for attempt in range(MOST_DRAWS):
        key = stream_key("slot", plan.id, template.id, template.version, seed, student, slot, attempt)
        problem = template.draw(int.from_bytes(key[:8], "big") >> 11, plan.locale)
        if _face(problem) not in taken:
            return _with_policies(problem, plan.choices)
    message = f"{template.id} has fewer than {len(taken) + 1} different problems that {MOST_DRAWS} draws find"
    raise InputError("SET-repeats", f"{message}; lower its count")


def _face(problem: Problem) -> object:
    """What a student sees of it: two problems with the same face are the same problem."""
    return problem.prompt, tuple((part.prompt, part.answer.value) for part in problem.parts)


def _with_policies(problem: Problem, choices: tuple[tuple[str, str], ...]) -> Problem:
    if not choices:
        return problem
    changes: dict[str, Any] = dict(choices)

    def changed(answer: Answer) -> Answer:
        policies: Policies = replace(answer.policies, **changes)
        return replace(answer, policies=policies)

    return replace(problem, parts=tuple(replace(part, answer=changed(part.answer)) for part in problem.parts))


_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No letter that looks like a digit."""


def sheet_code(set_id: str, seed: int, student: str) -> str:
    """Eight letters that tell sheets apart, `K3FP-92TX`: printed on paper, the same for the same draw."""
    stream = Stream("code", set_id, seed, student)
    letters = "".join(stream.choose(_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _entries(document: YamlDocument, keys: SetKeys, library: Library) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    errors: list[GradekitError] = []
    for index, entry in enumerate(keys.problems):
        try:
            template = library.get(entry.template)
        except ErrorList as faulty:
            errors.extend(faulty.errors)
        except GradekitError as error:
            place = document.place(("problems", index, "template"))
            errors.append(InputError("SET-template", error.message, place))
        else:
            entries.extend([Entry(template, entry.points)] * entry.count)
    if len(entries) > MOST_PROBLEMS:
        place = document.place(("problems",))
        errors.append(InputError("SET-size", f"{len(entries)} problems; a sheet has at most {MOST_PROBLEMS}", place))
    if errors:
        raise ErrorList(errors)
    return tuple(entries)


def _text(words: Words | str | None, locale: str) -> str:
    if words is None or isinstance(words, str):
        return words or ""
    return str(getattr(words, locale))
