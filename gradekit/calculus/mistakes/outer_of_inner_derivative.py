"""Only the inner function was differentiated, inside the outer one: f(g) became f(g').

Why it fails: the outer function changes too.

What to say: differentiate the outer function at the inner one, then multiply by the inner derivative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradekit.calculus.application import Application
from gradekit.calculus.mistake import Mistake, Slip
from gradekit.calculus.places import composite
from gradekit.expression.tree import Node


def _wrong(place: Application, d: Sequence[Node]) -> Iterator[Slip]:
    parts = composite(place)
    if parts is not None:
        yield Slip(parts.outer_at(d[0]), {"inner": parts.inner})


MISTAKE = Mistake(
    code="outer_of_inner_derivative",
    family="chain-rule",
    name={"en": "Only the inside differentiated", "vi": "Chỉ lấy đạo hàm bên trong"},
    message={
        "en": "In {place}, you differentiated only what stands inside; the outer function has to be "
        "differentiated too.",
        "vi": "Trong {place}, bạn mới chỉ lấy đạo hàm phần bên trong; hàm ngoài cũng phải lấy đạo hàm.",
    },
    example=("sin(x^2)", "sin(2x)"),
    at=_wrong,
    rank=35,
    same_as={
        "outer_derivative_at_inner_derivative": "e^u is its own outer derivative",
    },
    never_apart={
        "outer_derivative_not_at_inner": "for (x^2 + c)^2 both are (2x)^2",
        "forgot_inner_derivative": "with x - a inside a power, the power of the inner derivative is 1",
    },
)
