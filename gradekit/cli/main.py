"""The `gradekit` command: its subcommands are the files of this folder, imported when they are called."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import Any, cast

import click

from gradekit.cli.telling import printable_errors, tell
from gradekit.errors import GradekitError
from gradekit.version import __version__

FOLDER = os.path.dirname(__file__)  # noqa: PTH120 pathlib is not imported on this path
NOT_COMMANDS = {"__init__", "main", "telling"}


class FolderGroup(click.Group):
    """Finds a command by the name of its file; lists them all without importing one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """The files of the folder that define a command."""
        return [name.replace("_", "-") for name in _files() if _claim(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 as above
        """The `command` of the file of that name."""
        name = cmd_name.replace("-", "_")
        if name not in _files():
            return None
        return cast("click.Command", getattr(import_module(f"gradekit.cli.{name}"), "command", None))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands; each is described by the first line of its file."""
        rows = [(name, _claim(name.replace("-", "_"))) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; text that the terminal cannot show is escaped, never a crash."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error the caller must mend is told in one line and ends with 2."""
        try:
            with printable_errors():
                return super().invoke(ctx)
        except GradekitError as error:
            tell(str(error))
            ctx.exit(2)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The options before the name of the command."""
        with printable_errors():
            return super().parse_args(ctx, args)


def _files() -> list[str]:
    names = (name[:-3] for name in os.listdir(FOLDER) if name.endswith(".py"))  # noqa: PTH208 pathlib is not imported
    return sorted(set(names) - NOT_COMMANDS)


def _claim(name: str) -> str:
    """The first line of the file's docstring, empty for a file that holds no command."""
    with open(os.path.join(FOLDER, name + ".py"), encoding="utf-8") as source:  # noqa: PTH118, PTH123 as above
        first = source.readline().strip().strip('"').rstrip(".")
        return first if "\ncommand = " in (text := source.read()) or "\n@click.command" in text else ""


@click.group(cls=FolderGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gradekit")
def gradekit() -> None:
    """Generate calculus exercises, and grade the answers with evidence for every verdict.

    Example: gradekit compare '2x' 'x+x'
    """
