"""Say whether an answer equals a reference, and how that is known."""

from __future__ import annotations

import gc
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import IO, TYPE_CHECKING, Any

import click

from gradekit.cli.formula_command import FormulaCommand
from gradekit.errors import InputError, Place

if TYPE_CHECKING:
    from gradekit.equivalence.decide import Prover

EXIT = {"correct": 0, "incorrect": 1, "wrong_form": 1, "unreadable": 2, "undecided": 3}


@click.command(cls=FormulaCommand)
@click.argument("texts", nargs=-1, metavar="[REFERENCE] [ANSWER]")
@click.option("--variable", "variables", multiple=True, help="A declared name; may be given several times.")
@click.option("--domain", help="Where they must agree, such as 'x > 0' or '0 < x < 5, n integer'.")
@click.option("--form", help="A required form, such as expanded or factored.")
@click.option("--derivative-of", metavar="F", help="Compare with the derivative of F; then only ANSWER is given.")
@click.option("--order", type=int, help="The order of the derivative.  [default: 1]")
@click.option("--notation", type=click.Choice(["ascii", "latex"]), help="Found out where it is not given.")
@click.option("--locale", type=click.Choice(["en", "vi"]), default="en", help="Decimal mark and messages.")
@click.option("--label", "labels", multiple=True, help="A left side that may stand before '='.")
@click.option("--policy", "policies", multiple=True, metavar="NAME=SETTING", help="Such as domain=lenient.")
@click.option("--sympy", "with_sympy", is_flag=True, help="Let sympy try, for 3 s, to prove what was only sampled.")
@click.option("--json", "as_json", is_flag=True, help="The whole result as JSON.")
@click.option("--batch", metavar="IN.jsonl", help="One request a line, - for standard input.")
@click.option("-o", "--output", metavar="OUT.jsonl", help="With --batch: one result a line, - for standard output.")
def command(
    texts: tuple[str, ...],
    batch: str | None,
    output: str | None,
    as_json: bool,
    with_sympy: bool,
    **options: Any,
) -> None:
    """Compare ANSWER with REFERENCE, or every line of a file.

    \b
    gradekit compare '2x' 'x + x'
    gradekit compare --derivative-of 'x^3' '3x^2'
    gradekit compare --batch requests.jsonl -o results.jsonl

    Exit code: 0 correct, 1 incorrect or in another form, 2 unreadable or unusable, 3 undecided.
    With --batch: 0, or 2 where a line could not be used.
    """
    if batch is not None:
        if texts:
            raise click.UsageError("with --batch, references and answers come from the file")
        sys.exit(_batch(batch, output or "-", with_sympy))
    sys.exit(_single(_request(texts, options), as_json, with_sympy))


def _request(texts: tuple[str, ...], options: dict[str, Any]) -> dict[str, Any]:
    """The compare request that the command line states."""
    wanted = 1 if options["derivative_of"] is not None else 2
    if len(texts) != wanted:
        needs = "ANSWER" if wanted == 1 else "REFERENCE and ANSWER"
        raise click.UsageError(f"{needs} needed, {len(texts)} given (put each between quotes)")
    request = {name: options[name] for name in ("domain", "form", "derivative_of", "order", "notation", "locale")}
    request |= {"answer": texts[-1], "variables": list(options["variables"]) or None}
    request["label"] = list(options["labels"]) or None
    if wanted == 2:
        request["reference"] = texts[0]
    if options["policies"]:
        request["policies"] = dict(policy.partition("=")[::2] for policy in options["policies"])
    return {name: value for name, value in request.items() if value is not None}


def _helper(with_sympy: bool) -> AbstractContextManager[Prover | None]:
    """The last prover, if it is wanted; its process starts with the first answer that needs it."""
    if not with_sympy:
        return nullcontext()
    from gradekit.equivalence.worker import SympyProver

    return SympyProver()


def _single(request: dict[str, Any], as_json: bool, with_sympy: bool) -> int:
    from gradekit.grading.compare import compare

    with _helper(with_sympy) as prover:
        result = compare(request, prover)
    if as_json:
        from gradekit.batch.compare_lines import line_of

        click.echo(line_of(result).decode(), nl=False)
    else:
        from gradekit.grading.in_words import lines

        for line in lines(request, result):
            click.echo(line)
    return 2 if "error" in result else EXIT[result["outcome"]]


def _batch(source: str, target: str, with_sympy: bool) -> int:
    try:
        with (
            click.open_file(source, "rb") as requests,
            click.open_file(target, "wb") as out,
            _helper(with_sympy) as prover,
        ):
            return _write(requests, out, prover, at_once="-" in (source, target))
    except OSError as error:
        raise InputError("file", f"cannot be opened: {error.strerror}", Place(str(error.filename))) from error


def _write(requests: IO[bytes], out: IO[bytes], prover: Prover | None, *, at_once: bool) -> int:
    from gradekit.batch.compare_lines import line_of, results

    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # verdicts make few cycles: looking for them took a twentieth of the time
    code = 0
    for result in results(requests, prover):
        out.write(line_of(result))
        if at_once:  # whoever feeds a pipe may wait for each line
            out.flush()
        if "error" in result:
            code = 2
    return code
