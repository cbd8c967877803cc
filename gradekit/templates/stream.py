"""The random numbers of gradekit: SHA-256 in counter mode, the same on every machine and in every Python.

A stream is named by what it is drawn for (template, version, seed, name, attempt), each part length-prefixed and
hashed to a key; block i is SHA-256(key, i as 8 bytes, big-endian).  Neighbouring seeds share nothing, and drawing one
name more or less changes no other.  Numbers in a range come by rejection, orders by Fisher–Yates: exactly uniform.

**Source**: counter mode after NIST SP 800-90A; R. Durstenfeld, Algorithm 235, CACM 7 (1964).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")

MOST_REJECTIONS = 1_000
"""Tries for one number: each fails with probability below 1/2, so this is never reached by chance."""


def stream_key(*parts: str | int) -> bytes:
    """The key of the stream named by these parts; ("ab", "c") and ("a", "bc") differ, and so do 1 and "1"."""
    digest = sha256(b"gradekit/stream/1")
    for part in parts:
        data = str(part).encode("utf-8")
        digest.update(b"%s%d:" % (b"i" if isinstance(part, int) else b"s", len(data)))
        digest.update(data)
    return digest.digest()


class Stream:
    """One stream.  `taken` counts the bytes used: the work done."""

    __slots__ = ("_buffer", "_counter", "_key", "taken")

    def __init__(self, *parts: str | int) -> None:
        self._key = stream_key(*parts)
        self._counter = 0
        self._buffer = b""
        self.taken = 0

    def bytes(self, count: int) -> bytes:
        """The next `count` bytes."""
        while len(self._buffer) < count:
            self._buffer += sha256(self._key + self._counter.to_bytes(8, "big")).digest()
            self._counter += 1
        taken, self._buffer = self._buffer[:count], self._buffer[count:]
        self.taken += count
        return taken

    def below(self, bound: int) -> int:
        """A whole number 0 ≤ n < bound, each with the same probability.

        Raises:
            ValueError: bound < 1.
        """
        if bound < 1:
            raise ValueError(f"no whole number is at least 0 and below {bound}")
        bits = (bound - 1).bit_length()
        size = (bits + 7) // 8
        for _ in range(MOST_REJECTIONS):
            value = int.from_bytes(self.bytes(size), "big") >> (8 * size - bits)
            if value < bound:
                return value
        raise RuntimeError("SHA-256 gave no number in range")  # pragma: no cover

    def between(self, low: int, high: int) -> int:
        """A whole number low ≤ n ≤ high, each with the same probability."""
        return low + self.below(high - low + 1)

    def choose(self, items: Sequence[Item]) -> Item:
        """One of the items, each place with the same probability."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[Item], count: int | None = None) -> list[Item]:
        """`count` of the items (default: all) in a random order, every arrangement with the same probability."""
        pool = list(items)
        count = len(pool) if count is None else count
        for i in range(min(count, len(pool) - 1)):
            j = i + self.below(len(pool) - i)
            pool[i], pool[j] = pool[j], pool[i]
        return pool[:count]
