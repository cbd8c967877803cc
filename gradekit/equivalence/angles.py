"""Sines and cosines: every angle as a whole-number combination of few base angles, then the addition theorem.

The angles that occur span a lattice; a basis of it gives the generators c = cos β, s = sin β with s² = 1 − c².  Parts
k·π/2 turn the pair, π/3, π/4, π/6 bring in square roots, whole-number variables times π a sign, and arcs of inverse
functions their algebraic values.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any, TypeAlias

from flint import fmpq, fmpq_mat, fmpz_mat

from gradekit.equivalence.factors import Refine, absolute_power, constant_power
from gradekit.equivalence.isolation import inside
from gradekit.equivalence.ratio import Polynomial, Ratio, TooLarge

if TYPE_CHECKING:
    from gradekit.equivalence.kernels import Field

Vector: TypeAlias = dict[Any, Any]
"""Direction → rational coefficient."""
Pair: TypeAlias = tuple[Ratio, Ratio]
"""Cosine and sine."""

MOST_TURNS = 60


def vector(field: Field, a: Ratio) -> tuple[Vector, Any, list[tuple[Any, int]], list[tuple[int, int]]]:
    """An angle as (free part, multiple of π, signs of whole-number multiples of π, arcs)."""
    free: Vector = {}
    turn = fmpq(0)
    parities: list[tuple[Any, int]] = []
    arcs: list[tuple[int, int]] = []
    pi = field.named.get(("pi",))
    for direction, coefficient in field.terms(a):
        exponents, below = direction
        used = [(i, int(e)) for i, e in enumerate(exponents) if e]
        if not below and pi is not None and (pi, 1) in used:
            rest = [i for i, _ in used if i != pi]
            if not rest:
                turn = coefficient
                continue
            if coefficient.q == 1 and all(
                field.kinds[i][0] == "v" and field.kinds[i][1] in field.integers for i in rest
            ):
                if int(coefficient.p) % 2:
                    parities.append((direction, 1))
                continue
        alone = not below and len(used) == 1 and used[0][1] == 1 and coefficient.q == 1
        if alone and field.kinds.get(used[0][0], ("",))[0] in ("asin", "atan"):
            arcs.append((used[0][0], int(coefficient.p)))
            continue
        free[direction] = coefficient
    return free, turn, parities, arcs


def cosine_and_sine(field: Field, a: Ratio) -> Pair:
    """Cos a and sin a."""
    free, turn, parities, arcs = vector(field, a)
    pair = _turned(field, turn)
    for index, count in arcs:
        pair = _added(field, pair, _multiple_of(field, _arc(field, index), count))
    if free:
        for base, count in express(field, free):
            pair = _added(field, pair, _base_multiple(field, base, count))
    for direction, _ in parities:
        parity = field.parity(direction)
        pair = (field.ring.product(pair[0], parity), field.ring.product(pair[1], parity))
        field.used.add("whole-number-of-half-turns")
    return pair


def _added(field: Field, p: Pair, q: Pair) -> Pair:
    ring = field.ring
    if p[1].above == 0 and p[0].above == 1 and not p[0].below:
        return q
    if q[1].above == 0 and q[0].above == 1 and not q[0].below:
        return p
    field.used.add("angle-sum")
    minus = ring.number(-1)
    cosine = ring.total_of([ring.product(p[0], q[0]), ring.product(minus, ring.product(p[1], q[1]))])
    sine = ring.total_of([ring.product(p[1], q[0]), ring.product(p[0], q[1])])
    return cosine, sine


def _multiple_of(field: Field, pair: Pair, count: int) -> Pair:
    if abs(count) > MOST_TURNS:
        raise TooLarge
    ring = field.ring
    if count < 0:
        pair = (pair[0], ring.scaled(pair[1], fmpq(-1)))
    total: Pair = (ring.number(1), ring.number(0))
    for _ in range(abs(count)):
        total = _added(field, total, pair)
    return total


def _turned(field: Field, turn: Any) -> Pair:
    """Cos and sin of turn·π: exact for multiples of π/12; another constant angle is a base angle of its own."""
    ring = field.ring
    quadrant = int(2 * turn.p) // int(turn.q)
    rest = turn - fmpq(quadrant, 2)
    pair = _first_quadrant(field, rest)
    for _ in range(quadrant % 4):
        pair = (ring.scaled(pair[1], fmpq(-1)), pair[0])
    return pair


def _first_quadrant(field: Field, rest: Any) -> Pair:
    ring = field.ring
    if not rest:
        return ring.number(1), ring.number(0)
    half = fmpq(1, 2)
    root = {n: constant_power(field, fmpq(n), half) for n in (2, 3)} if rest.q in (3, 4, 6, 12) else {}
    if not root:
        exponents = [0] * ring.total
        exponents[field.pi()] = 1
        pair: Pair = (ring.number(1), ring.number(0))
        for base, count in express(field, {(tuple(exponents), ""): rest}):
            pair = _added(field, pair, _base_multiple(field, base, count))
        return pair
    field.used.add("special-angles")
    quarter = ring.scaled(root[2], half)
    if rest.q == 4:
        return quarter, quarter
    if rest.q in (3, 6):
        long, short = ring.scaled(root[3], half), ring.number(half)
        return (long, short) if rest == fmpq(1, 6) else (short, long)
    six, two = ring.product(root[2], root[3]), root[2]
    plus, minus = (ring.scaled(ring.total_of([six, ring.scaled(two, fmpq(s))]), fmpq(1, 4)) for s in (1, -1))
    return (plus, minus) if rest == fmpq(1, 12) else (minus, plus)


def _arc(field: Field, index: int) -> Pair:
    """Cos and sin of asin u or atan u."""
    ring = field.ring
    name, u = field.kinds[index][0], field.kinds[index][1]
    square = ring.product(u, u)
    one = ring.number(1)
    field.used.add("function-of-its-inverse")
    if name == "asin":
        return absolute_power(field, ring.total_of([one, ring.scaled(square, fmpq(-1))]), fmpq(1, 2)), u
    cosine = absolute_power(field, ring.total_of([one, square]), fmpq(-1, 2))
    return cosine, ring.product(u, cosine)


def _base_multiple(field: Field, base: int, count: int) -> Pair:
    """cos(count·β) and sin(count·β) by Chebyshev's recurrence."""
    size = abs(count)
    if size > MOST_TURNS:
        raise TooLarge
    ring = field.ring
    c, s = _generators(field, base)
    table: list[tuple[Polynomial, Polynomial]] = field.chebyshev.setdefault(
        field.bases[base][1], [(ring.one, ring.zero), (c, s)]
    )
    while len(table) <= size:
        ring.spend(4 * len(table))
        (c1, s1), (c0, s0) = table[-1], table[-2]
        table.append((2 * c * c1 - c0, 2 * c * s1 - s0))
    cosine, sine = table[size]
    if size > 1:
        field.used.add("multiple-angle")
    return Ratio(cosine, {}), Ratio(sine if count >= 0 else -sine, {})


def _generators(field: Field, base: int) -> tuple[Polynomial, Polynomial]:
    ring = field.ring
    name = ("cos", field.bases[base][1])
    index = field.named.get(name)
    if index is None:
        index = ring.new()
        other = ring.new()
        field.named[name] = index
        within = tuple(sorted({i for direction in field.bases[base][0] for i in inside(field, direction)}))
        for i in (index, other):
            field.kinds[i] = ("trig", within)
            field.signs.bounded[i] = (fmpq(-1), fmpq(1))
        ring.relate(other, 2, 1 - ring.generators[index] ** 2)
        field.partner[index] = other
        field.used.add("pythagoras")
    return ring.generators[index], ring.generators[field.partner[index]]


def express(field: Field, v: Vector) -> list[tuple[int, int]]:
    """The vector as Σ count·base.  Raises Refine when the bases have to change."""
    for number, (base, _) in enumerate(field.bases):
        ratio = _proportion(v, base)
        if ratio is not None and ratio.q == 1:
            return [(number, int(ratio.p))]
    found = _solve(v, [base for base, _ in field.bases])
    if found is not None:
        return [(i, k) for i, k in enumerate(found) if k]
    register(field, v)
    rebuild(field)
    raise Refine


def register(field: Field, v: Vector) -> None:
    """Note an angle that the bases have to span."""
    if v and not any(v == known for known in field.vectors):
        if len(field.vectors) >= 40:
            raise TooLarge
        field.vectors.append(v)


def rebuild(field: Field) -> None:
    """Choose bases of the lattice of all angles noted."""
    classes: list[Vector] = []
    for v in field.vectors:
        for number, known in enumerate(classes):
            ratio = _proportion(v, known)
            if ratio is not None:
                step = fmpq(1, int(ratio.q))
                classes[number] = {d: c * step for d, c in known.items()}
                break
        else:
            lead = v[max(v)]
            classes.append(v if lead > 0 else {d: -c for d, c in v.items()})
    if len(classes) > 1 and _dependent(classes):
        classes = _lattice(classes)
    field.bases = [(base, _name(base)) for base in classes]


def _name(base: Vector) -> str:
    return repr(sorted((direction, str(c)) for direction, c in base.items()))


def _proportion(v: Vector, base: Vector) -> Any | None:
    if v.keys() != base.keys():
        return None
    ratio = None
    for direction, c in base.items():
        here = v[direction] / c
        if ratio is not None and here != ratio:
            return None
        ratio = here
    return ratio


def _dependent(classes: list[Vector]) -> bool:
    directions = sorted({d for v in classes for d in v})
    return fmpq_mat([[v.get(d, fmpq(0)) for d in directions] for v in classes]).rank() < len(classes)


def _lattice(classes: list[Vector]) -> list[Vector]:
    """A short basis of the lattice that dependent angles span."""
    directions = sorted({d for v in classes for d in v})
    scale = lcm(*(int(c.q) for v in classes for c in v.values()))
    rows = [[int((v.get(d, fmpq(0)) * scale).p) for d in directions] for v in classes]
    reduced = fmpz_mat(rows).hnf()
    kept = [[int(reduced[i, j]) for j in range(len(directions))] for i in range(len(rows))]
    kept = [row for row in kept if any(row)]
    short = fmpz_mat(kept).lll()
    result = []
    for i in range(len(kept)):
        base = {d: fmpq(int(short[i, j]), scale) for j, d in enumerate(directions) if short[i, j] != 0}
        result.append(base if base[max(base)] > 0 else {d: -c for d, c in base.items()})
    return result


def _solve(v: Vector, bases: list[Vector]) -> list[int] | None:
    """Whole numbers k with v = Σ kᵢ·basesᵢ, for independent bases, else None."""
    if len(bases) < 2:
        return None
    directions = sorted({d for base in bases for d in base} | set(v))
    width = len(bases)
    rows = [[each.get(d, fmpq(0)) for each in (*bases, v)] for d in directions]
    reduced, rank = fmpq_mat(rows).rref()
    if rank != width or any(reduced[i, i] != 1 for i in range(width)):
        return None
    found = [reduced[i, width] for i in range(width)]
    return [int(k.p) for k in found] if all(k.q == 1 for k in found) else None
