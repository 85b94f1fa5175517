"""Merkle roots over audit batches (domain-separated, as in RFC 6962)."""

import hashlib
from collections.abc import Sequence


def leaf(data: bytes) -> bytes:
    """The hash of one leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes; an odd one at the end of a row is carried up unchanged."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    row = list(leaves)
    while len(row) > 1:
        pairs = [
            hashlib.sha256(b"\x01" + row[i] + row[i + 1]).digest()
            for i in range(0, len(row) - 1, 2)
        ]
        row = pairs + ([row[-1]] if len(row) % 2 else [])
    return row[0]
