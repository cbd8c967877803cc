"""A word before a bracket that is no function is asked about where no letters were declared."""

from __future__ import annotations

import pytest

from gradekit.expression.complaints import message
from gradekit.expression.reading import ReaderSettings
from gradekit.expression.unknown_words import unknown_word

ANY = ReaderSettings(any_name=True)


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("softplus(x)", "softplus", None),
        ("2 + elu(x)", "elu", "relu"),
        ("xsqr(x)", "xsqr", "sqrt"),
        ("x*tanhx(x)", None, None),
        ("\\operatorname{erf}(x)", "erf", None),
        ("abc(x+1)", "abc", None),
        ("ab(x+1)", None, None),
        ("xsin(x)", None, None),
        ("xye^(x)", None, None),
        ("pix(x+1)", None, None),
        ("arcsin(x)+cosec(x)+lnsin(x)", None, None),
        ("\\sin(x)", None, None),
        ("abc", None, None),
    ],
)
def test_words(text: str, word: str | None, meant: str | None) -> None:
    """Three letters or more that no function and no constant takes part in; with the nearest function."""
    found = unknown_word(text, ANY)
    if word is None:
        assert found is None
    else:
        assert found is not None
        assert text[found.offset : found.offset + found.length] == word
        assert found.details.get("meant") == meant
        assert meant is None or meant in message(found)
        assert message(found, "vi") != message(found)


def test_declared_letters_are_letters() -> None:
    """Where letters are declared, the reader says what is not one of them, or they spell a product."""
    assert unknown_word("abc(x+1)", ReaderSettings(names=("a", "b", "c", "x"))) is None
    assert unknown_word("abc(x+1)", ReaderSettings(names=("a", "b", "c"), any_name=True)) is None
