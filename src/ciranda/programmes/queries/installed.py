"""Installed packs, each parsed once in a process: a version never changes."""

import datetime
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from ciranda.programmes.models import PackVersion
from ciranda.programmes.policies.cadence import with_cadence
from ciranda.programmes.policies.checks import build
from ciranda.programmes.policies.schema import Pack


@dataclass(frozen=True)
class InstalledPack:
    """A pack version as it is installed; `pack` holds everything it says."""

    id: UUID
    key: str
    version: int
    digest: str
    created_at: datetime.datetime

    @property
    def pack(self) -> Pack:
        """What the version says."""
        return pack_of(self.id)

    def title(self, language: str) -> str:
        """The programme's name in a language."""
        return self.pack.label("title", language)


@dataclass(frozen=True)
class ConsentText:
    """The words of a consent column as they are shown, and what a signature binds to them."""

    column: str
    language: str
    version: str
    body: str
    digest: str


def pack_of(version_id: UUID | str) -> Pack:
    """The pack of a version, frozen. Raises PackVersion.DoesNotExist."""
    return _parsed(version_id if isinstance(version_id, UUID) else UUID(str(version_id)))


@lru_cache(maxsize=128)
def _parsed(version_id: UUID) -> Pack:
    body = PackVersion.objects.values_list("body", flat=True).get(id=version_id)
    return with_cadence(build(json.loads(body)))


def label(pack: Pack, path: str, language: str) -> str:
    """The words at a path such as `stages.welcome`, falling back to English."""
    return pack.label(path, language)


def consent_text(pack: Pack, column: str, language: str) -> ConsentText:
    """The plain words of a consent column, for the signature to bind (design, section 2).

    Where a language is lacking the English words are shown, and `language` says so. Raises
    KeyError for a column that the pack does not have.
    """
    entry = pack.consent_columns[column]
    path = ("consent_columns", column, "text")
    short = language.split("-", maxsplit=1)[0].lower()
    shown = short if pack.words.exactly(path, short) is not None else "en"
    body = pack.words.label(path, shown)
    digest = hashlib.sha256(body.encode()).hexdigest()
    return ConsentText(column, shown, f"{pack.version}.{entry.text_version}", body, digest)


def installed() -> list[InstalledPack]:
    """Every installed version, newest of each programme first. One statement."""
    rows = PackVersion.objects.order_by("programme__key", "-version")
    return [_summary(row) for row in rows.values_list(*_COLUMNS)]


def versions_of(key: str) -> list[InstalledPack]:
    """The installed versions of one programme, newest first."""
    rows = PackVersion.objects.filter(programme__key=key).order_by("-version")
    return [_summary(row) for row in rows.values_list(*_COLUMNS)]


def current(key: str) -> InstalledPack:
    """The newest version of a programme: what a new case begins with.

    Raises PackVersion.DoesNotExist if the programme is not installed.
    """
    found = versions_of(key)
    if not found:
        raise PackVersion.DoesNotExist(f"the programme {key} is not installed")
    return found[0]


_COLUMNS = ("id", "programme__key", "version", "digest", "created_at")


def _summary(row: tuple[UUID, str, int, str, datetime.datetime]) -> InstalledPack:
    return InstalledPack(*row)
