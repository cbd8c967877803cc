"""Every character that is not plain ASCII: what it stands for, or why it is refused.

The tables here are applied before anything else and instead of Unicode normalisation: NFKC turns `x²` into `x2`.
`FOLD` maps one character to one character, so offsets into the text stay what they were.
"""

from __future__ import annotations

import unicodedata

GREEK_NAMES: dict[str, str] = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta",
         "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi",
         "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"],
        strict=True,
    )
) | {
    "ϑ": "vartheta", "ϕ": "varphi", "ϖ": "varpi", "ϱ": "varrho", "ς": "varsigma", "ϵ": "varepsilon", "ϰ": "varkappa",
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon",
    "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
"""Greek letter → its name.  Capitals that look like Latin letters (Α, Β, Ε, …) are in `LOOKALIKES` instead."""

GREEK_WORDS = frozenset(GREEK_NAMES.values()) - {"pi"}
"""The names by which Greek letters may be typed; `pi` is the constant."""

SUPERSCRIPTS: dict[str, str] = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʸᵃᵇᶜᵈᵉᵏᵐᵗᵖʳˢᵘᵛʷᶻᐟ⸍", "0123456789+-()nixyabcdekmtprsuvwz//", strict=True)
)
SUBSCRIPTS: dict[str, str] = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789aehijklmnoprstuvx", strict=True))

FRACTIONS: dict[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN_BUT_HARMLESS = "\ufeff\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u00ad"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u02d7\u2796"
_TIMES = "\u204e\u00d7\u00b7\u2219\u22c5\u2217\u2022\u2715\u2716\u22c6\u30fb\ufe61\u2a2f"
_OPENING = "\u2768\u276a\ufe59\u3016"
_CLOSING = "\u2769\u276b\ufe5a\u3017"
"""Ornamental and small brackets, and those by which Word groups a formula that is pasted as text."""
_DIVIDES = "\u00f7\u2215\u2044\u29f8\u2797\u2236"
_ALPHABETS = (
    (0x1D400, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
    (0x1D6A8, "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"),
    (0x1D7CE, "0123456789"),
)
"""The mathematical alphabets of Unicode, each repeated in several styles from its first code point on."""


def _fold() -> dict[int, str]:
    table: dict[int, str] = {}
    for characters, plain in (
        (_SPACES, " "), (_UNSEEN_BUT_HARMLESS, " "), (_DASHES, "-"), (_TIMES, "*"), (_DIVIDES, "/"),
        ("\u2032\u2019\u02b9\u00b4", "'"), ("\u2223\u01c0\u23d0\u2758\u2502", "|"), ("\u2795", "+"),
        (_OPENING, "("), (_CLOSING, ")"), ("\ufe5b", "{"), ("\ufe5c", "}"), ("\u02c6", "^"),
        ("\u00af\u02c9", "⁻"),
    ):  # fmt: skip
        table.update({ord(c): plain for c in characters})
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) != "\uff0d"})
    table.update({ord("\u2147"): "e", ord("\u212f"): "e", ord("\u2148"): "i", ord("\u210e"): "h", ord("\u00b5"): "μ"})
    table.update({ord("\u2146"): "d", ord("\u0192"): "f"} | {0x1FBF0 + k: str(k) for k in range(10)})
    table.update({ord("\u2264"): "≤", ord("\u2a7d"): "≤", ord("\u2a7e"): "≥", ord("\u2126"): "Ω"})
    for first, alphabet in _ALPHABETS:
        last = {52: 0x1D6A4, 58: 0x1D7CC, 10: 0x1D800}[len(alphabet)]
        for code in range(first, last):
            plain = alphabet[(code - first) % len(alphabet)]
            if (plain.isascii() or plain in GREEK_NAMES) and unicodedata.category(chr(code)) != "Cn":
                table[code] = plain
    return table


FOLD: dict[int, str] = _fold()
"""One character → the one character it is read as: full-width forms, spaces, dashes, signs, mathematical alphabets."""

LOOKALIKES: dict[str, str] = dict(
    zip(
        "аеорсухіјѕԁһӏԛԝвкмнтАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧıİ\u212aℓ",
        "aeopcyxijsdhlqwbkmhtABEKMHOPCTXYIJSABEZHIKMNOPTYXiIKl",
        strict=True,
    )
)
"""A character that looks like a Latin letter and is not → that letter."""


def name_of(character: str) -> str:
    """The code point and Unicode name of a character, in ASCII: `U+0445 CYRILLIC SMALL LETTER HA`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'WITHOUT A NAME')}"


def is_unseen(character: str) -> bool:
    """Whether a character shows nothing or rearranges what is shown: control, format, private, lone surrogate."""
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn"}


def safe(text: str, most: int = 40) -> str:
    """The text with everything invisible, combining or rearranging written as `<U+202E>`, at most `most` characters."""
    shown = "".join(
        c if c == " " or (c.isprintable() and unicodedata.category(c)[0] != "M") else f"<U+{ord(c):04X}>"
        for c in text[: most + 1]
    )
    return shown if len(text) <= most else shown[:most] + "…"
