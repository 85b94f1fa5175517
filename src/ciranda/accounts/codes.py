"""The codes of the second step: six digits of an app (RFC 6238), and spare codes on paper."""

import base64
import hashlib
import hmac
import os
import secrets
import time
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from django.conf import settings

STEP = 30
SPARE_CODES = 10
# Letters and digits that nobody mistakes for each other when a code is read out.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_SPARE_LENGTH = 10


def new_secret() -> bytes:
    """A fresh secret of 160 bits, the length RFC 4226 recommends."""
    return os.urandom(20)


def typed(secret: bytes) -> str:
    """The secret as it is typed into an app that cannot read the picture, in groups of four."""
    plain = base64.b32encode(secret).decode()
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def address(secret: bytes, account: str) -> str:
    """What the picture says to the app: `otpauth://…`, with the installation and the user name."""
    query = {"secret": base64.b32encode(secret).decode(), "issuer": "Ciranda"}
    return f"otpauth://totp/{quote(f'Ciranda:{account}')}?{urlencode(query)}"


def step_now() -> int:
    """The half minute we are in, counted from 1970."""
    return int(time.time()) // STEP


def code_at(secret: bytes, step: int) -> str:
    """The six digits that an app shows in that half minute."""
    # SHA-1 is what the apps speak (RFC 4226); its known weakness does not touch HMAC.
    return HOTP(secret, 6, SHA1()).generate(step).decode()  # noqa: S303  # nosec B303  # as the apps do


def step_of(secret: bytes, code: str, *, after: int) -> int | None:
    """The half minute a code belongs to: now, the one before or the one after, and later than
    `after` so that no code serves twice. None when it fits none."""
    now = step_now()
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(code_at(secret, step), code):
            return step
    return None


def new_spare() -> str:
    """A spare code of about 49 bits, in two groups."""
    drawn = "".join(secrets.choice(_ALPHABET) for _place in range(_SPARE_LENGTH))
    return f"{drawn[:5]}-{drawn[5:]}"


def plain(code: str) -> str:
    """A typed code without what people put between its signs."""
    return "".join(sign for sign in code.lower() if sign.isalnum())


def digest(code: str, user_id: int) -> str:
    """What is kept of a spare code."""
    return keyed("spare code", str(user_id), plain(code))


def keyed(what: str, *parts: str) -> str:
    """A digest that tells nothing without the installation's secret."""
    body = "\x1f".join((what, *parts)).encode()
    return hmac.new(settings.SECRET_KEY.encode(), body, hashlib.sha256).hexdigest()
