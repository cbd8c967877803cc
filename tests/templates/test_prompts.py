"""The text of prompts: Markdown becomes neutral content, and everything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradekit.expression.tree import number
from gradekit.model.content import Blank, ItemList, Math, MathBlock, Paragraph, Table, Text
from gradekit.templates.displays import Names
from gradekit.templates.filling import Filling, plain_text, slots
from gradekit.templates.prompts import PromptError, compile_prompt

NAMES = Names(("x",), frozenset({"a"}), frozenset({"a", "f"}))

REFUSED = [
    "<b>bold</b>", "text\n\n<div>block</div>", "# Heading", "> quoted", "[link](http://a.b)", "<http://a.b>",
    "![alt](a.png)", "```\ncode\n```", "    indented", "---", "- a\n\n  b", "1. a\n   - b",
    "$$x$$ in a line", "{{ q }}",
    "{{ a", "$x +$", "[[nobody]]", "- # heading", "a\n\n***\n\nb",
]  # fmt: skip


def test_every_block_has_its_kind() -> None:
    """Paragraphs, lists, tables and displayed formulas come out as such, styles and gaps inside them."""
    source = (
        "A **strong** and *soft* word, `code`, $x^2$ and {{ a }}\nfor [[p]].\n\n$$\nx = {{ a }}\nx^2 = 4\n$$\n\n"
        "- one $x$\n- two\n\n1. first\n2. second\n\n| $x$ | $f(x)$ |\n|---|---|\n| 1 | ${{ a }}$ |\n"
    )
    blocks = compile_prompt(source, NAMES, ["p"])
    paragraph, display, bullets, numbered, table = blocks
    assert isinstance(paragraph, Paragraph)
    assert Text("strong", "strong") in paragraph.inlines
    assert Text("soft", "emphasis") in paragraph.inlines
    assert Text("code", "code") in paragraph.inlines
    assert Blank("p") in paragraph.inlines
    assert sum(isinstance(inline, Math) for inline in paragraph.inlines) == 2
    assert isinstance(display, MathBlock)
    assert len(display.lines) == 2
    assert isinstance(bullets, ItemList)
    assert (bullets.ordered, len(bullets.items)) == (False, 2)
    assert isinstance(numbered, ItemList)
    assert numbered.ordered
    assert isinstance(table, Table)
    assert (len(table.header), len(table.rows)) == (2, 1)


def test_values_are_put_in() -> None:
    """Values stand where their names stood, neatened with what is around them; other blocks are shared."""
    filling = Filling.of(compile_prompt("No value here.\n\n${{ a }}x^2 - {{ a }}$ and {{ f }}", NAMES))
    filled = filling.fill(slots({"a": number(-1), "f": number(7)}))
    assert filled[0] is filling.blocks[0]
    assert plain_text(filled[1:], "en") == "-x^2 + 1 and 7"


@pytest.mark.parametrize("source", REFUSED)
def test_what_prompts_cannot_hold_is_refused(source: str) -> None:
    """Raw HTML and every other kind of block is an error, never dropped in silence."""
    with pytest.raises(PromptError):
        compile_prompt(source, NAMES)


def test_a_fault_in_a_formula_has_its_place() -> None:
    """The offset counts from the start of the text, past formulas that are the same."""
    with pytest.raises(PromptError) as refused:
        compile_prompt("First $x$, then $x + a$.", NAMES)
    assert refused.value.offset == len("First $x$, then $x + ") - len("x + ")


@given(st.text("ab $x{}[]*_#>-|`\n1.<!&\\", max_size=40))
def test_any_text_is_read_or_refused(source: str) -> None:
    """No text does anything but give blocks or a fault."""
    try:
        blocks = compile_prompt(source, NAMES)
    except PromptError:
        return
    plain_text(Filling.of(blocks).fill(slots({"a": number(2), "f": number(3)})), "vi")
