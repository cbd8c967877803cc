"""Grade a file of submissions with a key: a result for every answer."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradekit.cli.progress import progress
from gradekit.cli.telling import tell

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("key", type=FILE)
@click.argument("submissions", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, metavar="RESULTS.jsonl", help="One result a line, in order.")
@click.option("--jobs", type=click.IntRange(1, 256), default=1, help="Processes; the results are the same.")
@click.option("--resume", is_flag=True, help="Keep the results of an interrupted run with the same key.")
@click.option("--sympy", "with_sympy", is_flag=True, help="Let sympy try, for 3 s, to prove what was only sampled.")
@click.option("--gradebook", type=FILE, metavar="G.csv", help="Scores: a row for each student.")
@click.option("--report", type=FILE, metavar="R.html", help="A readable summary.")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
def command(
    key: Path,
    submissions: Path,
    output: Path,
    jobs: int,
    resume: bool,
    with_sympy: bool,
    gradebook: Path | None,
    report: Path | None,
    as_json: bool,
) -> None:
    """Grade SUBMISSIONS (.jsonl, .csv or .json) with KEY, the key.json that `generate` wrote.

    \b
    gradekit grade out/key.json answers.csv -o results.jsonl --gradebook grades.csv --report report.html

    Exit code: 0, or 2 where a row could not be used; the others are graded all the same.
    """
    from gradekit.batch.gradebook import write_gradebook
    from gradekit.batch.report import summarise, write_report
    from gradekit.batch.run import grade_file, keep_apart, read_results

    keep_apart((key, submissions), [path for path in (output, gradebook, report) if path is not None])
    try:
        with progress("grading") as moved:
            batch = grade_file(
                key, submissions, output, jobs=jobs, resume=resume, with_sympy=with_sympy, progress=moved
            )
    except KeyboardInterrupt:
        told = "holds what is graded so far; the same command with --resume goes on and writes the rest"
        tell(f"{output}: [interrupted] {told}")
        sys.exit(130)
    if gradebook is not None:
        write_gradebook(gradebook, batch.key, read_results(output))
    if report is not None:
        write_report(report, batch.key, read_results(output))
    summary = summarise(read_results(output))
    counts = {outcome: summary.outcomes[outcome] for outcome in sorted(summary.outcomes)}
    if as_json:
        import json

        numbers = {"rows": batch.rows, "taken_over": batch.taken_over, "errors": batch.errors}
        click.echo(json.dumps(numbers | {"superseded": summary.superseded, "outcomes": counts}))
    else:
        counts |= {"blank": summary.blank, "superseded": summary.superseded}
        told = ", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in counts.items() if count)
        unusable = f"; {batch.errors} rows could not be used" if batch.errors else ""
        click.echo(f"{batch.rows - batch.errors} answers graded: {told or 'none'}{unusable}")
    if summary.odd_times:
        told = "no ISO 8601 times such as 2026-10-05T10:30:00; where a part was handed in again, the last row counts"
        tell(f"{submissions}: [odd-time] {summary.odd_times} of submitted_at are {told}")
    for error in summary.errors[:20]:
        where = f"{submissions}:{error['line']}:" if error["line"] else f"{submissions}: row {error['row']}:"
        tell(f"{where} [{error['reason']}] {error['message']}")
    if batch.errors > 20:
        tell(f"{submissions}: {batch.errors - 20} more rows with errors, see {output}")
    sys.exit(2 if batch.errors else 0)
