"""The period of a function that depends on its variable through sines and cosines of multiples of it alone."""

from __future__ import annotations

from math import gcd, lcm
from typing import Any

from flint import arb, fmpq

from gradekit.equivalence.evaluation import precision
from gradekit.equivalence.graph import Graph
from gradekit.equivalence.switches import varies

WAVES = {"sin": False, "cos": False, "sin_pi": True, "cos_pi": True}
"""Whether the argument is counted in units of pi."""


def period(graph: Graph, nodes: list[int]) -> Any | None:
    """A rational a little longer than a common period of the nodes; None where none is seen."""
    speeds: set[tuple[bool, Any]] = set()
    waiting, met = list(nodes), set(nodes)
    while waiting:
        operation = graph.operations[waiting.pop()]
        kind = operation[0]
        if kind in ("v", "case", "bad", "p"):
            return None
        if kind in WAVES:
            speed = _speed(graph, operation[1])
            if speed is None:
                return None
            speeds.add((WAVES[kind], speed))
            continue
        if kind in ("q", "pi"):
            continue
        parts = operation[1:2] if kind == "^" else operation[1:]
        waiting += [part for part in parts if part not in met]
        met.update(parts)
    speeds = {(turns, speed) for turns, speed in speeds if speed}
    if len({turns for turns, _ in speeds}) != 1:
        return None
    turns = next(iter(speeds))[0]
    # The periods are 2/speed or 2·pi/speed: all divide 2·(least common multiple of 1/speed).
    tops = lcm(*(int(speed.q) for _, speed in speeds))
    common = fmpq(tops, gcd(*(abs(int(speed.p)) for _, speed in speeds)))
    if turns:
        return 2 * common + fmpq(1, 2**30)
    with precision(64):
        mantissa, exponent = (int(part) for part in (2 * arb(common) * arb.pi()).mid().man_exp())
    return fmpq(mantissa) * fmpq(2) ** exponent + fmpq(1, 2**30)


def _speed(graph: Graph, node: int) -> Any | None:
    """The rational r of a node r·x + c, where c has no variable."""
    operation = graph.operations[node]
    if operation[0] == "v":
        return fmpq(1)
    if operation[0] == "+":
        moving = [part for part in operation[1:] if varies(graph, part)]
        return _speed(graph, moving[0]) if len(moving) == 1 else None if moving else fmpq(0)
    if operation[0] == "*" and len(operation) == 3:
        factor = next((graph.rational(n) for n in operation[1:] if graph.rational(n) is not None), None)
        other = next((n for n in operation[1:] if graph.operations[n][0] == "v"), None)
        return factor if factor is not None and other is not None else None
    return None if varies(graph, node) else fmpq(0)
