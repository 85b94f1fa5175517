"""Signing in through an agency's own identity provider (OpenID Connect Core 1.0, code flow, PKCE).

What the provider says is believed only as far as: its signature fits, it speaks to us, about the
question this browser asked. An e-mail address says nothing here.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt
from django.conf import settings

_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
_LEEWAY = 60
# How fresh a sign-in at the provider must be when a proof is asked for anew, in seconds.
_FRESH = 300
_LONGEST_ANSWER = 1_000_000


class NotProved(ValueError):
    """The provider's answer does not prove who this is. The text is for the log: no name in it."""


class NotReached(RuntimeError):
    """The provider does not answer, or not as one."""


@dataclass(frozen=True)
class Client:
    """How an agency's provider knows this installation."""

    issuer: str
    client_id: str
    secret: str


@dataclass(frozen=True)
class Question:
    """Where the browser is sent, and what the session keeps to recognise the answer."""

    url: str
    kept: dict[str, str]


@dataclass(frozen=True)
class Identity:
    """Whom the provider names, and whether it asked for more than a password."""

    subject: str
    in_two_steps: bool


def ask(client: Client, *, back: str, again: bool = False) -> Question:
    """Ask who sits at this browser. `again`: they must prove it anew. Raises NotReached."""
    verifier, state, nonce = (secrets.token_urlsafe(32) for _each in range(3))
    kept = {"state": state, "nonce": nonce, "verifier": verifier, "again": "1" if again else ""}
    query = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": back,
        "scope": "openid",
        "state": state,
        "nonce": nonce,
        "code_challenge": _digest(verifier),
        "code_challenge_method": "S256",
    }
    if again:
        query |= {"prompt": "login", "max_age": "0"}
    where = _discover(client)["authorization_endpoint"]
    return Question(f"{where}{'&' if '?' in where else '?'}{urlencode(query)}", kept)


def identify(
    client: Client, *, back: str, kept: Mapping[str, str], answer: Mapping[str, str]
) -> Identity:
    """Whom the answer names. Raises NotProved, NotReached."""
    if not secrets.compare_digest(answer.get("state", ""), kept.get("state") or "-"):
        raise NotProved("this browser did not ask")
    if answer.get("iss", client.issuer) != client.issuer:  # RFC 9207: another provider's answer
        raise NotProved("another issuer answered")
    code = answer.get("code", "")
    if not code:
        raise NotProved("refused there")
    metadata = _discover(client)
    token = _exchange(client, metadata, {"code": code, "redirect_uri": back}, kept["verifier"])
    return _believed(_checked(client, metadata, token), kept)


def _believed(claims: dict[str, Any], kept: Mapping[str, str]) -> Identity:
    if not secrets.compare_digest(str(claims.get("nonce", "")), kept["nonce"]):
        raise NotProved("an answer to another question")
    if kept.get("again") and time.time() - float(claims.get("auth_time", 0)) > _FRESH:
        raise NotProved("not proved anew")
    ways = claims.get("amr", [])
    return Identity(str(claims["sub"]), isinstance(ways, list) and "mfa" in ways)


def _checked(client: Client, metadata: Mapping[str, Any], token: str) -> dict[str, Any]:
    keys = jwt.PyJWKSet.from_dict(_fetch(metadata["jwks_uri"]))
    try:
        name = jwt.get_unverified_header(token).get("kid")
        key = next(k for k in keys.keys if name is None or k.key_id == name)
        claims = jwt.decode(
            token,
            key,
            algorithms=_ALGORITHMS,
            audience=client.client_id,
            issuer=client.issuer,
            leeway=_LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, StopIteration) as error:
        raise NotProved(type(error).__name__) from error
    if claims.get("azp", client.client_id) != client.client_id:
        raise NotProved("made for another client")
    return dict(claims)


def _exchange(
    client: Client, metadata: Mapping[str, Any], given: dict[str, str], verifier: str
) -> str:
    form = {**given, "grant_type": "authorization_code", "code_verifier": verifier}
    headers = {}
    ways = metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in ways:
        pair = f"{quote(client.client_id, safe='')}:{quote(client.secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": client.client_id, "client_secret": client.secret}
    token = _fetch(metadata["token_endpoint"], urlencode(form).encode(), headers).get("id_token")
    if not isinstance(token, str):
        raise NotProved("no identity in the answer")
    return token


def _discover(client: Client) -> dict[str, Any]:
    found = _fetch(f"{client.issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != client.issuer:
        raise NotReached("the issuer calls itself otherwise")
    if not {"authorization_endpoint", "token_endpoint", "jwks_uri"} <= found.keys():
        raise NotReached("the issuer does not say where to ask")
    if not is_allowed(found["authorization_endpoint"]):
        raise NotReached("not a safe address")
    return found


def is_allowed(url: str) -> bool:
    """Whether an address may be asked: encrypted, or on this machine outside production."""
    parts = urlsplit(url)
    local = parts.hostname in {"127.0.0.1", "localhost"} and not settings.PRODUCTION
    return bool(parts.hostname) and (parts.scheme == "https" or (local and parts.scheme == "http"))


class _NoRedirect(HTTPRedirectHandler):
    """A provider answers where it said it would."""

    def redirect_request(self, *args: Any) -> None:
        return None


def _fetch(
    url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    if not is_allowed(url):
        raise NotReached("not a safe address")
    asked = Request(url, body, {"Accept": "application/json", **(headers or {})})  # noqa: S310 - see above
    try:
        with build_opener(_NoRedirect).open(asked, timeout=5) as answer:
            found = json.loads(answer.read(_LONGEST_ANSWER))
    except (URLError, OSError, ValueError) as error:
        raise NotReached(type(error).__name__) from error
    if not isinstance(found, dict):
        raise NotReached("not an answer")
    return found


def _digest(verifier: str) -> str:
    made = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
