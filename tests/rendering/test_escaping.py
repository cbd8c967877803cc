"""Text that people write shows as it is and never acts: names, titles and prompts in every format."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gradekit import rendering
from gradekit.model.problem_set import ProblemSet
from gradekit.rendering.html import Html
from gradekit.rendering.latex import Latex
from gradekit.rendering.markdown import Markdown
from gradekit.rendering.pdf import TypstPage
from gradekit.values import replace
from tests.rendering.sample_set import sample_set

HOSTILE = [
    "<script>alert(1)</script>",
    "\\input{/etc/passwd}",
    '"] #read("/etc/passwd") [',
    "{{ 7*7 }} {% x %} << 7*7 >> <% x %>",
    "$x$ $$ \\end{document}",
    "[a](javascript:alert(1)) ![b](c) `d` **e**",
    "#set page(width: 1mm)",
    "% & _ ^ ~ | # { }",
]


def renamed(text: str) -> ProblemSet:
    """The sample set with this text as its title, its instructions and a student's name."""
    one = sample_set("en", students=1)
    sheet = replace(one.sheets[0], name=text, code=text)
    return replace(one, title=text, instructions=text, sheets=(sheet,))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_in_html_as_it_is(text: str) -> None:
    """The browser sees the text itself, and no element that the layout does not have."""
    page = rendering.get("html").render(renamed(text)).decode()
    seen = _Seen()
    seen.feed(page)
    assert seen.texts.count(text) >= 3
    assert not seen.tags & {"script", "img", "iframe", "object"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_not_stop_the_pdf(text: str) -> None:
    """A PDF is made; nothing in the text is taken for Typst."""
    assert rendering.get("pdf").render(renamed(text)).startswith(b"%PDF-")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_has_no_command_in_latex(text: str) -> None:
    """Every special sign is a harmless command."""
    commands = set(re.findall(r"\\[A-Za-z]+", Latex("en").escape(text)))
    assert commands <= {
        r"\textbackslash", r"\textless", r"\textgreater", r"\textasciicircum", r"\textasciitilde", r"\textbar",
        r"\textquotedbl", r"\textasciigrave",
    }  # fmt: skip


@given(st.text(max_size=60))
def test_any_text_survives_markdown(text: str) -> None:
    """A Markdown reader shows the very characters, apart from white space at the ends and line breaks."""
    line = " ".join(text.split())
    tokens = MarkdownIt().parse(Markdown("en").escape(line))
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown == line.replace("\0", "\ufffd")


@given(st.text())
def test_any_text_is_one_typst_string(text: str) -> None:
    """The string literal holds no unescaped quote, no control character, and ends at its end."""
    literal = TypstPage("en").escape(text)
    assert re.fullmatch(r'#"(?:[^"\\\x00-\x1f]|\\["\\])*";', literal)


@given(st.text())
def test_any_text_is_text_in_html(text: str) -> None:
    """No character starts an element or ends an attribute."""
    assert not set(Html("en").escape(text)) & set("<>\"'")


@given(st.text())
def test_any_text_keeps_its_braces_even_in_latex(text: str) -> None:
    """Braces match and every special sign is escaped, for both home encodings."""
    for locale in ("en", "vi"):
        escaped = Latex(locale).escape(text)
        bare = re.sub(r"\\[^A-Za-z]", "", escaped)
        assert bare.count("{") == bare.count("}")
        assert not re.search(r"[$&#%_^]", bare)


class _Seen(HTMLParser):
    """What a browser would show: the texts and the names of the elements."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
