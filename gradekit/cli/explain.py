"""Say in one line what a code means."""

from __future__ import annotations

import difflib

import click

from gradekit.errors import InputError


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what CODE means; without a code, list all of them.

    \b
    gradekit explain one-equals
    """
    from gradekit.codes import all_codes

    codes = all_codes()
    if code is None:
        width = max(map(len, codes))
        for name, meaning in codes.items():
            click.echo(f"{name:<{width}}  {meaning}")
        return
    if code not in codes:
        near = difflib.get_close_matches(code, codes, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; `gradekit explain` lists all of them"
        raise InputError("unknown-code", f"no code is named {code!r}{hint}")
    click.echo(f"{code}: {codes[code]}")
