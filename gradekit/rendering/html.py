"""One self-contained HTML page: MathML, no scripts, nothing from the network; prints one student a page."""

from __future__ import annotations

import re
from html import escape

from gradekit.model.display import Display
from gradekit.model.problem_set import ProblemSet
from gradekit.rendering.format import Format
from gradekit.rendering.layout import lay_out
from gradekit.rendering.lines import chunks, shrinking, split_at_relation
from gradekit.rendering.phrases import phrases
from gradekit.rendering.width import fits
from gradekit.rendering.writer import Writer

_TALL = re.compile(r"<mfrac|<munder|<mtable")


class Html(Writer):
    """Escaped text and `<math>` elements."""

    notation = "mathml"

    def escape(self, text: str) -> str:
        """Text safe inside elements and attributes."""
        return escape("".join(c if c.isprintable() or c in "\n\t" else " " for c in text))

    def styled(self, text: str, style: str) -> str:
        """`<strong>`, `<em>`, `<code>`."""
        tag = {"strong": "strong", "emphasis": "em"}.get(style, "code")
        return f"<{tag}>{self.escape(text)}</{tag}>"

    def inline_math(self, display: Display) -> str:
        """One `<math>` element; a long line may break before its relation sign."""
        return self.broken_math(display)

    def display_math(self, lines: tuple[Display, ...]) -> str:
        """Lines of their own; several are aligned at their relation signs."""
        rows = []
        for line in lines:
            left, right = split_at_relation(line) or ((), line)
            before = self.broken_math(left) if left else ""
            rows.append(f'<div class="row"><span>{before}</span><wbr><span>{self.broken_math(right)}</span></div>')
        kind = "formula aligned" if len(lines) > 1 else "formula"
        return f'<div class="{kind}">{"".join(rows)}</div>'

    def broken_math(self, display: Display) -> str:
        """One `<math>` element, or several with places to break between them where the line is wide."""
        if fits(display):
            parts = split_at_relation(display) or (display,)
            return "<wbr>".join(_math(self.math(part)) for part in parts)
        whole = "<wbr>".join(_math(self.math(chunk)) for chunk in chunks(display))
        size = shrinking(display)
        return whole if size == 1 else f'<span style="font-size: {size:.0%}">{whole}</span>'

    def gap(self) -> str:
        """A line to write on, announced to screen readers."""
        return f'<span class="gap" role="img" aria-label="{phrases(self.locale)["blank"]}"></span>'

    def paragraph(self, inside: str) -> str:
        """`<p>`."""
        return f"<p>{inside}</p>"

    def item_list(self, items: list[str], *, ordered: bool) -> str:
        """`<ol>`, `<ul>`."""
        tag = "ol" if ordered else "ul"
        return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"

    def table(self, header: list[str], rows: list[list[str]]) -> str:
        """A table with header cells that name their columns."""
        head = "".join(f'<th scope="col">{cell}</th>' for cell in header)
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _math(inside: str) -> str:
    style = ' displaystyle="true"' if _TALL.search(inside) else ""
    return f"<math{style}>{inside}</math>"


def render(problem_set: ProblemSet, view: str) -> bytes:
    """The set as one HTML file."""
    return lay_out("html.html.j2", Html(problem_set.locale), problem_set, view).encode()


FORMAT = Format("html", "html", render)
