"""An identity provider for demonstration and tests: OpenID Connect on this machine, without the
internet. It asks for no password: whoever opens it picks one of the invented people. Not for
production, and `oidc.is_allowed` refuses it there.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Sequence
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

_KEY_NAME = "demonstration"


class DemoProvider(ThreadingHTTPServer):
    """Serves until `shutdown`. `claims` is laid over what it says of people, for tests."""

    def __init__(
        self, people: Sequence[str], *, client_id: str, secret: str, port: int = 0
    ) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.people, self.client_id, self.secret = people, client_id, secret
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.claims: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}

    def metadata(self) -> dict[str, Any]:
        """Where to ask what."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        }

    def keys(self) -> dict[str, Any]:
        """The key its answers are signed with."""
        public = jwt.algorithms.ECAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": _KEY_NAME, "alg": "ES256", "use": "sig"}]}

    def grant(self, asked: dict[str, str], subject: str) -> str:
        """The address that takes the browser back with a code."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**asked, "sub": subject}
        back = {"code": code, "state": asked.get("state", ""), "iss": self.issuer}
        return f"{asked['redirect_uri']}?{urlencode(back)}"

    def redeem(self, form: dict[str, str]) -> dict[str, Any] | None:
        """The identity behind a code, once, for who can show the question's other half."""
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or _digest(form.get("code_verifier", "")) != asked["code_challenge"]:
            return None
        if form.get("redirect_uri") != asked["redirect_uri"]:
            return None
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "aud": self.client_id,
            "sub": asked["sub"],
            "nonce": asked.get("nonce", ""),
            "iat": now,
            "exp": now + 60,
            "auth_time": now,
        }
        said |= self.claims
        token = jwt.encode(said, self.key, algorithm="ES256", headers={"kid": _KEY_NAME})
        return {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "id_token": token,
        }


class _Handler(BaseHTTPRequestHandler):
    server: DemoProvider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = _flat(parts.query)
        if parts.path == "/.well-known/openid-configuration":
            self._json(self.server.metadata())
        elif parts.path == "/keys":
            self._json(self.server.keys())
        elif parts.path == "/authorize" and asked.get("client_id") == self.server.client_id:
            self._choose(asked)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        form = _flat(self.rfile.read(int(self.headers["Content-Length"])).decode())
        pair = f"{quote(self.server.client_id)}:{quote(self.server.secret, safe='')}".encode()
        expected = f"Basic {base64.b64encode(pair).decode()}"
        given = self.headers.get("Authorization", "")
        known = secrets.compare_digest(given, expected)
        found = self.server.redeem(form) if known and self.path == "/token" else None
        self._json(found or {"error": "invalid_grant"}, 200 if found else 400)

    def _choose(self, asked: dict[str, str]) -> None:
        if (subject := asked.pop("subject", "")) in self.server.people:
            self.send_response(302)
            self.send_header("Location", self.server.grant(asked, subject))
            self.end_headers()
            return
        links = "".join(
            f'<li><a href="?{escape(urlencode({**asked, "subject": one}))}">{escape(one)}</a></li>'
            for one in self.server.people
        )
        page = "<!doctype html><html lang=en><title>Demonstration sign-in</title>"
        page += f"<h1>Demonstration sign-in: who are you?</h1><ul>{links}</ul>"
        self._send(page.encode(), "text/html; charset=utf-8")

    def _json(self, body: dict[str, Any], status: int = 200) -> None:
        self._send(json.dumps(body).encode(), "application/json", status)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing: addresses here carry codes."""


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


def _digest(verifier: str) -> str:
    made = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()
