"""SHA-256, CPython's own where it is there: loading OpenSSL takes a twentieth of the start of a comparison."""

from __future__ import annotations

try:
    from _sha2 import sha256  # type: ignore[import-not-found,unused-ignore]  # CPython 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found,no-redef,unused-ignore]  # CPython 3.11
    except ImportError:
        from hashlib import sha256

__all__ = ["sha256"]
