"""PDF without any system install: laid out in Typst, compiled by the `typst` wheel in a child process.

Tagged for accessibility (PDF/UA-1): every formula carries its plain text.  Equal sets give equal bytes.  Fonts are
those inside the wheel, so that every machine sets the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gradekit.expression.printing.typst import quoted
from gradekit.model.display import Display
from gradekit.model.problem_set import ProblemSet
from gradekit.rendering.format import Format
from gradekit.rendering.layout import lay_out
from gradekit.rendering.lines import broken, can_align, shrinking, split_at_relation
from gradekit.rendering.phrases import phrases
from gradekit.rendering.typst_process import compile_all
from gradekit.rendering.writer import Writer

_TALL = re.compile(r"frac\(|limits\(|cases\(")


class TypstPage(Writer):
    """Text as quoted strings, so that nothing in it can be taken for Typst code; mathematics as equations."""

    notation = "typst"

    def escape(self, text: str) -> str:
        """A string literal that ends where it should."""
        return f"#{quoted(text)};"

    def styled(self, text: str, style: str) -> str:
        """Bold, slanted, monospaced."""
        function = {"strong": "strong", "emphasis": "emph"}.get(style, "code")
        return f"#{function}({quoted(text)});"

    def inline_math(self, display: Display) -> str:
        """An equation in a line, which may break at its signs; in display style where it holds fractions."""
        written = self.math(display)
        body = f"display({written})" if _TALL.search(written) else written
        return self.sized(display, f"m({quoted(self.spoken(display))}, ${body}$)")

    def display_math(self, lines: tuple[Display, ...]) -> str:
        """Short lines aligned at their relation signs; long ones one by one, each of which may break."""
        if can_align(lines):
            splits = [parts for line in lines if (parts := split_at_relation(line))]
            rows = [f"display({self.math(left)}) &display({self.math(right)})" for left, right in splits]
            spoken = "; ".join(self.spoken(line) for line in lines)
            together = " \\ ".join(rows)
            return f"#formula(rows({quoted(spoken)}, ${together}$))"
        equations = (
            self.sized(line, f"m({quoted(self.spoken(line))}, $display({self.math(line)})$)") for line in broken(lines)
        )
        return "#formula[" + "\n\n".join(equations) + "]"

    def sized(self, display: Display, call: str) -> str:
        """The call of a Typst function, in smaller type where a piece that cannot be broken would not fit the line."""
        size = shrinking(display)
        return f"#{call};" if size == 1 else f"#text(size: {size:.2f}em, {call});"

    def gap(self) -> str:
        """A line to write on."""
        return f"#gap({quoted(phrases(self.locale)['blank'])});"

    def paragraph(self, inside: str) -> str:
        """One paragraph."""
        return f"#par[{inside}]"

    def item_list(self, items: list[str], *, ordered: bool) -> str:
        """`enum` or `list`."""
        return f"#{'enum' if ordered else 'list'}({', '.join(f'[{item}]' for item in items)})"

    def table(self, header: list[str], rows: list[list[str]]) -> str:
        """A table with rules above, below and under the header."""
        head = ", ".join(f"[#strong[{cell}]]" for cell in header)
        body = ", ".join(f"[{cell}]" for row in rows for cell in row)
        return f"#booktable({len(header)}, ({head},), ({body}{',' if body else ''}))"


def source(problem_set: ProblemSet, view: str) -> str:
    """The Typst file of a set."""
    return lay_out("page.typ.j2", TypstPage(problem_set.locale), problem_set, view)


def render(problem_set: ProblemSet, view: str) -> bytes:
    """The set as one PDF.

    Raises `InputError` (`pdf-needs-typst`, `pdf-failed`, `pdf-too-large`).
    """
    return render_each((problem_set,), view)[0]


def render_each(problem_sets: Sequence[ProblemSet], view: str) -> list[bytes]:
    """One PDF a set, all by one child process."""
    return compile_all([source(one, view) for one in problem_sets])


FORMAT = Format("pdf", "pdf", render, render_each)
