"""Several lines of mathematics, aligned at their first relation sign."""

from __future__ import annotations

from collections.abc import Callable

from gradekit.expression.tree import Negative, Node, Relation, Sum
from gradekit.model.display import Display, Piece, Sign
from gradekit.model.display_printing import RELATIONS
from gradekit.rendering.width import LINE, fits, width

_TERM_SIGNS = frozenset({"+", "-"})


def split_at_relation(display: Display) -> tuple[Display, Display] | None:
    """What stands before the first relation sign, and the rest with the sign; None without a sign to align at."""
    for place, piece in enumerate(display):
        if isinstance(piece, Sign) and piece.name in RELATIONS and place:
            return display[:place], display[place:]
    if len(display) == 1 and isinstance(display[0], Relation):
        relation = display[0]
        return (relation.left,), (Sign(relation.operator), relation.right)
    return None


def broken(lines: tuple[Display, ...]) -> tuple[Display, ...]:
    """The lines, with one that is too wide cut in front of its first relation sign."""
    found: list[Display] = []
    for line in lines:
        parts = None if fits(line) else split_at_relation(line)
        found.extend(parts or (line,))
    return tuple(found)


def chunks(display: Display) -> tuple[Display, ...]:
    """The pieces between which a line may be broken: in front of relation signs and of terms."""
    found: list[list[Piece]] = [[]]
    for place, piece in enumerate(display):
        if isinstance(piece, Sign) and piece.name in RELATIONS | _TERM_SIGNS and found[-1]:
            found.append([])
        if isinstance(piece, Sum) and _stands_alone(display, place) and not any(map(_needs_brackets, piece.terms)):
            found[-1].append(piece.terms[0])
            found.extend(_with_sign(term) for term in piece.terms[1:])
        else:
            found[-1].append(piece)
    return tuple(tuple(chunk) for chunk in found)


def _stands_alone(display: Display, place: int) -> bool:
    """Whether the piece is a whole side of a relation."""
    beside = (*display[max(place - 1, 0) : place], *display[place + 1 : place + 2])
    return all(isinstance(piece, Sign) and piece.name in RELATIONS for piece in beside)


def _with_sign(term: Node) -> list[Piece]:
    return [Sign("-"), term.operand] if isinstance(term, Negative) else [Sign("+"), term]


def shrinking(display: Display) -> float:
    """The font size, at most 1 and at least 0.5, at which the widest piece that cannot be broken still fits."""
    if fits(display):
        return 1.0
    widest = max(width(chunk) for chunk in chunks(display))
    return max(0.5, min(1.0, LINE / widest))


def _needs_brackets(term: Node) -> bool:
    return isinstance(term.operand if isinstance(term, Negative) else term, Sum | Negative)


def can_align(lines: tuple[Display, ...]) -> bool:
    """Whether these are several lines, each with a relation sign, all narrow."""
    return len(lines) > 1 and all(fits(line) and split_at_relation(line) is not None for line in lines)


def aligned(lines: tuple[Display, ...], write: Callable[[Display], str]) -> str:
    """LaTeX of the lines, without dollar signs: `aligned` where there are several."""
    if len(lines) == 1:
        return write(lines[0])
    rows = []
    for line in lines:
        parts = split_at_relation(line)
        rows.append(f"{write(parts[0])} &{write(parts[1])}" if parts else write(line))
    return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"
