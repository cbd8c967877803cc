"""Content in one notation: a walk over blocks and inline pieces, and text that is escaped unless it is `Written`."""

from __future__ import annotations

from abc import ABC, abstractmethod

from gradekit.model import display_printing
from gradekit.model.content import Blank, Block, Content, Inline, ItemList, Math, MathBlock, Paragraph, Text
from gradekit.model.display import Display


class Written(str):
    """A piece that is in the output's notation already; everything else in a layout is plain text and gets escaped."""

    __slots__ = ()


class Writer(ABC):
    """How one output notation writes content.  `notation`: that of its mathematics."""

    notation = "text"

    def __init__(self, locale: str) -> None:
        self.locale = locale

    @abstractmethod
    def escape(self, text: str) -> str:
        """Plain text so that it shows as it is, whatever it holds."""

    @abstractmethod
    def styled(self, text: str, style: str) -> str:
        """Escaped text as `strong`, `emphasis` or `code`; `text` is not escaped yet."""

    @abstractmethod
    def inline_math(self, display: Display) -> str:
        """Mathematics inside a line."""

    @abstractmethod
    def display_math(self, lines: tuple[Display, ...]) -> str:
        """Mathematics on lines of its own."""

    @abstractmethod
    def gap(self) -> str:
        """A gap to write in, inside a line."""

    @abstractmethod
    def paragraph(self, inside: str) -> str:
        """A paragraph of written pieces."""

    @abstractmethod
    def item_list(self, items: list[str], *, ordered: bool) -> str:
        """A list of written items."""

    @abstractmethod
    def table(self, header: list[str], rows: list[list[str]]) -> str:
        """A table of written cells."""

    def math(self, display: Display) -> str:
        """The bare mathematics, in the output's notation."""
        return display_printing.show(display, self.notation, self.locale)

    def spoken(self, display: Display) -> str:
        """The mathematics as plain text."""
        return display_printing.show(display, "text", self.locale)

    def inline(self, piece: Inline) -> str:
        """One piece of a line."""
        match piece:
            case Text(text=text, style=style):
                return self.styled(text, style) if style else self.escape(text)
            case Math(display=display):
                return self.inline_math(display)
            case Blank():
                return self.gap()

    def inlines(self, pieces: tuple[Inline, ...]) -> str:
        """Pieces of one line, one after the other."""
        return "".join(self.inline(piece) for piece in pieces)

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Paragraph(inlines=inlines):
                return self.paragraph(self.inlines(inlines))
            case MathBlock(lines=lines):
                return self.display_math(lines)
            case ItemList(items=items, ordered=ordered):
                return self.item_list([self.inlines(item) for item in items], ordered=ordered)
            case _:
                rows = [[self.inlines(cell) for cell in row] for row in block.rows]
                return self.table([self.inlines(cell) for cell in block.header], rows)

    def content(self, content: Content, between: str = "\n\n") -> Written:
        """Blocks one below the other."""
        return Written(between.join(self.block(block) for block in content))

    def labelled(self, label: str, content: Content, between: str = "\n\n") -> Written:
        """Blocks with a label such as `(a)` at the start of the first paragraph; no label where it is empty."""
        if not label:
            return self.content(content, between)
        lead: tuple[Inline, ...] = (Text(label, "strong"), Text(" "))
        if content and isinstance(content[0], Paragraph):
            return self.content((Paragraph(lead + content[0].inlines), *content[1:]), between)
        return self.content((Paragraph(lead[:1]), *content), between)
