"""A compare request and its result, as documents."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gradekit.wire.document import OpenFields
from gradekit.wire.verdict import VerdictFields

Id = str | int | float | bool | None


class CompareRequestDocument(OpenFields):
    """What is compared with what: `answer` with `reference`, or with the derivative of `derivative_of`.

    `variables`: absent, every name of the reference; the first is the variable of differentiation.
    """

    schema_: Literal["gradekit/compare-request/1"] = Field("gradekit/compare-request/1", alias="schema")
    id: Id = None
    answer: str
    reference: str | None = None
    derivative_of: str | None = None
    order: Annotated[int, Field(ge=1, le=20)] | None = None
    variables: str | list[str] | None = None
    domain: str | list[str] | None = None
    notation: Literal["ascii", "latex"] | None = None
    locale: Literal["en", "vi"] | None = None
    label: str | list[str] | None = None
    form: str | None = None
    policies: dict[str, str] | None = None
    timing: bool = False


class CompareResultDocument(VerdictFields):
    """The verdict on one request.

    `line`: where no id names it.  `ignored`: fields of the request that no request has.  `ms`: milliseconds, where they
    were asked for.
    """

    schema_: Literal["gradekit/compare-result/1"] = Field("gradekit/compare-result/1", alias="schema")
    id: Id
    line: int | None = None
    ignored: list[str] | None = None
    ms: float | None = None
