"""Sealing bytes: AES-256-GCM with a key for each row, itself wrapped by a key of the house.

The id of the row (a document, a second factor) is bound to both seals, so that what was moved onto
another row does not open.
"""

import base64
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


class CannotOpen(ValueError):
    """The seal is broken, or the key that made it is not here."""


@dataclass(frozen=True)
class Sealed:
    """What is stored of the bytes of one row."""

    key_name: str
    wrapped_key: bytes
    body: bytes


def key_from(text: str) -> bytes:
    """A key of 32 bytes from its base64 form. Raises ValueError for anything else."""
    key = base64.b64decode(text, validate=True)
    if len(key) != 32:
        raise ValueError("a document key has 32 bytes")
    return key


def name_of(key: bytes) -> str:
    """A name for a key that tells nothing about it."""
    return hashlib.sha256(b"ciranda document key" + key).hexdigest()[:16]


def seal(body: bytes, key: bytes, bound_to: bytes) -> Sealed:
    """Seal `body` with a fresh key, wrapped by `key`; both bound to the row's id."""
    own = AESGCM.generate_key(256)
    return Sealed(name_of(key), _lock(own, key, bound_to), _lock(body, own, bound_to))


def unseal(sealed: Sealed, keys: Mapping[str, bytes], bound_to: bytes) -> bytes:
    """The bytes again. Raises CannotOpen with another key, another id or a changed byte."""
    key = keys.get(sealed.key_name)
    if key is None:
        raise CannotOpen(f"no key named {sealed.key_name}")
    return _unlock(sealed.body, _unlock(sealed.wrapped_key, key, bound_to), bound_to)


def keys() -> dict[str, bytes]:
    """The installation's keys by name; the current one first."""
    found = [key_from(text) for text in settings.CIRANDA_DOCUMENT_KEYS]
    return {name_of(key): key for key in found}


def seal_here(body: bytes, bound_to: bytes) -> Sealed:
    """Seal with the installation's current key."""
    return seal(body, next(iter(keys().values())), bound_to)


def _lock(body: bytes, key: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, body, bound_to)


def _unlock(body: bytes, key: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("the seal is broken") from error
