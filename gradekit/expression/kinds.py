"""Kinds of token, by what they may do at a place in a text.  Every kind is listed with `Token` in lexicon.py."""

from __future__ import annotations

LEAVES = frozenset("nvc")
"""What is an operand in one token, whose value is its node."""
SIGNS = frozenset("+-")
BRACKETS = frozenset("([{")
CLOSING = {"(": ")", "[": "]", "{": "}", "<|": "|>", "<^": "^>", "begincases": "endcases"}
"""Opening bracket → the closing one that fits."""
RELATIONS = frozenset({"=", "<", ">", "<=", ">=", "!="})
STARTS = frozenset("nvcf?aqrF([{") | {"<|", "\\", "begincases"}
"""What begins an operand, but for a bar, which may also close one."""
BEHIND = frozenset("!^_'")
"""What may stand behind an operand and belong to it, or be refused there."""
RUN = frozenset("nvcqF") | {"<|"}
"""What goes on an argument without brackets."""
