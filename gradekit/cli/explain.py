"""Say in one line what a code means."""

from __future__ import annotations

import difflib
from importlib import import_module
from typing import TYPE_CHECKING

import click

from gradekit.errors import InputError

if TYPE_CHECKING:
    from gradekit.calculus.mistake import Mistake


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what CODE, a code or the name of a mistake, means; without a code, list all codes.

    \b
    gradekit explain one-equals
    gradekit explain forgot_inner_derivative
    """
    from gradekit.codes import all_codes

    codes = all_codes()
    if code is None:
        width = max(map(len, codes))
        for name, meaning in codes.items():
            click.echo(f"{name:<{width}}  {meaning}")
        return
    if code not in codes:
        from gradekit.calculus.mistakes import MISTAKES

        if code in MISTAKES:
            click.echo(_mistake(MISTAKES[code]))
            return
        near = difflib.get_close_matches(code, [*codes, *MISTAKES], n=1)
        hint = f"; did you mean {near[0]}?" if near else "; `gradekit explain` lists all of them"
        raise InputError("unknown-code", f"no code is named {code!r}{hint}")
    click.echo(f"{code}: {codes[code]}")


def _mistake(mistake: Mistake) -> str:
    """What a mistake is called and what it is, why it fails and what to say, as its file tells it."""
    module = import_module(f"gradekit.calculus.mistakes.{mistake.code}")
    told = "\n".join(" ".join(part.split()) for part in (module.__doc__ or "").strip().split("\n\n"))
    return f"{mistake.code}: {mistake.name['en']} ({mistake.family}). {told}"
