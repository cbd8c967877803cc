"""The functions that expressions may use: canonical name, how many arguments, other spellings, how TeX writes them.

One table serves the reader, the printers, the evaluator and the differentiator.  Conventions (arccot x = arctan(1/x),
arcsec x = arccos(1/x), sign 0 = 0, heaviside(0) undefined) are stated in docs/notation.md.
"""

from __future__ import annotations

from gradekit.values import value


@value
class FunctionName:
    r"""One function.

    `aliases`: other spellings a person may type.  `latex`: the TeX command, or the text inside `\\operatorname{}`
    where there is none.  `most` is None when any number of arguments is fine.  `inverse`: canonical name of the inverse
    that `f^-1` means, for trigonometric and hyperbolic functions only.
    """

    name: str
    least: int = 1
    most: int | None = 1
    aliases: tuple[str, ...] = ()
    latex: str = ""
    inverse: str = ""


def _trigonometric(name: str, *aliases: str, arc_latex: str = "") -> tuple[FunctionName, FunctionName]:
    arc = "a" + name
    arc_aliases = tuple(prefix + n for n in (name, *aliases) for prefix in ("arc", "a") if prefix + n != arc)
    return (
        FunctionName(name, aliases=aliases, latex=f"\\{name}", inverse=arc),
        FunctionName(arc, aliases=arc_aliases, latex=arc_latex or f"arc{name}", inverse=name),
    )


def _hyperbolic(name: str, *aliases: str, latex: str = "") -> tuple[FunctionName, FunctionName]:
    arc = "a" + name
    prefixes = ("arc", "ar", "arg", "a")
    arc_aliases = tuple(prefix + n for n in (name, *aliases) for prefix in prefixes if prefix + n != arc)
    return (
        FunctionName(name, aliases=aliases, latex=latex or name, inverse=arc),
        FunctionName(arc, aliases=arc_aliases, latex=f"ar{name}", inverse=name),
    )


_TABLE: tuple[FunctionName, ...] = (
    FunctionName("exp", latex="\\exp"),
    FunctionName("ln", latex="\\ln"),
    FunctionName("log", least=2, most=2, latex="\\log"),
    FunctionName("sqrt", latex="\\sqrt"),
    FunctionName("cbrt", latex="\\sqrt[3]"),
    FunctionName("root", least=2, most=2, latex="\\sqrt[n]"),
    FunctionName("abs", latex="abs"),
    FunctionName("sign", aliases=("sgn", "signum"), latex="sgn"),
    *_trigonometric("sin", arc_latex="\\arcsin"),
    *_trigonometric("cos", arc_latex="\\arccos"),
    *_trigonometric("tan", "tg", arc_latex="\\arctan"),
    *_trigonometric("sec"),
    *_trigonometric("csc", "cosec"),
    *_trigonometric("cot", "cotg", "cotan", "ctg"),
    *_hyperbolic("sinh", "sh", latex="\\sinh"),
    *_hyperbolic("cosh", "ch", latex="\\cosh"),
    *_hyperbolic("tanh", "th", latex="\\tanh"),
    *_hyperbolic("sech"),
    *_hyperbolic("csch", "cosech"),
    *_hyperbolic("coth", "cth", latex="\\coth"),
    FunctionName("floor", latex="floor"),
    FunctionName("ceil", aliases=("ceiling",), latex="ceil"),
    FunctionName("min", most=None, latex="\\min"),
    FunctionName("max", most=None, latex="\\max"),
    FunctionName("relu", aliases=("ReLU",), latex="ReLU"),
    FunctionName("sigmoid", latex="\\sigma"),
    FunctionName("heaviside", latex="H"),
    FunctionName("factorial", aliases=("fact",), latex="!"),
)

FUNCTIONS: dict[str, FunctionName] = {f.name: f for f in _TABLE}
"""Canonical name → function."""

SPELLINGS: dict[str, str] = {spelling: f.name for f in _TABLE for spelling in (f.name, *f.aliases)}
"""Every spelling → canonical name.  `log`, `log10`, `log2`, `lg` are read by rules of their own (see the parser)."""

TRIGONOMETRIC = frozenset(f for f in FUNCTIONS if f in {"sin", "cos", "tan", "sec", "csc", "cot"})
HYPERBOLIC = frozenset(f for f in FUNCTIONS if f in {"sinh", "cosh", "tanh", "sech", "csch", "coth"})

AUTHOR_FUNCTIONS_ARITY: dict[str, tuple[int, int | None]] = {
    "diff": (1, 3),
    "expand": (1, 1),
    "factor": (1, 1),
    "simplify": (1, 1),
    "tidy": (1, 1),
    "subs": (3, 3),
    "parts": (3, 3),
    "evaluate": (1, None),
    "taylor": (4, 4),
    "solve": (2, 2),
    "gcd": (2, None),
    "lcm": (2, None),
    "coefficient": (3, 3),
    "degree": (2, 2),
    "numerator": (1, 1),
    "denominator": (1, 1),
    "quotient": (3, 3),
    "remainder": (3, 3),
    "integrate": (2, 4),
    "limit": (3, 3),
    "mod": (2, 2),
    "round": (1, 2),
}
"""Functions that only an author may write: name → (least, most) arguments, most None for any number."""
