"""`value` gives what a frozen dataclass with slots gives."""

from __future__ import annotations

import pytest

from gradekit.values import field, replace, value


@value
class Point:
    """A point with a label that does not count."""

    x: int
    y: int = 0
    label: str = field(default="", compare=False, repr=False)
    tags: dict[str, int] = field(default_factory=dict, compare=False)


@value
class Pair:
    """Two fields: made by a faster road."""

    first: object
    second: object = None


@value
class Triple:
    """Three fields, two with the same default."""

    first: object
    second: object = None
    third: object = None


def test_few_fields_are_as_many_fields() -> None:
    """Values of two and three fields take the same arguments as any."""
    assert (Pair(1).second, Pair(1, 2).second, Pair(first=1, second=2).second) == (None, 2, 2)
    assert (Triple(None, None, 3).third, Triple(1, third=3).second, Triple(1, 2).third) == (3, None, None)
    assert Triple(None, 5, third=1).second == 5


@pytest.mark.parametrize("kind", [Pair, Triple])
@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, 2, 3, 4), {}), ((1,), {"first": 2}), ((1,), {"z": 2})])
def test_few_fields_refuse_the_same(kind: type, given: tuple[object, ...], named: dict[str, object]) -> None:
    """A missing, surplus, repeated or unknown field is a TypeError on the faster road, too."""
    with pytest.raises(TypeError):
        kind(*given, **named)


def test_fields_by_position_and_by_name() -> None:
    """Fields are given in order or by name; the rest take their defaults, a fresh one from a factory."""
    assert (Point(1, 2).x, Point(1, y=2).y, Point(x=1).y) == (1, 2, 0)
    assert Point(1).tags is not Point(1).tags


def test_equality_and_hash_leave_out_what_does_not_compare() -> None:
    """Equal fields make equal values with equal hashes; another class is never equal."""
    assert Point(1, label="a") == Point(1, label="b") != Point(2)
    assert hash(Point(1, label="a")) == hash(Point(1, label="b"))
    other: object = (1, 0)
    assert Point(1) != other


def test_values_never_change() -> None:
    """Setting, adding and deleting a field are refused."""
    point = Point(1)
    for name in ("x", "z"):
        with pytest.raises(AttributeError):
            setattr(point, name, 2)
    with pytest.raises(AttributeError):
        del point.x


def test_replace_keeps_the_rest() -> None:
    """A changed copy has every other field of the original."""
    assert replace(Point(1, 2, "a"), x=5).label == "a"
    assert replace(Point(1, 2), x=5) == Point(5, 2)


@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, 2, "", {}, 5), {}), ((1,), {"x": 1}), ((1,), {"z": 1})])
def test_wrong_arguments_are_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    """A missing, repeated, unknown or surplus field is a TypeError."""
    with pytest.raises(TypeError):
        Point(*given, **named)  # type: ignore[arg-type]


def test_it_reads_like_what_it_is() -> None:
    """The repr shows the fields; a match statement takes them apart in order."""
    assert repr(Point(1, 2)) == "Point(x=1, y=2, tags={})"
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)
