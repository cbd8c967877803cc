"""Markdown (CommonMark with GitHub's tables) and LaTeX mathematics between dollar signs."""

from __future__ import annotations

import re

from gradekit.expression.printing.numerals import DIGITS
from gradekit.model.display import Display
from gradekit.model.problem_set import ProblemSet
from gradekit.rendering.format import Format
from gradekit.rendering.layout import lay_out
from gradekit.rendering.lines import aligned
from gradekit.rendering.writer import Writer

_SPECIAL = re.compile(r"[\\`*_\[\]<>$|~&]")
_LINE_START = re.compile(r"^(\s*)([-+#=]|[0-9]+(?=[.)]))", re.MULTILINE)
_LONGEST_TICKS = re.compile(r"`+")


class Markdown(Writer):
    """Text with every sign that Markdown would take for its own escaped."""

    notation = "latex"

    def escape(self, text: str) -> str:
        """A backslash before each special sign, wherever one could start something."""
        escaped = _SPECIAL.sub(lambda sign: "\\" + sign.group(), text)
        return _LINE_START.sub(_escape_start, escaped)

    def styled(self, text: str, style: str) -> str:
        """`**strong**`, `*emphasis*`, code in backticks."""
        match style:
            case "strong":
                return f"**{self.escape(text)}**"
            case "emphasis":
                return f"*{self.escape(text)}*"
            case _:
                longest = max((len(ticks) for ticks in _LONGEST_TICKS.findall(text)), default=0)
                fence = "`" * (longest + 1)
                pad = " " if longest else ""
                return f"{fence}{pad}{text}{pad}{fence}"

    def inline_math(self, display: Display) -> str:
        """`$…$`."""
        return f"${self.math(display)}$"

    def display_math(self, lines: tuple[Display, ...]) -> str:
        """`$$…$$`, several lines aligned at their first relation sign."""
        return f"$$\n{aligned(lines, self.math)}\n$$"

    def gap(self) -> str:
        """Underscores."""
        return r"\_" * 12

    def paragraph(self, inside: str) -> str:
        """One line."""
        return inside.replace("\n", " ")

    def item_list(self, items: list[str], *, ordered: bool) -> str:
        """Items with numbers or dashes."""
        return "\n".join(f"{f'{n}.' if ordered else '-'} {item}" for n, item in enumerate(items, 1))

    def table(self, header: list[str], rows: list[list[str]]) -> str:
        """A pipe table; bars inside mathematics become a command."""
        lines = [header, ["---"] * len(header), *rows]
        return "\n".join("| " + " | ".join(_without_bars(cell) for cell in line) + " |" for line in lines)


def _escape_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign[0] in DIGITS else f"{space}\\{sign}"


def _without_bars(cell: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\vert{}", cell)


def render(problem_set: ProblemSet, view: str) -> bytes:
    """The set as one Markdown file."""
    text = lay_out("markdown.md.j2", Markdown(problem_set.locale), problem_set, view)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


FORMAT = Format("markdown", "md", render)
