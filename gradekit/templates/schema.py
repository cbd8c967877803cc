"""The keys of a template file, as pydantic models: what may stand where, and within which bounds.

docs/authoring.md explains every key; a test fails for a key it does not name.  Texts of mathematics are only carried
here; they are read in `compiling`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

MOST_FORMULA = 1_000
MOST_TEXT = 4_000
BOUND = 10**6
"""Greatest size of a drawn whole number."""


def _as_text(value: object) -> object:
    """A number written without quotes is a formula, too."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _both_languages(value: object) -> object:
    """One text for every language: allowed where there are no words in it (checked when the text is read)."""
    return {"en": value, "vi": value} if isinstance(value, str) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_range(value: object) -> object:
    return [value, value] if isinstance(value, int) and not isinstance(value, bool) else value


class Keys(BaseModel):
    """A mapping of the file: unknown keys are faults, values are never converted behind the author's back."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Formula: TypeAlias = Annotated[str, BeforeValidator(_as_text), Field(min_length=1, max_length=MOST_FORMULA)]
Prose: TypeAlias = Annotated[str, Field(min_length=1, max_length=MOST_TEXT)]
Name: TypeAlias = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]{0,19}(_[A-Za-z0-9]{1,10})?$")]
Skill: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Names: TypeAlias = Annotated[
    str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,30}( *, *[A-Za-z][A-Za-z0-9_]{0,30}){0,9}$", max_length=200)
]
Whole: TypeAlias = Annotated[int, Field(ge=-BOUND, le=BOUND)]
Exact: TypeAlias = Annotated[Decimal, BeforeValidator(lambda v: Decimal(v) if type(v) is int else v), Field(ge=0)]


class Words(Keys):
    """A text in every language of the sheets."""

    en: Prose
    vi: Prose


Localized: TypeAlias = Annotated[Words, BeforeValidator(_both_languages)]


def _ordered(bounds: tuple[int, int]) -> tuple[int, int]:
    if bounds[0] > bounds[1]:
        raise ValueError(f"the range [{bounds[0]}, {bounds[1]}] is empty: write the smaller number first")
    return bounds


def _range(value: object) -> object:
    value = _as_range(value)
    if isinstance(value, list | tuple) and len(value) == 2 and all(type(v) is int for v in value):
        return _ordered((value[0], value[1]))
    raise ValueError("a range is two whole numbers: [low, high]")


Range: TypeAlias = Annotated[tuple[Whole, Whole], BeforeValidator(_range)]
Except: TypeAlias = Annotated[list[Whole], Field(max_length=200)]
Options: TypeAlias = Annotated[list[Formula], Field(min_length=1, max_length=60)]


class IntegerDraw(Keys):
    """A whole number of a range."""

    integer: Range
    excluded: Except = Field(default=[], alias="except")
    step: Annotated[int, Field(ge=1, le=BOUND)] = 1


class NonzeroDraw(Keys):
    """A whole number of a range, never 0."""

    nonzero: Range
    excluded: Except = Field(default=[], alias="except")


class ChoiceDraw(Keys):
    """One of several formulas."""

    choice: Options


class RationalDraw(Keys):
    """A fraction in lowest terms, within bounds, that is not a whole number."""

    rational: Range
    denominators: Range = (2, 5)
    excluded: Annotated[list[Formula], Field(max_length=200)] = Field(default=[], alias="except")


class DistinctDraw(Keys):
    """Several different whole numbers of a range."""

    distinct: Range
    excluded: Except = Field(default=[], alias="except")
    sorted: bool = False


class ShuffleDraw(Keys):
    """Several different formulas of a list, in random order."""

    shuffle: Annotated[list[Formula], Field(min_length=2, max_length=60)]


class PolynomialShape(Keys):
    """Which polynomial."""

    degree: Range
    coefficients: Range
    lead: Range | None = None
    terms: Range | None = None
    constant: bool | None = None
    order: Literal["descending", "ascending", "shuffled"] = "descending"
    variable: Name | None = None


class PolynomialDraw(Keys):
    """A polynomial in one variable with whole coefficients."""

    polynomial: PolynomialShape


DRAW_KINDS = ("integer", "nonzero", "choice", "rational", "distinct", "shuffle", "polynomial")


def _draw_kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((kind for kind in DRAW_KINDS if kind in value), None)
    return None


Draw: TypeAlias = Annotated[
    Annotated[IntegerDraw, Tag("integer")]
    | Annotated[NonzeroDraw, Tag("nonzero")]
    | Annotated[ChoiceDraw, Tag("choice")]
    | Annotated[RationalDraw, Tag("rational")]
    | Annotated[DistinctDraw, Tag("distinct")]
    | Annotated[ShuffleDraw, Tag("shuffle")]
    | Annotated[PolynomialDraw, Tag("polynomial")],
    Discriminator(
        _draw_kind,
        custom_error_type="draw_kind",
        custom_error_message="one of the keys " + ", ".join(DRAW_KINDS) + " says how the name is drawn",
    ),
]


class Let(Keys):
    """A named expression: one formula, one of several, or one with its terms in random order."""

    value: Formula | None = None
    pick: Options | None = None
    shuffle: Formula | None = None
    by: Name | None = None
    keep: bool = False

    @model_validator(mode="after")
    def _one_source(self) -> Let:
        given = [key for key in ("value", "pick", "shuffle") if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError("exactly one of value, pick, shuffle is needed")
        if self.by is not None and self.pick is None:
            raise ValueError("by belongs to pick")
        return self


def _let_value(value: object) -> object:
    value = _as_text(value)
    return {"value": value} if isinstance(value, str) else value


class Tolerance(Keys):
    """How far a number may be off: accepted iff |d - v| ≤ max(absolute, relative·|v|)."""

    absolute: Exact = Decimal(0)
    relative: Annotated[Exact, Field(lt=1)] = Decimal(0)


class PolicyKeys(Keys):
    """Choices of the author (docs/grading.md)."""

    domain: Literal["strict", "lenient"] = "strict"
    log: Literal["natural", "ten"] = "natural"
    other_reading: Literal["ask", "refuse", "accept"] = "ask"
    constant: Literal["required", "optional"] = "required"
    feedback: Literal["step", "place", "name", "verdict"] = "step"


class AnswerKeys(Keys):
    """What is expected in a blank."""

    type: Annotated[str, Field(min_length=1, max_length=40)]
    value: Formula | None = None
    of: Formula | None = None
    order: Annotated[int, Field(ge=1, le=10)] = 1
    shown: Formula | None = None
    domain: Annotated[list[Formula], BeforeValidator(_listed), Field(max_length=10)] = []
    form: Annotated[str, Field(max_length=40)] = ""
    places: Annotated[int, Field(ge=0, le=30)] | None = None
    tolerance: Tolerance | None = None
    policies: PolicyKeys = PolicyKeys()
    labels: Annotated[list[Prose], Field(max_length=10)] = []


class MessageKeys(Keys):
    """What the author says to one particular wrong answer."""

    when: Formula
    say: Localized


class StepKeys(Keys):
    """One line of a worked solution."""

    before: Formula | None = None
    after: Formula | None = None
    text: Localized | None = None
    derive: Formula | None = None

    @model_validator(mode="after")
    def _something(self) -> StepKeys:
        shown = (self.before, self.after, self.text)
        if all(part is None for part in shown) == (self.derive is None):
            raise ValueError("a step has before, after and text, or derive alone")
        return self


def _step(value: object) -> object:
    if isinstance(value, str) or (isinstance(value, dict) and value and set(value) <= {"en", "vi"}):
        return {"text": value}
    return value


Hints: TypeAlias = Annotated[list[Localized], Field(max_length=10)]
Messages: TypeAlias = Annotated[list[MessageKeys], Field(max_length=20)]
Steps: TypeAlias = Annotated[list[Annotated[StepKeys, BeforeValidator(_step)]], Field(max_length=30)]


class PartKeys(Keys):
    """One blank of an exercise with several."""

    id: Name
    prompt: Localized | None = None
    answer: AnswerKeys
    hints: Hints = []
    messages: Messages = []
    solution: Steps = []
    weight: Annotated[int, Field(ge=1, le=100)] = 1


class CollisionKeys(Keys):
    """Mistakes that give the same answer in this exercise, or one that gives the right one; and why that is well."""

    mistakes: Annotated[list[Annotated[str, Field(max_length=60)]], BeforeValidator(_listed), Field(min_length=1)]
    why: Prose


Collisions: TypeAlias = Annotated[list[CollisionKeys], Field(max_length=20)]


class TemplateKeys(Keys):
    """A whole template file."""

    title: Words
    skills: Annotated[list[Skill], Field(min_length=1, max_length=12)]
    level: Annotated[int, Field(ge=1, le=5)]
    source: Prose
    version: Annotated[int, Field(ge=1, le=10_000)]
    variable: Annotated[list[Name], BeforeValidator(_listed), Field(min_length=1, max_length=6)] = ["x"]
    draw: Annotated[dict[Names, Draw], Field(max_length=40)] = {}
    let: Annotated[dict[Name, Annotated[Let, BeforeValidator(_let_value)]], Field(max_length=40)] = {}
    require: Annotated[list[Formula], BeforeValidator(_listed), Field(max_length=40)] = []
    prompt: Localized
    answer: AnswerKeys | None = None
    parts: Annotated[list[PartKeys], Field(min_length=1, max_length=12)] | None = None
    hints: Hints = []
    messages: Messages = []
    solution: Steps = []
    collisions: Collisions = []

    @model_validator(mode="after")
    def _answer_or_parts(self) -> TemplateKeys:
        if (self.answer is None) == (self.parts is None):
            raise ValueError("an exercise has either answer or parts")
        if self.parts is not None and (self.hints or self.messages or self.solution):
            raise ValueError("with parts, hints, messages and solution belong inside each part")
        return self
