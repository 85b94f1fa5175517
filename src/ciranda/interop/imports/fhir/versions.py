"""Which version of FHIR a resource speaks, where it gives itself away."""

from typing import Any

# (resource, element, what it must be): elements that only this version has, or has in this form.
_TELLING: dict[str, tuple[tuple[str, str, type], ...]] = {
    "DSTU2": (
        ("Patient", "careProvider", list),
        ("Immunization", "wasNotGiven", bool),
        ("Condition", "dateRecorded", str),
    ),
    "STU3": (
        ("Patient", "animal", dict),
        ("Immunization", "notGiven", bool),
        ("Observation", "context", dict),
        ("Condition", "context", dict),
        ("Claim", "information", list),
    ),
    "R5": (
        ("Encounter", "class", list),
        ("Encounter", "actualPeriod", dict),
        ("Condition", "participant", list),
        ("Immunization", "basedOn", list),
        ("Bundle", "issues", dict),
    ),
}
_IN_PROFILE = {"DSTU2": "/DSTU2/", "STU3": "/STU3/", "R5": "/5.0/", "DSTU2 ": "/1.0/"}


def other_version(resource: dict[str, Any]) -> tuple[str, str] | None:
    """The version that is not R4 and what gave it away; None where nothing speaks against R4."""
    kind = resource.get("resourceType")
    names = resource.get("name") if kind == "Patient" else None
    for name in names if isinstance(names, list) else ():
        if isinstance(name, dict) and isinstance(name.get("family"), list):
            return "DSTU2", "Patient.name.family is a list"
    for version, elements in _TELLING.items():
        for of_kind, element, form in elements:
            if kind == of_kind and isinstance(resource.get(element), form):
                return version, f"{kind}.{element}"
    return _by_profile(resource)


def _by_profile(resource: dict[str, Any]) -> tuple[str, str] | None:
    meta = resource.get("meta")
    profiles = meta.get("profile") if isinstance(meta, dict) else None
    for profile in profiles if isinstance(profiles, list) else ():
        for version, mark in _IN_PROFILE.items():
            if mark in str(profile):
                return version.strip(), f"meta.profile {str(profile)[:80]}"
    return None
