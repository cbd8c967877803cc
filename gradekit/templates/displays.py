"""The mathematics of a prompt: gradekit's notation, with the forms that are only shown, and places for drawn values.

    f(x)   f'(x)   f''(a)   f^((n))(x)   d/dx[x^2]   d^2/dx^2[x^2]   dy/dx   lim_(h -> 0) (f(x+h)-f(x))/h
    sum_(i=0)^(n) x^i   ∇   =   ≈   →   <   >   <=   >=   !=   ∈   …   ,   {{ name }}

`{{ name }}` becomes the symbol `@name`, which `filling` replaces by the drawn tree.  Between these forms stands plain
notation, where every single letter may be used.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gradekit.expression.complaints import message
from gradekit.expression.printing.greek import GREEK
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings
from gradekit.expression.tree import Function, Node, Quotient, Symbol, rebuild, symbols
from gradekit.model.display import Applied, DerivativeOf, Display, LimitOf, Piece, PrimeOf, Sign, SumOf
from gradekit.templates.display_scanning import DisplayError, check_depth, closing, segments, terms
from gradekit.templates.formulas import put_in

SLOT = "@"
"""First character of a symbol that stands for a drawn value; nothing that is read can produce it."""

_HOLE = re.compile(r"\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}")
_MARKS = string.ascii_letters + string.digits
_FUNCTION_LETTERS = "fghpquvwyFGHLPQRT"
_NAME = rf"(?<![A-Za-z_'])([{_FUNCTION_LETTERS}]|sigma|phi|σ|φ)"
_APPLIED = re.compile(rf"{_NAME}\(")
_PRIMES = re.compile(rf"{_NAME}('{{1,3}}|′{{1,3}}|″|‴)(\()?")
_BARE_PRIMES = re.compile(rf"{_NAME}('{{1,3}}|′{{1,3}}|″|‴)(?![('′])")
_CALLS = re.compile(rf"{_NAME}('{{0,3}}|′{{1,3}}|″|‴)\(")
_SUBSCRIPTED = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z]_(?:[0-9]{1,3}|[A-Za-z])(?![A-Za-z0-9_])")
_NTH = re.compile(rf"{_NAME}\^\(\(([^()]{{1,10}})\)\)(\()?")
_DERIVATIVE = re.compile(r"(?<![A-Za-z0-9_])d(?:\^([0-9]))?/d([A-Za-z])(?:\^([0-9]))?\s*\[")
_LEIBNIZ = re.compile(r"(?<![A-Za-z0-9_])d([A-Za-z])/d([A-Za-z])(?![A-Za-z0-9_\[])")
_LIMIT = re.compile(r"\s*lim_\(")
_SUM = re.compile(r"\s*(?:sum|Σ|∑)_\(")
_CALLED = "fn"
"""How the reader is told of a function that has only a letter: `fnzf` is f, `fnqqzf` is f″; it looks up words only."""

_LETTERS = (*(letter for letter in string.ascii_letters if letter != "e"), *GREEK)
"""Names that may stand in a prompt; e is the constant."""

_PRIME_ORDER = {"'": 1, "''": 2, "'''": 3, "′": 1, "′′": 2, "′′′": 3, "″": 2, "‴": 3}


@dataclass(frozen=True, slots=True)
class Names:
    """What may stand in a prompt.

    `variables`: of the template.  `drawn`: names that must be written {{ name }}.  `known`: drawn and let names.
    """

    variables: tuple[str, ...]
    drawn: frozenset[str]
    known: frozenset[str]


def compile_display(source: str, names: Names) -> Display:
    """The pieces of a formula of a prompt.

    Raises:
        DisplayError: what is wrong and where.
    """
    slots: dict[str, Node] = {}

    def slot(found: re.Match[str]) -> str:
        if found[1] not in names.known:
            raise DisplayError(f"{found[1]} is neither drawn nor let", found.start())
        if len(slots) >= len(_MARKS):
            raise DisplayError(f"more than {len(_MARKS)} values in one formula", found.start())
        mark = f"Z_{_MARKS[len(slots)]}"
        slots[mark] = Symbol(SLOT + found[1])
        return mark.center(len(found[0]))

    text = _HOLE.sub(slot, source)
    stray = re.search(r"\{\{|\}\}", text)
    if stray:
        raise DisplayError("{{ and }} hold one name between them, as in {{ a }}", stray.start())
    check_depth(text)
    return _Reading(names, slots).display(text, 0)


class _Reading:
    """The reading of one formula."""

    def __init__(self, names: Names, slots: dict[str, Node]) -> None:
        self.names = names
        self.slots = slots

    def display(self, text: str, offset: int) -> Display:
        """All pieces of a text."""
        pieces: list[Piece] = []
        found = segments(text)
        for place, segment in enumerate(found):
            if segment.sign:
                pieces.append(Sign(segment.sign))
            body, start = segment.text.strip(), offset + segment.offset + _indent(segment.text)
            if segment.sign == "dots" and body[:1] in ("+", "-"):  # … + x^n
                pieces.append(Sign(body[0]))
                body, start = body[1:].lstrip(), start + 1 + _indent(body[1:])
            hanging = body[-1:] if place + 1 < len(found) and found[place + 1].sign == "dots" else ""
            hanging = hanging if hanging in ("+", "-") else ""
            body = body.removesuffix(hanging).rstrip() if hanging else body
            if body:
                pieces.extend(self.segment(body, start))
            if hanging:
                pieces.append(Sign(hanging))
        if not pieces:
            raise DisplayError("the formula is empty", offset)
        return tuple(pieces)

    def segment(self, text: str, offset: int) -> Sequence[Piece]:
        """The pieces between two signs; no space around them."""
        for pattern, build in ((_LIMIT, self.limit), (_SUM, self.sum)):
            found = pattern.match(text)
            if found:
                return [build(text, found, offset)]
        whole = self.form(text, 0, offset)
        if whole is not None and whole[1] == len(text):
            return [whole[0]]
        if not self.holds_form(text):
            return [self.tree(text, offset)]
        pieces: list[Piece] = []
        for term in terms(text):
            if term.sign:
                pieces.append(Sign(term.sign))
            pieces.extend(self.term(term.text, offset + term.offset))
        return pieces

    @staticmethod
    def holds_form(text: str) -> bool:
        """Whether a form stands in the text that plain notation cannot hold."""
        return any(pattern.search(text) for pattern in (_BARE_PRIMES, _NTH, _DERIVATIVE, _LEIBNIZ))

    def term(self, text: str, offset: int) -> list[Piece]:
        """Forms and plain notation side by side."""
        pieces: list[Piece] = []
        place = chunk = 0
        while place < len(text):
            if text[place] in "([{":
                end = closing(text, place)
                if self.holds_form(text[place : end + 1]):
                    self.chunk(text[chunk:place], offset + chunk, pieces)
                    pieces.append(Sign("("))
                    pieces.extend(self.display(text[place + 1 : end], offset + place + 1))
                    pieces.append(Sign(")"))
                    chunk = end + 1
                place = end + 1
                continue
            form = self.form(text, place, offset)
            if form is None:
                place += 1
                continue
            self.chunk(text[chunk:place], offset + chunk, pieces)
            piece, place = form
            pieces.append(piece)
            chunk = place
        self.chunk(text[chunk:], offset + chunk, pieces)
        return pieces

    def chunk(self, text: str, offset: int, pieces: list[Piece]) -> None:
        """Plain notation between two forms."""
        bare = text.strip()
        if bare[:1] == "^" or bare[-1:] == "^":
            raise DisplayError("a power of such a form cannot be shown; write it in words", offset)
        if bare[:1] in ("*", "·", "/", "-", "−"):
            pieces.append(Sign({"·": "*", "−": "-"}.get(bare[0], bare[0])))
            bare = bare[1:].strip()
        last = bare[-1:] if bare[-1:] in ("*", "·", "/") else ""
        bare = bare.removesuffix(last).strip() if last else bare
        if bare:
            pieces.append(self.tree(bare, offset + text.find(bare)))
        if last:
            pieces.append(Sign("*" if last == "·" else last))

    def form(self, text: str, place: int, offset: int) -> tuple[Piece, int] | None:
        """The form that begins at a place, and where it ends."""
        found = _DERIVATIVE.match(text, place)
        if found:
            if found[1] != found[3]:
                raise DisplayError("write the same order twice, as in d^2/dx^2[…]", offset + place)
            end = closing(text, found.end() - 1)
            body = self.display(text[found.end() : end], offset + found.end())
            return DerivativeOf(found[2], int(found[1] or 1), body), end + 1
        found = _LEIBNIZ.match(text, place)
        if found:
            return Quotient(Symbol("d" + found[1]), Symbol("d" + found[2])), found.end()
        for pattern in (_PRIMES, _NTH):
            found = pattern.match(text, place)
            if found:
                return self.prime(text, found, offset)
        found = _APPLIED.match(text, place)
        if found and found[1] not in self.names.variables:
            end = closing(text, found.end() - 1)
            return Applied(_spelled(found[1]), self.display(text[found.end() : end], offset + found.end())), end + 1
        return None

    def prime(self, text: str, found: re.Match[str], offset: int) -> tuple[Piece, int]:
        """f′, f″(x), f⁽ⁿ⁾(a)."""
        name, mark, bracket = _spelled(found[1]), found[2], found[3]
        order: int | str = _PRIME_ORDER.get(mark, mark.strip())
        if isinstance(order, str) and re.fullmatch("[0-9]+", order):
            order = int(order)
        if not bracket:
            return PrimeOf(name, order), found.end()
        end = closing(text, found.end() - 1)
        return PrimeOf(name, order, self.display(text[found.end() : end], offset + found.end())), end + 1

    def limit(self, text: str, found: re.Match[str], offset: int) -> Piece:
        """lim_(x -> a) body: everything up to the next sign is the body."""
        end = closing(text, found.end() - 1)
        inside = segments(text[found.end() : end])
        if len(inside) != 2 or inside[1].sign != "to":
            raise DisplayError("write lim_(x -> a) …", offset + found.start())
        target = self.display(inside[1].text, offset + found.end() + inside[1].offset)
        body = self.display(text[end + 1 :], offset + end + 1)
        return LimitOf(inside[0].text.strip(), target, body)

    def sum(self, text: str, found: re.Match[str], offset: int) -> Piece:
        """sum_(i=0)^(n) body."""
        end = closing(text, found.end() - 1)
        inside = segments(text[found.end() : end])
        above = re.compile(r"\s*\^\s*\(").match(text, end + 1)
        if len(inside) != 2 or inside[1].sign != "=" or not above:
            raise DisplayError("write sum_(i=0)^(n) …", offset + found.start())
        last = closing(text, above.end() - 1)
        low = self.display(inside[1].text, offset + found.end() + inside[1].offset)
        high = self.display(text[above.end() : last], offset + above.end())
        return SumOf(inside[0].text.strip(), low, high, self.display(text[last + 1 :], offset + last + 1))

    def tree(self, text: str, offset: int) -> Node:
        """Plain notation."""
        words = {_word(m[1], m[2]): m for m in _CALLS.finditer(text) if m[1] not in self.names.variables}
        called = {_spelled(found[1]) for found in words.values()}
        letters = (name for name in _LETTERS if name not in called)
        settings = ReaderSettings(
            names=(*self.names.variables, *self.slots, *letters, *_SUBSCRIPTED.findall(text)),
            notation="ascii",
            labels=(),
            functions=tuple((word, 1, 4) for word in words),
        )
        if re.search(r"[)\]]['′]", text):
            raise DisplayError("a prime follows a function letter only; write d/dx[…]", offset)
        reading = read(_CALLS.sub(self._call, text), settings)
        if isinstance(reading, Complaint):
            raise DisplayError(message(reading), offset + reading.offset)
        bare = [name for name in symbols(reading.tree) if name in self.names.drawn]
        if bare:
            raise DisplayError(f"{bare[0]} is drawn: write {{{{ {bare[0]} }}}} for its value", offset)
        return put_in(_uncalled(reading.tree), self.slots)

    def _call(self, found: re.Match[str]) -> str:
        """`f(` with the word that the reader knows as the function f."""
        return found[0] if found[1] in self.names.variables else _word(found[1], found[2]) + "("


def _word(name: str, mark: str) -> str:
    return _CALLED + "q" * (_PRIME_ORDER[mark] if mark else 0) + "z" + _spelled(name)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _uncalled(tree: Node) -> Node:
    """The tree with the functions that have only a name under that name."""
    tree = rebuild(tree, _uncalled)
    if isinstance(tree, Function) and tree.name.startswith(_CALLED):
        primes, _, name = tree.name.removeprefix(_CALLED).partition("z")
        return Function(name + "'" * len(primes), tree.arguments)
    return tree


def _spelled(name: str) -> str:
    """The name of a function letter: a Greek one by its word."""
    return {"σ": "sigma", "φ": "phi"}.get(name, name)


PieceChange = Callable[[Node], Node]


def change_trees(display: Display, change: PieceChange) -> Display:
    """The display with a function applied to every tree in it."""
    return tuple(_change(piece, change) for piece in display)


def _change(piece: Piece, change: PieceChange) -> Piece:
    match piece:
        case Sign():
            return piece
        case DerivativeOf(variable=variable, order=order, body=body):
            return DerivativeOf(variable, order, change_trees(body, change))
        case PrimeOf(name=name, order=nth, argument=argument):
            return PrimeOf(name, nth, None if argument is None else change_trees(argument, change))
        case Applied(name=name, argument=applied):
            return Applied(name, change_trees(applied, change))
        case LimitOf(variable=variable, target=target, body=body):
            return LimitOf(variable, change_trees(target, change), change_trees(body, change))
        case SumOf(variable=variable, low=low, high=high, body=body):
            return SumOf(variable, change_trees(low, change), change_trees(high, change), change_trees(body, change))
        case _:
            return change(piece)


def trees(display: Display) -> list[Node]:
    """Every tree in a display, left to right."""
    found: list[Node] = []

    def note(tree: Node) -> Node:
        found.append(tree)
        return tree

    change_trees(display, note)
    return found
