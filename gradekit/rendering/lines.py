"""Several lines of mathematics, aligned at their first relation sign."""

from __future__ import annotations

from collections.abc import Callable

from gradekit.expression.tree import Relation
from gradekit.model.display import Display, Sign
from gradekit.model.display_printing import RELATIONS
from gradekit.rendering.width import fits


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
