"""What the YAML parser stumbles over, in an author's words: what was found, and what to do."""

from __future__ import annotations

import yaml

_QUOTE_IT = "put quotes around a text that begins with a sign or holds ': ' or ' #'"
_WORDS = (
    ("mapping values are not allowed", f"a second ': ' in one value; {_QUOTE_IT}"),
    ("cannot start any token", f"a value cannot begin with this sign; {_QUOTE_IT}"),
    ("expected ',' or ']'", "a comma or a ] is missing: a list is [a, b]; put quotes around a text that holds , or ]"),
    (
        "expected ',' or '}'",
        "a comma or a } is missing: write {a: 1, b: 2}; put quotes around a text that holds , or }",
    ),
    ("unexpected end of stream", "a quote is opened and not closed"),
    ("unexpected document separator", "a quote is opened and not closed"),
    ("unknown escape character", "a backslash in double quotes means something: use single quotes, or write \\\\"),
    ("unexpected ':'", f"a ':' does not fit here; {_QUOTE_IT}"),
    ("could not find expected ':'", "a key without its ':' (or a text that goes on in the next line without quotes)"),
    ("expected key", "the indentation does not fit the lines above, or a bracket or quote is not closed"),
    ("expected <block end>", "the indentation does not fit the lines above, or a bracket or quote is not closed"),
    ("expected '-' indicator", "the indentation does not fit the list above: each item begins with - in one column"),
    ("sequence entries are not allowed", "a list item cannot begin here: begin it in a line of its own"),
    ("control characters are not allowed", "a control character stands here; delete it"),
    ("special characters are not allowed", "a control character stands here; delete it"),
)


def worded(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, str, int, int]:
    """Code, message, line and column (from 1; 0 where unknown) of a fault; `lines`: the text of the file."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    found = lines[line - 1] if 0 < line <= len(lines) else ""
    indent = found[: len(found) - len(found.lstrip())]
    if "\t" in indent:
        message = "a tab stands in the indentation, where YAML knows spaces only: put spaces in its place"
        return "YAML-tab", message, line, indent.index("\t") + 1
    said = " ".join(part for part in (error.context, error.problem) if part) or "not YAML"
    message = next((words for key, words in _WORDS if key in said), "")
    return "YAML-syntax", f"{message} ({said})" if message else said, line, column
