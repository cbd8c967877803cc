"""Random pairs, equal by construction and different by a slip, judged, and every verdict checked with mpmath.

The run in full, in two shards that can be stopped and started again (a minute's work is lost at most):

    python -m tests.equivalence.metamorphic --from 0 --to 50000 --log one.jsonl &
    python -m tests.equivalence.metamorphic --from 50000 --to 100000 --log two.jsonl &
    python -m tests.equivalence.metamorphic --summary one.jsonl two.jsonl

Each number gives one equal pair and one pair with a slip, over x, or over x and y.  A line of the log is a block of 250
numbers: its counts, and every pair that a person must look at (`flags`).  Nothing in it depends on time or on the
order of the blocks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from random import Random  # noqa: TID251 - any stream will do for a test
from typing import Any

from gradekit.equivalence.decide import decide
from gradekit.equivalence.evidence import Decision, Exhausted, Proved, Refuted, Sampled
from gradekit.equivalence.question import Question
from gradekit.expression.budget import too_large
from gradekit.expression.printing import latex, text
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from tests.equivalence import oracle
from tests.equivalence.equal_steps import equal_form
from tests.equivalence.oracle import LADDER, Unclear
from tests.equivalence.random_functions import X, Y, expression, renamed
from tests.equivalence.slips import mutated

BLOCK = 250
NUMERATORS = (123_457, 611_953, 1_414_213, 2_236_067, 3_605_551, 7_071_067, 12_345_678)
PLACES = tuple(Fraction(sign * n, 999_983) for n in NUMERATORS for sign in (1, -1))
NOTATIONS = ("tree", "plain", "LaTeX", "Unicode")
OTHER_NAMES = ({"x": "t", "y": "s"}, {"x": "u", "y": "x"}, {"x": "y", "y": "x"}, {"x": "alpha", "y": "theta"})
UNICODE = {
    "*": "·", "-": "−", "sqrt(": "√(", "pi": "π", "alpha": "α", "theta": "θ", "^2": "²", "^3": "³",
}  # fmt: skip


def points(names: tuple[str, ...]) -> list[dict[str, Fraction]]:
    """Where the oracle looks."""
    return [
        {name: PLACES[(place * (1 + 4 * shift) + shift) % len(PLACES)] for shift, name in enumerate(names)}
        for place in range(len(PLACES))
    ]


def spelled(tree: Node, notation: str) -> str:
    """The tree as someone would type it in that notation."""
    if notation == "LaTeX":
        return latex.show(tree)
    typed = text.show(tree)
    if notation == "Unicode":
        for plain, sign in UNICODE.items():
            pieces = typed.split(plain)
            typed = pieces[0]
            for piece in pieces[1:]:
                longer = plain[0] == "^" and piece[:1] in tuple("0123456789.^/")
                typed += (plain if longer else sign) + piece
    return typed


def read_again(tree: Node, notation: str, names: tuple[str, ...]) -> Node | None:
    """The tree printed in a notation and read back; None where it is too large to be typed."""
    if notation == "tree" or too_large(tree) is not None:
        return tree
    typed = spelled(tree, notation)
    reading = read(typed, ReaderSettings(names=names, labels=()))
    if isinstance(reading, Reading):
        return reading.tree
    if reading.code in ("too-long", "too-many-tokens", "too-deep", "too-large"):
        return None
    raise AssertionError(f"{reading.code}: {typed}")


def seen(reference: Node, answer: Node, names: tuple[str, ...]) -> Counter[str]:
    """What mpmath says at all the points."""
    found: Counter[str] = Counter()
    for point in points(names):
        try:
            found[oracle.verdict(reference, answer, point)] += 1
        except Unclear as reason:
            found[f"unclear {reason}"] += 1
    return found


def certificate(reference: Node, answer: Node, refuted: Refuted) -> str:
    """`holds` or `fails` for the certificate of a refutation, by mpmath at its very point; or why it is skipped."""
    point = dict(refuted.point)
    reason = ""
    for digits in LADDER[1:]:
        try:
            left, right = oracle.evaluate(reference, point, digits), oracle.evaluate(answer, point, digits)
        except Unclear as fact:
            reason = str(fact)
            continue
        if refuted.undefined is not None:
            return "holds" if left is not None and right is None else "fails"
        if left is None or right is None or refuted.values is None:
            return "fails"
        sides = ((left, refuted.values[0]), (right, refuted.values[1]))
        return "holds" if all(oracle.inside(v, i.low, i.high, digits) for v, i in sides) else "fails"
    return f"skipped: {reason}"


def pair(number: int, counts: Counter[str], flags: list[str]) -> None:
    """Judge and check the two pairs of a number."""
    random = Random(number)  # noqa: S311
    variables = (X, Y) if random.random() < 0.3 else (X,)
    reference = expression(random, random.choice((1, 2, 2, 3)), variables)
    steps: Counter[str] = Counter()
    equal = equal_form(reference, random, random.choice((1, 2, 3, 4)), steps)
    slip: Counter[str] = Counter()
    other = mutated(equal if random.random() < 0.3 else reference, random, slip)
    notation = random.choice(NOTATIONS)
    names: tuple[str, ...] = tuple(v.name for v in variables)
    if random.random() < 0.25:
        change = random.choice(OTHER_NAMES)
        reference, equal, other = (renamed(tree, change) for tree in (reference, equal, other))
        names = tuple(change[name] for name in names)
        counts["step rename"] += 1
    counts.update({f"step {name}": n for name, n in steps.items()})
    counts.update({f"slip {name}": n for name, n in slip.items()})
    counts[f"variables {len(names)}"] += 1
    counts[f"notation {notation}"] += 1
    question = Question(reference, names)
    for kind, answer in (("equal", equal), ("mutated", other)):
        typed = read_again(answer, notation, names)
        if typed is None:
            counts[f"notation {notation}, too long to type"] += 1
            typed = answer
        decision = decide(question, typed)
        problem = _checked(kind, reference, answer, names, decision, counts)
        if problem:
            shown = f"{text.show(reference)} | {text.show(answer)}"
            flags.append(f"{number} {kind} {notation}: {problem}: {shown}: {decision}")


def _checked(
    kind: str, reference: Node, answer: Node, names: tuple[str, ...], decision: Decision, counts: Counter[str]
) -> str:
    """What is wrong with a decision, or nothing; counted."""
    counts[f"{kind} pairs"] += 1
    evidence = decision.evidence
    match evidence:
        case Exhausted(limit=limit):
            counts[f"{kind} undecided"] += 1
            counts[f"{kind} undecided: {limit}"] += 1
            return ""
        case Refuted():
            counts[f"{kind} refuted"] += 1
            said = certificate(reference, answer, evidence)
            counts[f"{kind} refuted, certificate {said}"] += 1
            if said == "fails":
                return "mpmath does not see the refutation"
            return "an equal form is refuted" if kind == "equal" else ""
    counts[f"{kind} accepted"] += 1
    counts[f"{kind} {'proved' if isinstance(evidence, Proved) else 'sampled'}"] += 1
    assert isinstance(evidence, Proved | Sampled)
    found = seen(reference, answer, names)
    if found["different"] or (found["only-first"] and decision.note != "narrower-domain"):
        return f"accepted, but mpmath says {dict(found)}"
    if found["equal"]:
        counts[f"{kind} accepted, mpmath agrees"] += 1
        return ""
    reasons = sorted(found) or ["nothing"]
    counts[f"{kind} accepted, skipped by mpmath: {', '.join(reasons)}"] += 1
    return ""


def run(first: int, last: int, log: Path) -> None:
    """The numbers from `first` up to `last`, block by block; blocks that the log holds are passed over."""
    done = {json.loads(line)["from"] for line in log.read_text().splitlines()} if log.exists() else set()
    with log.open("a", encoding="utf-8") as out:
        for start in range(first, last, BLOCK):
            if start in done:
                continue
            counts: Counter[str] = Counter()
            flags: list[str] = []
            for number in range(start, min(start + BLOCK, last)):
                pair(number, counts, flags)
            out.write(json.dumps({"from": start, "counts": counts, "flags": flags}, sort_keys=True) + "\n")
            out.flush()


def summary(logs: list[Path]) -> dict[str, Any]:
    """The counts of all blocks together, and their flags."""
    blocks = {b["from"]: b for log in logs for b in map(json.loads, log.read_text(encoding="utf-8").splitlines())}
    total: Counter[str] = Counter()
    for block in blocks.values():
        total.update(block["counts"])
    flags = [flag for start in sorted(blocks) for flag in blocks[start]["flags"]]
    return {"blocks": len(blocks), **dict(sorted(total.items())), "flags": flags}


def main(arguments: list[str] | None = None) -> int:
    """The command line; 1 where a flag was raised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", dest="last", type=int, default=100_000)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--summary", type=Path, nargs="+", default=[])
    asked = parser.parse_args(arguments)
    if asked.log is not None:
        run(asked.first, asked.last, asked.log)
    found = summary(asked.summary or [asked.log])
    json.dump(found, sys.stdout, indent=1, ensure_ascii=False)
    return 1 if found["flags"] else 0


if __name__ == "__main__":
    sys.exit(main())
