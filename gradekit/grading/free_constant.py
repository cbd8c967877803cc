"""An answer with a constant of integration where none belongs: 3x^2 + C for a derivative."""

from __future__ import annotations

from gradekit.calculus.explanation import Explanation
from gradekit.calculus.mistake import Slip
from gradekit.calculus.mistakes.constant_of_integration_added import LETTERS, MISTAKE
from gradekit.calculus.wrong_derivatives import ONCE, Event
from gradekit.expression.reader import read
from gradekit.expression.reading import Complaint, ReaderSettings, Reading
from gradekit.expression.tree import Node, Sum, Symbol, symbols
from gradekit.values import replace


def read_with_constant(text: str, settings: ReaderSettings) -> tuple[Reading, str] | None:
    """The reading of a text with a letter for a constant as its last term, and the letter; None where it has none."""
    for letter in LETTERS:
        if letter in text and letter not in settings.names:
            reading = read(text, replace(settings, names=(*settings.names, letter)))
            if not isinstance(reading, Complaint) and not reading.others and parted(reading.tree, letter) is not None:
                return reading, letter
    return None


def constant_of(tree: Node, function: Node) -> str | None:
    """The letter of a constant that was added to an answer, None where there is none or the question has it."""
    known = symbols(function)
    return next((letter for letter in LETTERS if letter not in known and parted(tree, letter) is not None), None)


def parted(tree: Node, letter: str) -> Node | None:
    """The answer without its last term, where that is the letter and the letter is nowhere else."""
    if not isinstance(tree, Sum) or tree.terms[-1] != Symbol(letter):
        return None
    rest = tree.terms[0] if len(tree.terms) == 2 else Sum(tree.terms[:-1])
    return None if letter in symbols(rest) else rest


def explained(tree: Node, letter: str, others: list[Explanation]) -> list[Explanation]:
    """The explanations of an answer with a constant, from those of the answer without it; none: that is right."""
    event = Event(MISTAKE, None, Slip(tree, {"letter": Symbol(letter)}))
    if not others:
        return [Explanation(tree, (event,), ONCE + MISTAKE.rank)]
    return [replace(e, tree=tree, events=(*e.events, event), cost=e.cost + MISTAKE.rank) for e in others]
