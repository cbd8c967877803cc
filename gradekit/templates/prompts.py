"""The text of a prompt: Markdown into the neutral content of `model.content`, once, when the template is loaded.

Paragraphs, lists, tables, strong, emphasis, code, `$…$`, `$$…$$`, `{{ name }}` in running text, and `[[part]]` for a
gap.  Everything else of Markdown (raw HTML, links, images, headings, quotations, code blocks) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from gradekit.model.content import Blank, Block, Inline, ItemList, Math, MathBlock, Paragraph, Table, Text
from gradekit.model.display import Display
from gradekit.templates.display_scanning import DisplayError
from gradekit.templates.displays import Names, compile_display

_MARK = re.compile(r"\{\{\s*[A-Za-z][A-Za-z0-9_]*\s*\}\}|\[\[\s*([A-Za-z][A-Za-z0-9_]*)\s*\]\]")
_REFUSED = {
    "html_block": "raw HTML",
    "html_inline": "raw HTML",
    "link_open": "a link",
    "image": "an image",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
    "fence": "a code block",
    "code_block": "a code block (a line indented by four spaces)",
    "hr": "a horizontal rule",
    "math_inline_double": "$$…$$ inside a line: put it in a paragraph of its own",
}


class PromptError(ValueError):
    """What is wrong in a prompt; `offset` counts characters from its start, None where that is not known."""

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.offset = offset


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.use(dollarmath_plugin, allow_labels=False, allow_space=True, allow_digits=True, double_inline=True)
    return parser


@dataclass(slots=True)
class _Cursor:
    """Where in the source the next formula is looked for, so that a fault in it has a place."""

    source: str
    place: int = 0

    def find(self, text: str) -> int | None:
        found = self.source.find(text, self.place)
        if found < 0:
            return None
        self.place = found + len(text)
        return found


def compile_prompt(source: str, names: Names, parts: Sequence[str] = ()) -> tuple[Block, ...]:
    """The blocks of a Markdown text, with `@name` symbols where drawn values come.

    Raises:
        PromptError: what is wrong and where.
    """
    return tuple(_Blocks(_markdown().parse(source), names, parts, _Cursor(source)).all())


class _Blocks:
    """One pass over the tokens of the Markdown parser."""

    def __init__(self, tokens: list[Token], names: Names, parts: Sequence[str], cursor: _Cursor) -> None:
        self.tokens = tokens
        self.names = names
        self.parts = parts
        self.cursor = cursor
        self.at = 0

    def all(self) -> list[Block]:
        """Every block of the text."""
        found: list[Block] = []
        while self.at < len(self.tokens):
            found.append(self.block())
        return found

    def next(self) -> Token:
        """The next token, refused if it is of a kind that prompts cannot have."""
        token = self.tokens[self.at]
        self.at += 1
        if token.type in _REFUSED:
            raise PromptError(f"a prompt cannot hold {_REFUSED[token.type]}", self.cursor.find(token.content.strip()))
        return token

    def block(self) -> Block:
        """One block."""
        token = self.next()
        match token.type:
            case "paragraph_open":
                inlines = self.inlines(self.next())
                self.next()
                return Paragraph(inlines)
            case "math_block":
                lines = [line for line in token.content.split("\n") if line.strip()]
                return MathBlock(tuple(self.formula(line) for line in lines))
            case "bullet_list_open" | "ordered_list_open":
                return self.items(token.type == "ordered_list_open")
            case "table_open":
                return self.table()
            case other:
                raise PromptError(f"a prompt cannot hold {other.removesuffix('_open').replace('_', ' ')}")

    def items(self, ordered: bool) -> Block:
        """A list whose items are single paragraphs."""
        items: list[tuple[Inline, ...]] = []
        while self.next().type == "list_item_open":
            if self.next().type != "paragraph_open":
                raise PromptError("an item of a list is one paragraph of text")
            items.append(self.inlines(self.next()))
            self.next()
            if self.next().type != "list_item_close":
                raise PromptError("an item of a list is one paragraph of text")
        return ItemList(tuple(items), ordered)

    def table(self) -> Block:
        """A table: the first row is its header."""
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        token = self.next()
        while token.type != "table_close":
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(self.inlines(token))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
            token = self.next()
        return Table(rows[0], tuple(rows[1:]))

    def inlines(self, token: Token) -> tuple[Inline, ...]:
        """The pieces of one line of text."""
        found: list[Inline] = []
        styles = [""]
        for child in token.children or []:
            match child.type:
                case "text":
                    self.text(child.content, styles[-1], found)
                case "softbreak" | "hardbreak":
                    found.append(Text(" ", styles[-1]))
                case "code_inline":
                    found.append(Text(child.content, "code"))
                case "math_inline":
                    found.append(Math(self.formula(child.content)))
                case "strong_open":
                    styles.append("strong")
                case "em_open":
                    styles.append("emphasis")
                case "strong_close" | "em_close":
                    styles.pop()
                case kind:
                    what = _REFUSED.get(kind, kind)
                    raise PromptError(f"a prompt cannot hold {what}", self.cursor.find(child.content))
        return tuple(_joined(found))

    def text(self, text: str, style: str, found: list[Inline]) -> None:
        """Running text, with {{ name }} and [[part]] in it."""
        start = 0
        for mark in _MARK.finditer(text):
            if mark.start() > start:
                found.append(Text(text[start : mark.start()], style))
            if mark[1] is None:
                found.append(Math(self.formula(mark[0])))
            elif mark[1] in self.parts:
                found.append(Blank(mark[1]))
            else:
                raise PromptError(f"[[{mark[1]}]] {self.no_gap()}", self.cursor.find(mark[0]))
            start = mark.end()
        rest = text[start:]
        if "{{" in rest or "}}" in rest:
            raise PromptError("{{ and }} hold one name between them, as in {{ a }}", self.cursor.find(rest))
        if rest:
            found.append(Text(rest, style))

    def no_gap(self) -> str:
        """Why there is no such gap here."""
        if not self.parts:
            return "is a gap, which stands in the prompt of the exercise alone: a part, hint or solution has none"
        return f"names no part; there is: {', '.join(self.parts)}"

    def formula(self, source: str) -> Display:
        """The pieces of one formula."""
        start = self.cursor.find(source)
        try:
            return compile_display(source, self.names)
        except DisplayError as error:
            offset = None if start is None else start + error.offset
            raise PromptError(f"{error} (in ${source.strip()}$)", offset) from error


def _joined(inlines: list[Inline]) -> list[Inline]:
    """Neighbouring texts of one style as one text."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.style == last.style:
            joined[-1] = Text(last.text + inline.text, last.style)
        else:
            joined.append(inline)
    return joined
