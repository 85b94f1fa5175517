"""Installing packs. Nothing else about a programme is ever written."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission
from ciranda.programmes.models import PackVersion, Programme
from ciranda.programmes.policies.checks import Checked


class PackRefusedError(ValueError):
    """A pack that cannot be installed, with what to do instead."""


@dataclass(frozen=True)
class Installation:
    """What installing came to: the version's id, and whether it is new."""

    version_id: UUID
    key: str
    version: int
    is_new: bool


def written(body: dict[str, Any]) -> str:
    """A pack's body as it is stored. The order of keys counts: screens and rules follow it."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of a stored body."""
    return hashlib.sha256(text.encode()).hexdigest()


@action(Permission.SYSTEM_RUN)
def install(*, actor: Actor, checked: Checked) -> Installation:
    """Installs a checked pack; the same content a second time changes nothing.

    Raises PackRefusedError if the check found problems, if the content changed under the same
    version, or if a higher version is installed already: cases hold on to versions.
    """
    if checked.pack is None:
        raise PackRefusedError(f"the pack has {len(checked.problems)} problems: check it first")
    programme, _created = Programme.objects.get_or_create(key=checked.pack.key)
    known = PackVersion.objects.filter(programme=programme).order_by("-version").first()
    text = written(checked.body)
    digest = digest_of(text)
    same = PackVersion.objects.filter(programme=programme, version=checked.pack.version).first()
    if same and same.digest == digest:
        touched(None, same.id, kind="programmes.pack_version")
        return Installation(same.id, programme.key, same.version, is_new=False)
    if known and known.version >= checked.pack.version:
        raise PackRefusedError(_stale(programme.key, checked.pack.version, known.version))
    row = PackVersion.objects.create(
        programme=programme,
        version=checked.pack.version,
        digest=digest,
        body=text,
        created_at=timezone.now(),
    )
    touched(None, row.id, "version", "digest", "body", kind="programmes.pack_version")
    return Installation(row.id, programme.key, row.version, is_new=True)


def _stale(key: str, version: int, newest: int) -> str:
    return (
        f"{key} version {version} differs from what is installed, and version {newest} is in use. "
        f"Raise the version in programme.yaml to {newest + 1}: running cases keep theirs."
    )
