"""Laying out a document with a Jinja2 file of `layouts/`, in which every expression is escaped by default."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gradekit.expression.printing.typst import quoted
from gradekit.model.problem_set import ProblemSet
from gradekit.rendering.page import page
from gradekit.rendering.writer import Writer, Written

LAYOUTS = Path(__file__).parent / "layouts"

_ANGLED = {
    "block_start_string": "<%",
    "block_end_string": "%>",
    "variable_start_string": "<<",
    "variable_end_string": ">>",
    "comment_start_string": "<#",
    "comment_end_string": "#>",
}
"""Delimiters for notations in which braces mean something."""


def lay_out(name: str, writer: Writer, problem_set: ProblemSet, view: str) -> str:
    """The document `layouts/<name>` of a set in one view, written by the writer."""
    template = _environment(type(writer), writer.locale).get_template(name)
    return template.render(page=page(problem_set, view))


@cache
def _environment(kind: Callable[[str], Writer], locale: str) -> Environment:
    writer = kind(locale)
    html = writer.notation == "mathml"
    safe: Callable[[str], Any] = Markup if html else Written

    def finished(value: Any) -> Any:
        return value if html or isinstance(value, Written) else writer.escape(str(value))

    environment = Environment(
        loader=FileSystemLoader(LAYOUTS),
        autoescape=html,  # noqa: S701 - the other notations escape by `finalize`
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finished,
        auto_reload=False,
        **({} if html else _ANGLED),  # type: ignore[arg-type]
    )
    environment.filters["content"] = lambda content, between="\n\n": safe(writer.content(content, between))
    environment.filters["labelled"] = lambda part: safe(writer.labelled(part.label, part.prompt))
    environment.filters["inline_math"] = lambda display: safe(writer.inline_math(display))
    environment.filters["display"] = lambda display: safe(writer.display_math((display,)))
    environment.filters["code"] = lambda text: safe(writer.styled(text, "code"))
    environment.filters["strong"] = lambda text: safe(writer.styled(text, "strong"))
    environment.globals["gap"] = lambda: safe(writer.gap())
    environment.filters["quoted"] = lambda text: safe(quoted(str(text)))
    environment.filters["number"] = lambda number: safe(f"{number:g}")
    return environment
