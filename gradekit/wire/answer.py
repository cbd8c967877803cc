"""An expected answer as JSON: its trees as text in gradekit's own notation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from gradekit.wire.document import Fields

Rational = Annotated[str, StringConstraints(pattern=r"^[0-9]+(/[1-9][0-9]*)?$", max_length=400)]
"""`p` or `p/q`, not negative."""


class PoliciesDocument(Fields):
    """Named choices of the author (docs/grading.md)."""

    domain: Literal["strict", "lenient"] = "strict"
    log: Literal["natural", "ten"] = "natural"
    other_reading: Literal["ask", "refuse", "accept"] = Field("ask", alias="other-reading")
    constant: Literal["required", "optional"] = "required"
    feedback: Literal["step", "place", "name", "verdict"] = "step"


class AnswerDocument(Fields):
    """What is expected in one blank.  `value`, `of`, `shown`: expressions; `domain`: relations such as `x > 0`."""

    type: str
    value: str
    variables: list[str] = Field(default_factory=lambda: ["x"])
    shown: str | None = None
    domain: list[str] = Field(default_factory=list)
    policies: PoliciesDocument = Field(default_factory=lambda: PoliciesDocument.model_validate({}))
    form: str = ""
    of: str | None = None
    order: int = Field(1, ge=1)
    places: int | None = Field(None, ge=0)
    absolute: Rational = "0"
    relative: Rational = "0"
    labels: list[str] = Field(default_factory=list)
