"""Rejected patients as a bundle, to be corrected and run again."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ciranda.interop.imports.reports import private, unused
from ciranda.interop.imports.results import Note, Row
from ciranda.interop.imports.tables import source_of

# Where a person says who a rejected child is: «new», or the key of somebody already there.
DECISION = "urn:ciranda:import:decision"


class BundleRejects:
    """A batch-response: each patient as it was read, the reasons in its outcome.

    The outcome is not read again; a decision written into the patient's extension is.
    """

    def __init__(self, source: Path, folder: Path) -> None:
        self.path = unused(folder / f"{source_of(source)}.rejected.json")
        self._file = private(self.path)
        self._file.write('{"resourceType": "Bundle", "type": "batch-response", "entry": [')
        self._first = True

    def add(self, row: Row, notes: Sequence[Note]) -> None:
        """Write a patient and those related to them."""
        patient, related = row.original
        kept = [e for e in patient.get("extension") or [] if e.get("url") != DECISION]
        patient = patient | {"extension": [*kept, {"url": DECISION, "valueString": "?"}]}
        self._write({"resource": patient, "response": _response(row, notes)})
        for person in related:
            self._write({"resource": person, "response": {"status": "200"}})

    def _write(self, entry: dict[str, Any]) -> None:
        # What is no JSON number in our own reading (a very long one) is written as text.
        self._file.write("\n" if self._first else ",\n")
        self._file.write(json.dumps(entry, indent=1, default=str))
        self._first = False

    def close(self) -> None:
        """End the bundle."""
        self._file.write("\n]}\n")
        self._file.close()


def decision(patient: dict[str, Any]) -> str:
    """What a person decided about this patient; empty while nobody has."""
    for extension in patient.get("extension") or []:
        if isinstance(extension, dict) and extension.get("url") == DECISION:
            said = str(extension.get("valueString", "")).strip()
            return "" if said == "?" else said
    return ""


def _response(row: Row, notes: Sequence[Note]) -> dict[str, Any]:
    issues = [
        {
            "severity": "error",
            "code": "processing",
            "diagnostics": note.reason,
            "details": {"text": note.remedy},
            "expression": [f"Patient.{note.field}" if note.field else "Patient"],
        }
        for note in notes
    ]
    outcome = {"resourceType": "OperationOutcome", "id": f"entry-{row.number}", "issue": issues}
    return {"status": "422", "outcome": outcome}
