"""Keys: time-ordered for rows, random for anything handed to the public."""

import os
import secrets
import time
import uuid

# No I, L, O, U: they are misread on paper and over the phone.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def uuid7() -> uuid.UUID:
    """A time-ordered key (RFC 9562), made here because PostgreSQL before 18 cannot."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80 | random_bits
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return uuid.UUID(int=value)


def reference(length: int = 12) -> str:
    """A random reference for a receipt, grouped by four, that tells nothing about its order."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(length))
    return "-".join(letters[i : i + 4] for i in range(0, length, 4))


def clean_reference(typed: str) -> str:
    """What a person typed, as a reference: spaces, case and look-alike letters forgiven."""
    letters = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    kept = "".join(c for c in letters if c in _ALPHABET)
    return "-".join(kept[i : i + 4] for i in range(0, len(kept), 4))


def is_uuid(typed: str) -> bool:
    """Whether what a browser sent can be a key at all."""
    try:
        uuid.UUID(typed)
    except ValueError:
        return False
    return True
