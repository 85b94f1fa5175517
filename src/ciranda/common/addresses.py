"""The address of a database, as operators write it, in Django's words."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlparse


def database_at(url: str) -> dict[str, Any]:
    """A connection from its address: ``postgresql://role@host:port/name?…``, with a
    password after the role where there is one.

    What stands after the question mark is PostgreSQL's own:
    ``?host=a,b&target_session_attrs=read-write`` finds whichever of two servers takes writes.
    """
    parts = urlparse(url)
    asked = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.pop("host", "") or parts.hostname or "",
        "PORT": asked.pop("port", "") or str(parts.port or ""),
        "OPTIONS": asked,
    }
