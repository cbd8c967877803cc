"""The random stream: the same numbers everywhere, and uniform ones."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from gradekit.templates.stream import Stream, stream_key


def test_golden_vectors() -> None:
    """These numbers were drawn once and for all: a change here redraws every exercise ever given."""
    assert stream_key("topic/name", 1, 42, "a", 0).hex() == KEY
    assert Stream("topic/name", 1, 42, "a", 0).bytes(40).hex() == BYTES
    stream = Stream("topic/name", 1, 42, "a", 0)
    assert [stream.below(10) for _ in range(20)] == BELOW_TEN
    stream = Stream("topic/name", 1, 42, "a", 0)
    assert [stream.between(-1000, 1000) for _ in range(8)] == BETWEEN
    assert Stream("s", 7).shuffled("abcdefgh") == SHUFFLED
    assert Stream("s", 7).shuffled(range(100), 5) == SAMPLED


def test_parts_do_not_run_together() -> None:
    """Streams are told apart by every part, its length and its kind."""
    keys = [
        stream_key("ab", "c"),
        stream_key("a", "bc"),
        stream_key("abc"),
        stream_key("1"),
        stream_key(1),
        stream_key(),
    ]
    assert len(set(keys)) == len(keys)


def test_neighbouring_seeds_share_nothing() -> None:
    """A thousand neighbouring seeds give a thousand different beginnings."""
    assert len({Stream("t", 1, seed, "a", 0).bytes(16) for seed in range(1000)}) == 1000


def test_numbers_are_uniform() -> None:
    """Of 7,000 numbers below 7, each value comes 1,000 times but for chance (five standard deviations)."""
    stream = Stream("uniform")
    counts = Counter(stream.below(7) for _ in range(7000))
    assert set(counts) == set(range(7))
    assert all(abs(count - 1000) < 150 for count in counts.values())


def test_orders_are_uniform() -> None:
    """All 24 orders of four things come equally often."""
    stream = Stream("orders")
    counts = Counter(tuple(stream.shuffled("abcd")) for _ in range(4800))
    assert set(counts) == set(permutations("abcd"))
    assert all(abs(count - 200) < 75 for count in counts.values())


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.integers(0, 2**53 - 1))
def test_a_range_is_kept(low: int, width: int, seed: int) -> None:
    """A number of a range lies in it, whatever the range."""
    assert low <= Stream("range", seed).between(low, low + width) <= low + width


@given(st.lists(st.integers(), max_size=30), st.integers(0, 30), st.integers(0, 2**53 - 1))
def test_a_shuffle_loses_nothing(items: list[int], count: int, seed: int) -> None:
    """A shuffle holds every item once; a part of it holds as many as were asked for."""
    assert sorted(Stream("shuffle", seed).shuffled(items)) == sorted(items)
    part = Stream("shuffle", seed).shuffled(items, min(count, len(items)))
    assert not Counter(part) - Counter(items)
    assert len(part) == min(count, len(items))


KEY = "5917b990e856b84c606c947636404879c41ad76d374b3c8b4a2f62e8eec0bcf5"
BYTES = "237c7fb0875f9e92e38c05d0149bcac99e584eb5f9c0cceb22389f1ca13cffbe04fed0f102aacacd"
BELOW_TEN = [2, 7, 7, 8, 5, 9, 9, 8, 0, 1, 9, 9, 5, 4, 2, 3, 9, 1, 3, 0]
BETWEEN = [-717, 21, 82, 268, 820, -954, -836, 622]
SHUFFLED = ["b", "f", "d", "h", "e", "c", "a", "g"]
SAMPLED = [31, 67, 32, 75, 4]
