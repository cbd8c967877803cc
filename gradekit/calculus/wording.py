"""The sentence that goes with a line of a worked derivative, in English and Vietnamese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from gradekit.calculus.rules import RULES
from gradekit.expression.printing.spelling import textbook_name

ELEMENTARY = frozenset({"constant", "constant-factor", "sum", "linear", "power"})
"""Rules that a student of the chain rule knows already: named, and explained only where there is no other."""

ONE_OVER = "1/"
"""The power rule under a fraction bar, which is explained even to those who know the power rule."""

MOST_EXPLAINED = 2
"""Rules explained in one line in words; the others are named, rows of tables apart, which are short."""


def language_of(locale: str) -> str:
    """`vi` or `en`."""
    return "vi" if locale.startswith("vi") else "en"


def title(code: str, locale: str = "en") -> str:
    """The name of a rule."""
    return RULES[code].title[language_of(locale)]


def heading(rules: Iterable[str], locale: str = "en") -> str:
    """The names of the rules of a line, each once: `Chain rule, power rule`."""
    names = [title(code, locale) for code in dict.fromkeys(rules)]
    return ", ".join([*names[:1], *(_lowered(name) for name in names[1:])])


@lru_cache(maxsize=2048)
def sentence(
    rules: tuple[str, ...],
    locale: str = "en",
    functions: tuple[str, ...] = (),
    explained: tuple[str, ...] | None = None,
) -> str:
    """The names of the rules of one line, then what those in `explained` (None: all) say: `Sum rule: differentiate …`.

    `functions`: for each rule the function that was looked up; its line of the table stands in place of the advice.
    """
    names = functions or ("",) * len(rules)
    told = [
        _advice(code, name, locale)
        for code, name in zip(rules, names, strict=True)
        if not RULES[code].simplifies and (explained is None or code in explained)
    ]
    said = "; ".join(dict.fromkeys(told))
    return f"{heading(rules, locale)}: {said}." if said else f"{heading(rules, locale)}."


def to_explain(lines: Iterable[tuple[Sequence[str], Sequence[str]]]) -> list[tuple[str, ...]]:
    """For each line (rules, functions looked up) the rules that its sentence explains, among those that are new.

    Every row of a table is told, and words of two rules at most.
    """
    lines = list(lines)
    used = {code for rules, _ in lines for code in rules if not RULES[code].simplifies}
    known = ELEMENTARY if used - ELEMENTARY else frozenset[str]()
    seen: set[str] = set()
    found = []
    for rules, functions in lines:
        fresh: dict[str, list[str]] = {}
        for code, name in zip(rules, functions, strict=True):
            advice = _advice(code, name)
            new = code not in known or name == ONE_OVER
            if new and not RULES[code].simplifies and advice not in seen:
                fresh.setdefault(code, []).append(advice)
        told = sorted(fresh, key=_weight)
        in_words = [code for code in told if RULES[code].sentence["en"] in fresh[code]][:MOST_EXPLAINED]
        chosen = tuple([code for code in told if code in in_words or RULES[code].sentence["en"] not in fresh[code]])
        seen.update(advice for code in chosen for advice in fresh[code])
        found.append(chosen)
    return found


_LATER = {
    "en": ("Second derivative", "Third derivative", "Derivative of order {order}", "differentiate the result again."),
    "vi": ("Đạo hàm cấp hai", "Đạo hàm cấp ba", "Đạo hàm cấp {order}", "tiếp tục lấy đạo hàm của kết quả trên."),
}


def turn_to(order: int, locale: str = "en") -> str:
    """What stands in front of the lines of the second and later derivatives."""
    *names, general, rest = _LATER[language_of(locale)]
    name = names[order - 2] if order - 2 < len(names) else general.format(order=order)
    return f"{name}: {rest}"


def _weight(code: str) -> int:
    """The rules that say most come first."""
    return ("power", "sum", "linear", "constant", "constant-factor").index(code) if code in ELEMENTARY else -1


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


@lru_cache(maxsize=1024)
def _advice(code: str, name: str, locale: str = "en") -> str:
    """What a rule says, or the line of its table for this function."""
    rule = RULES[code]
    shown = textbook_name(name)
    beginnings = (f"d/dx[{name}(", f"d/dx[{name}") if name.endswith(("^", "/")) else (f"d/dx[{shown}(",)
    row = next((line for line in rule.statement if name and line.startswith(beginnings)), "")
    return row if row and len(rule.statement) > 1 else rule.sentence[language_of(locale)]
