"""A bundle surveyed: its patients and who belongs to them; the rest counted and left aside."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ciranda.interop.imports.fhir import patients
from ciranda.interop.imports.fhir.reading import Entries
from ciranda.interop.imports.fhir.versions import other_version
from ciranda.interop.imports.results import FileRefused


@dataclass(frozen=True)
class Found:
    """A patient of a bundle, cut down to what is read. `number` counts the bundle's entries."""

    number: int
    url: str
    patient: dict[str, Any]
    dropped: int


@dataclass
class Surveyed:
    """What a bundle holds."""

    patients: list[Found] = field(default_factory=list)
    related: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)

    def related_to(self, found: Found) -> list[dict[str, Any]]:
        """Who the bundle says belongs to this patient."""
        key = str(found.patient.get("id", ""))
        return [
            person
            for name in dict.fromkeys((found.url, f"Patient/{key}", key))
            if name
            for person in self.related.get(name, [])
        ]


def survey(path: Path) -> Surveyed:
    """Read a whole bundle. Raises FileRefused for what is no bundle, or one of another version."""
    entries, found = Entries(path), Surveyed()
    for entry in entries:
        resource = entry.get("resource")
        if isinstance(resource, dict):
            _refuse_other_version(path, resource, entries.number)
            _sort(found, entry, resource, entries.number)
        else:
            found.left["entries without a resource"] += 1
    _check_top(path, entries.top)
    return found


def _sort(found: Surveyed, entry: dict[str, Any], resource: dict[str, Any], number: int) -> None:
    kind = resource.get("resourceType")
    url = str(entry.get("fullUrl") or "")
    if kind == "Patient":
        dropped = patients.sensitive_values(resource)
        found.unread.update(patients.unread(resource))
        found.patients.append(Found(number, url, patients.slim(resource), dropped))
    elif kind == "RelatedPerson":
        reference = resource.get("patient")
        named = str(reference.get("reference", "")) if isinstance(reference, dict) else ""
        found.related.setdefault(named, []).append(patients.slim(resource))
    else:
        found.left[kind[:40] if isinstance(kind, str) else "entries of no kind"] += 1


def _refuse_other_version(path: Path, resource: dict[str, Any], number: int | None) -> None:
    if told := other_version(resource):
        version, by = told
        raise FileRefused(
            path,
            _("This is FHIR %(version)s (%(by)s).") % {"version": version, "by": by},
            _("Ask for an export in R4 (4.0.1)."),
            number,
        )


def _check_top(path: Path, top: dict[str, Any]) -> None:
    _refuse_other_version(path, top, None)
    kind = top.get("resourceType")
    if kind == "Bundle":
        return
    if isinstance(kind, str) and kind:
        raise FileRefused(
            path,
            _("This is a FHIR %(kind)s, not a bundle.") % {"kind": kind[:40]},
            _('Put it into a Bundle: {"resourceType": "Bundle", "entry": [{"resource": …}]}.'),
        )
    raise FileRefused(
        path,
        _("This is JSON, but not FHIR: it names no resourceType."),
        _("Ask for FHIR R4 as JSON."),
    )
