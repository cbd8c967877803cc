"""Mathematics to show, in each notation: trees by the printers of `expression.printing`, forms by one table a notation.

`show(display, "latex", "vi")` is the line without dollar signs or `<math>`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gradekit.expression.printing import latex, mathml, text, typst
from gradekit.expression.tree import Negative, Node, Relation, Sum, number
from gradekit.model.display import Applied, DerivativeOf, Display, LimitOf, Piece, PrimeOf, Sign, SumOf


@dataclass(frozen=True, slots=True)
class Forms:
    """How one notation spells the display-only forms; `%(name)s` stands for a piece already written.

    `tree` writes a tree, `name` the name of a variable or a function.  `joins`: between two pieces that are not signs.
    `signs`: relation and arrow signs with the space around them.
    """

    tree: Callable[[Node, str], str]
    name: Callable[[str], str]
    signs: Mapping[str, str]
    derivative: str
    higher_derivative: str
    prime: str
    higher_prime: str
    applied: str
    limit: str
    sum: str
    brackets: str
    row: str = "%s"
    join: str = " "


_TEXT_SIGNS = {
    "=": " = ", "approx": " ≈ ", "to": " → ", "<": " < ", ">": " > ", "<=": " <= ", ">=": " >= ", "!=": " != ",
    ",": ", ", ";": "; ", "nabla": "∇", "in": " ∈ ", "dots": " … ", "implies": " ⟹ ",
    "+": " + ", "-": " - ", "*": "*", "/": "/", "(": "(", ")": ")",
}  # fmt: skip
_LATEX_SIGNS = {
    **_TEXT_SIGNS, "approx": r" \approx ", "to": r" \to ", "<=": r" \le ", ">=": r" \ge ", "!=": r" \ne ",
    "nabla": r"\nabla ", "in": r" \in ", "dots": r" \dots ", "*": r" \cdot ", "(": r"\left(", ")": r"\right)",
    "implies": r" \implies ",
}  # fmt: skip
_TYPST_SIGNS = {
    **_TEXT_SIGNS, "<=": " ≤ ", ">=": " ≥ ", "!=": " ≠ ", ",": " comma ", ";": " semi ", "*": " ⋅ ", "/": r" \/ ",
    "nabla": " ∇ ",
}  # fmt: skip
_MATHML_SIGNS = {
    **{name: f"<mo>{sign.strip()}</mo>" for name, sign in _TEXT_SIGNS.items()},
    "<": "<mo>&lt;</mo>", ">": "<mo>&gt;</mo>", "<=": "<mo>≤</mo>", ">=": "<mo>≥</mo>", "!=": "<mo>≠</mo>",
    "-": "<mo>−</mo>", "*": "<mo>⋅</mo>", "nabla": "<mi>∇</mi>", ",": '<mo separator="true">,</mo>',
    ";": '<mo separator="true">;</mo>',
}  # fmt: skip


def _text_name(name: str) -> str:
    return name


_D = '<mi mathvariant="normal">d</mi>'
_OPEN = '<mo form="prefix" fence="true" stretchy="true">'
_CLOSE = '<mo form="postfix" fence="true" stretchy="true">'

NOTATIONS: dict[str, Forms] = {
    "text": Forms(
        tree=text.show,
        name=_text_name,
        signs=_TEXT_SIGNS,
        derivative="d/d%(variable)s[%(body)s]",
        higher_derivative="d^%(order)s/d%(variable)s^%(order)s[%(body)s]",
        prime="%(name)s%(primes)s",
        higher_prime="%(name)s^(%(order)s)",
        applied="%(name)s(%(argument)s)",
        limit="lim_(%(variable)s → %(target)s) %(body)s",
        sum="Σ_(%(variable)s = %(low)s)^(%(high)s) %(body)s",
        brackets="(%s)",
    ),
    "latex": Forms(
        tree=latex.show,
        name=latex.symbol,
        signs=_LATEX_SIGNS,
        derivative=r"\frac{\mathrm{d}}{\mathrm{d}%(variable)s}\left[%(body)s\right]",
        higher_derivative=r"\frac{\mathrm{d}^{%(order)s}}{\mathrm{d}%(variable)s^{%(order)s}}\left[%(body)s\right]",
        prime="%(name)s%(primes)s",
        higher_prime="%(name)s^{(%(order)s)}",
        applied=r"%(name)s\left(%(argument)s\right)",
        limit=r"\lim_{%(variable)s \to %(target)s} %(body)s",
        sum=r"\sum_{%(variable)s = %(low)s}^{%(high)s} %(body)s",
        brackets=r"\left(%s\right)",
        join=r"\,",
    ),
    "typst": Forms(
        tree=typst.show,
        name=typst.symbol,
        signs=_TYPST_SIGNS,
        derivative="frac(upright(d), upright(d) %(variable)s) lr([%(body)s])",
        higher_derivative="frac(upright(d)^(%(order)s), upright(d) %(variable)s^(%(order)s)) lr([%(body)s])",
        prime="%(name)s%(primes)s",
        higher_prime=r"%(name)s^(\(%(order)s\))",
        applied="%(name)s (%(argument)s)",
        limit='limits(op("lim"))_(%(variable)s → %(target)s) %(body)s',
        sum="limits(∑)_(%(variable)s = %(low)s)^(%(high)s) %(body)s",
        brackets="(%s)",
        join=" thin ",
    ),
    "mathml": Forms(
        tree=lambda tree, locale: mathml.walk(locale).write(tree),
        name=mathml.symbol,
        signs=_MATHML_SIGNS,
        derivative=(
            f"<mrow><mfrac>{_D}<mrow>{_D}%(variable)s</mrow></mfrac>{_OPEN}[</mo>%(body)s{_CLOSE}]</mo></mrow>"
        ),
        higher_derivative=(
            f"<mrow><mfrac><msup>{_D}%(order)s</msup><mrow>{_D}<msup>%(variable)s%(order)s</msup></mrow></mfrac>{_OPEN}[</mo>%(body)s{_CLOSE}]</mo></mrow>"
        ),
        prime="<msup>%(name)s<mo>%(primes)s</mo></msup>",
        higher_prime="<msup>%(name)s<mrow><mo>(</mo>%(order)s<mo>)</mo></mrow></msup>",
        applied=f"<mrow>%(name)s<mo>&#x2061;</mo>{_OPEN}(</mo>%(argument)s{_CLOSE})</mo></mrow>",
        limit=(
            "<mrow><munder><mi>lim</mi><mrow>%(variable)s<mo>→</mo>%(target)s</mrow></munder>"
            '<mspace width="0.1667em"/>%(body)s</mrow>'
        ),
        sum=(
            "<mrow><munderover><mo>∑</mo><mrow>%(variable)s<mo>=</mo>%(low)s</mrow>%(high)s</munderover>%(body)s</mrow>"
        ),
        brackets=f"<mrow>{_OPEN}(</mo>%s{_CLOSE})</mo></mrow>",
        row="<mrow>%s</mrow>",
        join='<mspace width="0.1667em"/>',
    ),
}
"""Notation → its forms: `text`, `latex`, `typst`, `mathml`."""

_PRIMES = {"text": "'", "latex": "'", "typst": "'", "mathml": "′"}
RELATIONS = frozenset({"=", "approx", "<", ">", "<=", ">=", "!=", "implies"})
"""Signs at which a long line may be broken and lines are aligned."""


def show(display: Display, notation: str, locale: str = "en") -> str:
    """The pieces on one line.  `notation`: `text`, `latex`, `typst` or `mathml`."""
    return _Printer(notation, locale).row(display)


class _Printer:
    """Writes displays in one notation and one language."""

    def __init__(self, notation: str, locale: str) -> None:
        self.forms = NOTATIONS[notation]
        self.primes = _PRIMES[notation]
        self.locale = locale

    def row(self, display: Display) -> str:
        """Pieces one after the other; two that are not signs stand a little apart."""
        pieces: list[str] = []
        after_sign = True
        for piece in display:
            is_sign = isinstance(piece, Sign)
            if not is_sign and not after_sign:
                pieces.append(self.forms.join)
            pieces.append(self.piece(piece))
            after_sign = is_sign
        line = "".join(pieces).strip()
        return line if len(pieces) == 1 else self.forms.row % line

    def piece(self, piece: Piece) -> str:
        """One tree or one form."""
        forms = self.forms
        match piece:
            case Sign(name=name):
                return forms.signs[name]
            case DerivativeOf(variable=variable, order=order, body=body):
                template = forms.derivative if order == 1 else forms.higher_derivative
                return template % {"variable": forms.name(variable), "order": self.order(order), "body": self.row(body)}
            case PrimeOf(name=name, order=order, argument=argument):
                return self.prime(name, order, argument)
            case Applied(name=name, argument=argument):
                return forms.applied % {"name": forms.name(name), "argument": self.row(argument)}
            case LimitOf(variable=variable, target=target, body=body):
                return forms.limit % {
                    "variable": forms.name(variable),
                    "target": self.row(target),
                    "body": self.operand(body),
                }
            case SumOf(variable=variable, low=low, high=high, body=body):
                return forms.sum % {
                    "variable": forms.name(variable),
                    "low": self.row(low),
                    "high": self.row(high),
                    "body": self.operand(body),
                }
            case _:
                return forms.tree(piece, self.locale)

    def order(self, order: int | str) -> str:
        """The order of a derivative: a number or a letter."""
        return self.forms.name(order) if isinstance(order, str) else self.forms.tree(number(order), self.locale)

    def prime(self, name: str, order: int | str, argument: Display | None) -> str:
        """f′, f″, f‴, and f⁽ⁿ⁾ above."""
        forms = self.forms
        head = forms.name(name)
        if isinstance(order, str) or order > 3:
            head = forms.higher_prime % {"name": head, "order": self.order(order)}
        elif order:
            head = forms.prime % {"name": head, "primes": self.primes * order}
        return head if argument is None else forms.applied % {"name": head, "argument": self.row(argument)}

    def operand(self, body: Display) -> str:
        """The body of a limit or a sum, in brackets where it has several terms."""
        written = self.row(body)
        several = len(body) > 1 and any(isinstance(piece, Sign) for piece in body)
        return self.forms.brackets % written if several or isinstance(body[0], Sum | Negative | Relation) else written
