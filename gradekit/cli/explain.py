"""Say in one line what a code means."""

from __future__ import annotations

import difflib
from importlib import import_module
from typing import TYPE_CHECKING

import click

from gradekit.errors import InputError

if TYPE_CHECKING:
    from gradekit.calculus.mistake import Mistake
    from gradekit.calculus.rule import Rule


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what CODE, a code or the code of a mistake or a rule, means; without a code, list all codes.

    \b
    gradekit explain one-equals
    gradekit explain forgot_inner_derivative
    gradekit explain chain
    """
    from gradekit.codes import all_codes

    codes = all_codes()
    if code is None:
        width = max(map(len, codes))
        for name, meaning in codes.items():
            click.echo(f"{name:<{width}}  {meaning}")
        return
    if code in codes:
        click.echo(f"{code}: {codes[code]}")
        return
    from gradekit.calculus.mistakes import MISTAKES
    from gradekit.calculus.rules import RULES
    from gradekit.grading.roundings import rounding_mistake

    rounded = rounding_mistake("en")
    if code in MISTAKES:
        click.echo(_mistake(MISTAKES[code]))
    elif code == rounded.code:
        click.echo(f"{code}: {rounded.name} ({rounded.family}). {rounded.message}")
    elif code in RULES:
        click.echo(_rule(RULES[code]))
    else:
        near = difflib.get_close_matches(code, [*codes, *MISTAKES, *RULES], n=1, cutoff=0.75)
        hint = f"; did you mean {near[0]}?" if near else "; `gradekit explain` lists all of them"
        raise InputError("unknown-code", f"no code is named {code!r}{hint}")


def _mistake(mistake: Mistake) -> str:
    """What a mistake is called and what it is, why it fails and what to say, as its file tells it."""
    module = import_module(f"gradekit.calculus.mistakes.{mistake.code}")
    told = "\n".join(" ".join(part.split()) for part in (module.__doc__ or "").strip().split("\n\n"))
    return f"{mistake.code}: {mistake.name['en']} ({mistake.family}). {told}"


def _rule(rule: Rule) -> str:
    """What a rule is called, what it says, its table, and when it holds."""
    lines = [f"{rule.code}: {rule.title['en']}. {rule.sentence['en'][:1].upper()}{rule.sentence['en'][1:]}."]
    lines += [f"  {row}" for row in rule.statement]
    return "\n".join([*lines, f"Conditions: {rule.conditions['en']}."] if rule.conditions["en"] else lines)
