"""A command whose arguments are formulas, so that `-x^2` and `-2h` are answers and not options."""

from __future__ import annotations

import click


class FormulaCommand(click.Command):
    """Takes only its own options as options, spelled whole; whatever else begins with a minus is an argument."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options first, then `--`, then the formulas in their order."""
        takes_value = {
            spelling: not (parameter.is_flag or parameter.count)
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Option)
            for spelling in (*parameter.opts, *parameter.secondary_opts)
        }
        options: list[str] = []
        formulas: list[str] = []
        rest = iter(args)
        for arg in rest:
            name, joined, _ = arg.partition("=")
            if arg == "--":
                formulas.extend(rest)
            elif arg in takes_value:
                value = next(rest, None) if takes_value[arg] else None
                options.extend([arg] if value is None else [arg, value])
            elif (joined and name.startswith("--") and name in takes_value) or _misspelled(name):
                options.append(arg)
            else:
                formulas.append(arg)
        return super().parse_args(ctx, [*options, "--", *formulas])


def _misspelled(name: str) -> bool:
    """Does this look like an option, `--word`?  Then click says that it knows none of that name."""
    return name.startswith("--") and len(name) > 3 and name[2:].replace("-", "").isalpha()
