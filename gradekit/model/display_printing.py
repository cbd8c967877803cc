"""Mathematics to show, in each notation: trees by the printers of `expression.printing`, forms by one table a notation.

`show(display, "latex", "vi")` is the line without dollar signs or `<math>`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from gradekit.expression.printing import latex, mathml, text, typst
from gradekit.expression.tree import Negative, Node, Relation, Sum, number
from gradekit.model.display import Applied, DerivativeOf, Display, LimitOf, Piece, PrimeOf, Sign, SumOf
from gradekit.values import value


@value
class Forms:
    """How one notation spells the display-only forms; `%(name)s` stands for a piece already written.

    `tree` writes a tree in a language, `name` a variable's or function's name, `fenced` `brackets` or `square` ones.
    `signs`: relation and arrow signs with the space around them.  `join`: between two pieces that are not signs.
    """

    tree: Callable[[Node, str], str]
    name: Callable[[str], str]
    fenced: Callable[[str, str], str]
    signs: Mapping[str, str]
    primes: str
    derivative: str
    higher_derivative: str
    prime: str
    higher_prime: str
    applied: str
    limit: str
    sum: str
    row: str = "%s"
    join: str = " "


RELATIONS = frozenset({"=", "approx", "<", ">", "<=", ">=", "!=", "implies"})
"""Signs at which a long line may be broken and lines are aligned."""

_TEXT_SIGNS = {
    "=": " = ", "approx": " ≈ ", "to": " → ", "<": " < ", ">": " > ", "<=": " <= ", ">=": " >= ", "!=": " != ",
    ",": ", ", ";": "; ", "nabla": "∇", "in": " ∈ ", "dots": " … ", "implies": " ⟹ ",
    "+": " + ", "-": " - ", "*": "*", "/": "/", "(": "(", ")": ")",
}  # fmt: skip
_LATEX_SIGNS = _TEXT_SIGNS | {
    "approx": r" \approx ", "to": r" \to ", "<=": r" \le ", ">=": r" \ge ", "!=": r" \ne ", "in": r" \in ",
    "nabla": r"\nabla ", "dots": r" \dots ", "implies": r" \implies ", ",": r",\; ", ";": r";\; ", "*": r" \cdot ",
}  # fmt: skip
_TYPST_SIGNS = _TEXT_SIGNS | {
    "<=": " ≤ ", ">=": " ≥ ", "!=": " ≠ ", ",": " comma med ", ";": " semi med ", "*": " ⋅ ", "/": r" \/ ",
    "nabla": " ∇ ", "(": r" \( ", ")": r" \) ",
}  # fmt: skip
_GAP = '<mspace width="0.3em"/>'
_CHARACTERS = _TEXT_SIGNS | {"<": "&lt;", ">": "&gt;", "<=": "≤", ">=": "≥", "!=": "≠", "-": "−", "*": "⋅"}
_MATHML_SIGNS = {name: f'<mo form="infix">{sign.strip()}</mo>' for name, sign in _CHARACTERS.items()} | {
    "nabla": "<mi>∇</mi>", "dots": "<mo>…</mo>", "(": '<mo form="prefix">(</mo>', ")": '<mo form="postfix">)</mo>',
    ",": f'<mo separator="true">,</mo>{_GAP}', ";": f'<mo separator="true">;</mo>{_GAP}',
}  # fmt: skip
_LEFT = '<mo form="prefix" stretchy="false" lspace="0" rspace="0">'
_RIGHT = '<mo form="postfix" stretchy="false" lspace="0" rspace="0">'
_D = '<mi mathvariant="normal">d</mi>'


@cache
def forms(notation: str) -> Forms:
    """The table of a notation: `text`, `latex`, `typst` or `mathml`."""
    return _TABLES[notation]()


def _text() -> Forms:
    return Forms(
        tree=text.show,
        name=str,
        fenced=lambda kind, body: f"({body})" if kind == "brackets" else f"[{body}]",
        signs=_TEXT_SIGNS,
        primes="'",
        derivative="d/d%(variable)s%(body)s",
        higher_derivative="d^%(order)s/d%(variable)s^%(order)s%(body)s",
        prime="%(name)s%(primes)s",
        higher_prime="%(name)s^(%(order)s)",
        applied="%(name)s%(argument)s",
        limit="lim_(%(variable)s → %(target)s) %(body)s",
        sum="Σ_(%(variable)s = %(low)s)^(%(high)s) %(body)s",
    )


def _latex() -> Forms:
    return Forms(
        tree=latex.show,
        name=latex.symbol,
        fenced=latex.walk("en").notation.fenced,
        signs=_LATEX_SIGNS,
        primes="'",
        derivative=r"\frac{\mathrm{d}}{\mathrm{d}%(variable)s}%(body)s",
        higher_derivative=r"\frac{\mathrm{d}^{%(order)s}}{\mathrm{d}%(variable)s^{%(order)s}}%(body)s",
        prime="%(name)s%(primes)s",
        higher_prime="%(name)s^{(%(order)s)}",
        applied="%(name)s%(argument)s",
        limit=r"\lim_{%(variable)s \to %(target)s} %(body)s",
        sum=r"\sum_{%(variable)s = %(low)s}^{%(high)s} %(body)s",
        join=r"\,",
    )


def _typst() -> Forms:
    return Forms(
        tree=typst.show,
        name=typst.symbol,
        fenced=typst.walk("en").notation.fenced,
        signs=_TYPST_SIGNS,
        primes="'",
        derivative="frac(upright(d), upright(d) %(variable)s) %(body)s",
        higher_derivative="frac(upright(d)^(%(order)s), upright(d) %(variable)s^(%(order)s)) %(body)s",
        prime="%(name)s%(primes)s",
        higher_prime=r"%(name)s^(\(%(order)s\))",
        applied="%(name)s %(argument)s",
        limit='limits(op("lim"))_(%(variable)s → %(target)s) %(body)s',
        sum="limits(∑)_(%(variable)s = %(low)s)^(%(high)s) %(body)s",
        join=" thin ",
    )


def _mathml() -> Forms:
    return Forms(
        tree=lambda tree, locale: mathml.walk(locale).write(tree),
        name=mathml.symbol,
        fenced=mathml.walk("en").notation.fenced,
        signs=_MATHML_SIGNS,
        primes="′",
        derivative=f"<mrow><mfrac>{_D}<mrow>{_D}%(variable)s</mrow></mfrac>%(body)s</mrow>",
        higher_derivative=(
            f"<mrow><mfrac><msup>{_D}%(order)s</msup><mrow>{_D}<msup>%(variable)s%(order)s</msup></mrow></mfrac>"
            "%(body)s</mrow>"
        ),
        prime="<msup>%(name)s<mo>%(primes)s</mo></msup>",
        higher_prime=f"<msup>%(name)s<mrow>{_LEFT}(</mo>%(order)s{_RIGHT})</mo></mrow></msup>",
        applied="<mrow>%(name)s<mo>&#x2061;</mo>%(argument)s</mrow>",
        limit=(
            "<mrow><munder><mi>lim</mi><mrow>%(variable)s<mo>→</mo>%(target)s</mrow></munder>"
            '<mspace width="0.1667em"/>%(body)s</mrow>'
        ),
        sum=(
            "<mrow><munderover><mo>∑</mo><mrow>%(variable)s<mo>=</mo>%(low)s</mrow>%(high)s</munderover>%(body)s</mrow>"
        ),
        row="<mrow>%s</mrow>",
        join='<mspace width="0.1667em"/>',
    )


_TABLES = {"text": _text, "latex": _latex, "typst": _typst, "mathml": _mathml}


def show(display: Display, notation: str, locale: str = "en") -> str:
    """The pieces on one line.  `notation`: `text`, `latex`, `typst` or `mathml`."""
    return _Printer(forms(notation), locale).row(display)


class _Printer:
    """Writes displays in one notation and one language."""

    def __init__(self, table: Forms, locale: str) -> None:
        self.forms = table
        self.locale = locale

    def row(self, display: Display) -> str:
        """Pieces one after the other; two that are not signs stand a little apart."""
        pieces: list[str] = []
        after_sign = True
        for place, piece in enumerate(display):
            is_sign = isinstance(piece, Sign)
            if not is_sign and not after_sign:
                pieces.append(self.forms.join)
            written = self.piece(piece)
            pieces.append(self.forms.fenced("brackets", written) if _needs_brackets(display, place) else written)
            after_sign = is_sign
        line = "".join(pieces).strip()
        return line if len(pieces) == 1 else self.forms.row % line

    def piece(self, piece: Piece) -> str:
        """One tree or one form."""
        table = self.forms
        match piece:
            case Sign(name=name):
                return table.signs[name]
            case DerivativeOf(variable=variable, order=order, body=body):
                parts = {"variable": table.name(variable), "body": table.fenced("square", self.row(body))}
                if order == 1:
                    return table.derivative % parts
                return table.higher_derivative % (parts | {"order": self.order(order)})
            case PrimeOf(name=name, order=order, argument=argument):
                return self.prime(name, order, argument)
            case Applied(name=name, argument=argument):
                return self.applied(table.name(name), argument)
            case LimitOf(variable=variable, target=target, body=body):
                parts = {"variable": table.name(variable), "target": self.row(target), "body": self.operand(body)}
                return table.limit % parts
            case SumOf(variable=variable, low=low, high=high, body=body):
                parts = {"variable": table.name(variable), "low": self.row(low), "high": self.row(high)}
                return table.sum % (parts | {"body": self.operand(body)})
            case _:
                return table.tree(piece, self.locale)

    def applied(self, head: str, argument: Display) -> str:
        """A written name with its argument in brackets."""
        return self.forms.applied % {"name": head, "argument": self.forms.fenced("brackets", self.row(argument))}

    def order(self, order: int | str) -> str:
        """The order of a derivative: a number or a letter."""
        return self.forms.name(order) if isinstance(order, str) else self.forms.tree(number(order), self.locale)

    def prime(self, name: str, order: int | str, argument: Display | None) -> str:
        """f′, f″, f‴, and f⁽ⁿ⁾ above."""
        head = self.forms.name(name)
        if isinstance(order, str) or order > 3:
            head = self.forms.higher_prime % {"name": head, "order": self.order(order)}
        elif order:
            head = self.forms.prime % {"name": head, "primes": self.forms.primes * order}
        return head if argument is None else self.applied(head, argument)

    def operand(self, body: Display) -> str:
        """The body of a limit or a sum, in brackets where it has several terms."""
        several = len(body) > 1 and any(isinstance(piece, Sign) for piece in body)
        needs_brackets = several or isinstance(body[0], Sum | Negative | Relation)
        return self.forms.fenced("brackets", self.row(body)) if needs_brackets else self.row(body)


def _needs_brackets(display: Display, place: int) -> bool:
    """Whether a sum or a minus sign would mean something else beside its neighbours: `a - (b + c)`, `(x + 1) f'(x)`."""
    piece = display[place]
    if not isinstance(piece, Sum | Negative):
        return False
    before = display[place - 1] if place else Sign("=")
    after = display[place + 1] if place + 1 < len(display) else Sign("=")
    if isinstance(piece, Negative):
        return not isinstance(before, Sign) or before.name in ("+", "-", "*", "/")
    return _binds(before, ("-", "*", "/", "nabla")) or _binds(after, ("*", "/"))


def _binds(neighbour: Piece, signs: tuple[str, ...]) -> bool:
    return not isinstance(neighbour, Sign) or neighbour.name in signs
