"""Passkeys (WebAuthn): what the browser is asked, and what it answers.

A passkey is bound to the site's own address by the browser, so a page that imitates ours gets
nothing from it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)


class NotProved(ValueError):
    """The browser's answer does not fit what it was asked."""


@dataclass(frozen=True)
class Site:
    """The address people type: a passkey made for one site is refused by every other."""

    host: str
    origin: str


@dataclass(frozen=True)
class Asked:
    """What the browser gets, and what the session keeps until it answers."""

    options: str
    state: dict[str, Any]


@dataclass(frozen=True)
class Made:
    """A new passkey: the handle its browser knows it by, its public key, its count of uses."""

    handle: bytes
    public: bytes
    counter: int


def ask_to_make(site: Site, *, user_handle: bytes, name: str, known: Sequence[bytes]) -> Asked:
    """Options for a new passkey; devices that hold one of `known` already are told so."""
    user = PublicKeyCredentialUserEntity(name=name, id=user_handle, display_name=name)
    options, state = _server(site).register_begin(
        user,
        [AttestedCredentialData(k) for k in known],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return Asked(json.dumps(dict(options.public_key)), dict(state))


def made(site: Site, state: dict[str, Any], answer: str) -> Made:
    """The passkey the browser made. Raises NotProved."""
    try:
        found = _server(site).register_complete(state, json.loads(answer))
    except (ValueError, TypeError, KeyError) as error:
        raise NotProved from error
    assert found.credential_data is not None
    return Made(found.credential_data.credential_id, bytes(found.credential_data), found.counter)


def ask_to_use(site: Site, known: Sequence[bytes]) -> Asked:
    """Options for proving with one of the passkeys."""
    options, state = _server(site).authenticate_begin(
        [AttestedCredentialData(k) for k in known],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return Asked(json.dumps(dict(options.public_key)), dict(state))


def used(
    site: Site, state: dict[str, Any], answer: str, known: Sequence[bytes]
) -> tuple[bytes, int]:
    """The handle of the passkey that was used, and its count of uses. Raises NotProved."""
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        found = _server(site).authenticate_complete(
            state, [AttestedCredentialData(k) for k in known], response
        )
    except Exception as error:  # the library says a false signature with several kinds of error
        raise NotProved from error
    return found.credential_id, response.response.authenticator_data.counter


def _server(site: Site) -> Fido2Server:
    party = PublicKeyCredentialRpEntity(name="Ciranda", id=site.host)
    return Fido2Server(party, verify_origin=lambda origin: origin == site.origin)
