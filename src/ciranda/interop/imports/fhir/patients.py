"""A Patient taken for what this product keeps of a person; everything else is left where it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from fhir.resources.R4B.patient import Patient
from fhir.resources.R4B.relatedperson import RelatedPerson
from pydantic import ValidationError

from ciranda.interop.imports.cells import clean, hides_something, read_date
from ciranda.interop.imports.results import Note, RowRefused
from ciranda.interop.imports.sensitive import is_sensitive
from ciranda.people.enums import HouseholdRole, Precision

Resource = dict[str, Any]
# What is read of each; the rest of a resource is dropped as soon as it has been seen.
READ = {
    "Patient": (
        "resourceType", "id", "identifier", "name", "telecom", "birthDate", "deceasedBoolean",
        "deceasedDateTime", "address", "communication", "contact", "extension",
    ),
    "RelatedPerson": ("resourceType", "id", "patient", "relationship", "name", "telecom", "active"),
}  # fmt: skip
_MODELS: dict[str, Any] = {"Patient": Patient, "RelatedPerson": RelatedPerson}
_INTERPRETER = "patient-interpreterRequired"
_NAME_USES = ("official", "usual", "", "temp")
_MOTHERS = frozenset({"MTH", "NMTH", "STPMTH", "ADOPTM", "GESTM"})
# What HL7's RoleCode and v3 codes make somebody in a household; others are no family (insurers,
# employers) or say nothing of it (an emergency contact).
_ROLES = {
    **dict.fromkeys(("MTH", "NMTH", "GESTM", "NMTHF"), HouseholdRole.MOTHER),
    **dict.fromkeys(("FTH", "NFTH", "NFTHF"), HouseholdRole.FATHER),
    **dict.fromkeys(("PRN", "NPRN", "ADOPTP", "ADOPTM", "ADOPTF"), HouseholdRole.PARENT),
    **dict.fromkeys(("STPMTH", "STPFTH", "STPPRN"), HouseholdRole.STEP_PARENT),
    **dict.fromkeys(("PRNFOST", "MTHFOST", "FTHFOST"), HouseholdRole.FOSTER),
    **dict.fromkeys(("GRPRN", "GRMTH", "GRFTH", "MGRMTH", "MGRFTH"), HouseholdRole.GRANDPARENT),
    **dict.fromkeys(("PGRMTH", "PGRFTH", "MGRPRN", "PGRPRN"), HouseholdRole.GRANDPARENT),
    **dict.fromkeys(("AUNT", "UNCLE", "COUSN", "FAMMEMB", "EXT"), HouseholdRole.RELATIVE),
    **dict.fromkeys(("SIB", "SIS", "BRO", "NSIB", "HSIB", "TWINSIS"), HouseholdRole.CHILD),
}
_MOST = 8  # names, phones or addresses of one person; more is a fault of the source


@dataclass(frozen=True)
class Reach:
    """A way to reach a child: a phone or an e-mail, and whose it is if not the child's own."""

    system: str
    value: str
    whose: str = ""


@dataclass(frozen=True)
class Home:
    """An address as it is written."""

    address: str
    postcode: str
    town: str
    since: date | None = None


@dataclass(frozen=True)
class Language:
    """A language by its tag, and whether it is the one to use."""

    tag: str
    preferred: bool


@dataclass(frozen=True)
class Relative:
    """Somebody of the child's family with a name of their own: what they are, and a phone."""

    given: str
    surnames: str
    role: HouseholdRole
    phone: str = ""

    @property
    def full_name(self) -> str:
        """The name as it is said in full."""
        return f"{self.given} {self.surnames}".strip()


@dataclass(frozen=True)
class Child:
    """What a bundle says of a child, cleaned."""

    given: str
    surnames: str
    known_as: str
    born_on: date | None
    born_precision: Precision
    has_died: bool
    died_on: date | None
    mother: str
    reaches: tuple[Reach, ...]
    homes: tuple[Home, ...]
    languages: tuple[Language, ...]
    needs_interpreter: bool
    identifiers: tuple[tuple[str, str], ...]
    relatives: tuple[Relative, ...]
    notes: tuple[Note, ...]


def slim(resource: Resource) -> Resource:
    """The elements that are read. Values that are not kept here are not carried further."""
    kept = {name: resource[name] for name in READ[resource["resourceType"]] if name in resource}
    for name in ("extension", "identifier"):
        if isinstance(kept.get(name), list):
            kept[name] = [item for item in kept[name] if not _is_sensitive(item)]
    return kept


def sensitive_values(resource: Resource) -> int:
    """How many values of origin, status or identity numbers a resource carries."""
    named = (resource.get("extension"), resource.get("identifier"))
    return sum(_is_sensitive(item) for items in named if isinstance(items, list) for item in items)


def unread(resource: Resource) -> Iterator[str]:
    """The elements of a resource that are not read."""
    known = {*READ[resource["resourceType"]], "text", "meta", "language", "implicitRules"}
    return (str(name) for name in resource if name not in known and not name.startswith("_"))


def _is_sensitive(item: Any) -> bool:
    if not isinstance(item, dict):
        return False
    kind = item.get("type")
    codes = _codes(kind) if isinstance(kind, dict) else []
    text = [str(item.get("url", "")), str(item.get("system", ""))]
    return {"SS", "PPN", "DL", "TAX", "NI"} & set(codes) != set() or any(
        is_sensitive(word) for word in text
    )


def read_child(patient: Resource, related: Iterable[Resource] = ()) -> Child:
    """A child from a slim Patient and the RelatedPersons that name it.

    Raises RowRefused for what is not as FHIR R4 writes it, for somebody without any name, and for
    a birth date in no calendar.
    """
    _check_shape(patient)
    given, surnames, known_as = _name(patient.get("name") or [])
    born_on, precision = read_date(patient.get("birthDate") or "", "birthDate")
    died = patient.get("deceasedDateTime") or ""
    around = [person for person in related if _is_well_formed(person)]
    contacts = [*(patient.get("contact") or []), *around]
    return Child(
        given=given,
        surnames=surnames,
        known_as=known_as,
        born_on=born_on,
        born_precision=precision,
        has_died=bool(patient.get("deceasedBoolean") or died),
        died_on=read_date(died, "deceasedDateTime")[0],
        mother=next(filter(None, (_said_name(c) for c in contacts if _is_mother(c))), ""),
        reaches=tuple(_reaches(patient, contacts)),
        homes=tuple(_homes(patient.get("address") or [])),
        languages=tuple(_languages(patient.get("communication") or [])),
        needs_interpreter=_needs_interpreter(patient.get("extension") or []),
        identifiers=tuple(_identifiers(patient.get("identifier") or [])),
        relatives=tuple(dict.fromkeys(_relatives(contacts))),
        notes=tuple(_hidden(patient.get("name") or [])),
    )


def _check_shape(resource: Resource) -> None:
    """Unknown elements do no harm; known ones in a wrong form would be misread."""
    try:
        _MODELS[resource["resourceType"]].model_validate(resource)
    except ValidationError as error:
        notes = [_shape_note(e) for e in error.errors() if e["type"] != "extra_forbidden"]
        if notes:
            raise RowRefused(*notes[:5]) from error
    except (RecursionError, TypeError, AttributeError) as error:
        raise RowRefused(
            Note("Patient", _("This is not as FHIR R4 writes a patient."), _("Ask for R4 (4.0.1)."))
        ) from error


def _shape_note(error: Any) -> Note:
    where = ".".join(str(part) for part in error["loc"])[:100]
    said = str(error["msg"]).removeprefix("Value error, ")[:150]
    return Note(
        where,
        _("Not as FHIR R4 writes it: %(said)s.") % {"said": said},
        _("Correct it, or ask for R4 (4.0.1)."),
    )


def _is_well_formed(person: Resource) -> bool:
    try:
        _check_shape(person)
    except RowRefused:
        return False
    return person.get("active") is not False


def _name(names: list[Resource]) -> tuple[str, str, str]:
    """Given names, surnames and what one is called. The only name there is stands as given."""
    current = [name for name in names[:_MOST] if not _is_over(name)]
    called = next((_given(n) for n in current if n.get("use") == "nickname"), "")
    usable = [name for name in current if (name.get("use") or "") in _NAME_USES]
    usable.sort(key=lambda n: _NAME_USES.index(n.get("use") or ""))
    for name in usable:
        given, family = _given(name), clean(name.get("family") or "", "name.family")
        text = clean(name.get("text") or "", "name.text")
        if given or family or text:
            return given or family or text, family if given else "", called
    if called:
        return called, "", ""
    raise RowRefused(
        Note("name", _("There is no name."), _("Write the name the family uses, even if only one."))
    )


def _given(name: Resource) -> str:
    return clean(" ".join(part for part in name.get("given") or [] if part), "name.given")


def _said_name(contact: Resource) -> str:
    names = contact.get("name") or []
    for name in [names] if isinstance(names, dict) else names[:_MOST]:
        said = f"{_given(name)} {clean(name.get('family') or '', 'name.family')}".strip()
        if said or name.get("text"):
            return said or clean(name["text"], "name.text")
    return ""


def _hidden(names: list[Resource]) -> Iterator[Note]:
    parts = [[*(n.get("given") or []), n.get("family"), n.get("text")] for n in names]
    if any(part and hides_something(part) for found in parts for part in found):
        yield Note(
            "name",
            _("Characters that nobody sees were taken out of the name."),
            _("Compare the name."),
        )


def _is_over(item: Resource) -> bool:
    """Whether a name, phone or address is said to be past."""
    period = item.get("period") or {}
    end = str(period.get("end") or "")[:10]
    return item.get("use") == "old" or bool(end and end < timezone.localdate().isoformat())


def _codes(concept: Resource) -> list[str]:
    coding = concept.get("coding")
    found = coding if isinstance(coding, list) else []
    return [str(code.get("code", "")) for code in found if isinstance(code, dict)]


def _relations(contact: Resource) -> list[Resource]:
    return contact.get("relationship") or []


def _is_mother(contact: Resource) -> bool:
    return any(_MOTHERS & set(_codes(relation)) for relation in _relations(contact))


def _relatives(contacts: list[Resource]) -> Iterator[Relative]:
    """Those of the family who have a name; the first role that is known counts."""
    for contact in contacts[:_MOST]:
        codes = [code for relation in _relations(contact) for code in _codes(relation)]
        role = next((_ROLES[code] for code in codes if code in _ROLES), None)
        given, surnames = _two_names(contact)
        if role and given:
            reaches = _telecom(contact.get("telecom") or [], "")
            phone = next((r.value for r in reaches if r.system == "phone"), "")
            yield Relative(given, surnames, role, phone)


def _two_names(contact: Resource) -> tuple[str, str]:
    names = contact.get("name") or []
    for name in [names] if isinstance(names, dict) else names[:_MOST]:
        given, family = _given(name), clean(name.get("family") or "", "name.family")
        if given:
            return given, family
        if text := clean(name.get("text") or "", "name.text"):
            first, _, rest = text.partition(" ")
            return first, rest
    return "", ""


def _relation_words(contact: Resource) -> str:
    for relation in _relations(contact):
        shown = [c.get("display") for c in relation.get("coding") or [] if c.get("display")]
        if said := relation.get("text") or next(iter(shown), ""):
            return clean(said, "relationship")
    return ""


def _reaches(patient: Resource, contacts: list[Resource]) -> Iterator[Reach]:
    yield from _telecom(patient.get("telecom") or [], "")
    for contact in contacts[:_MOST]:
        whose = ", ".join(filter(None, (_relation_words(contact), _said_name(contact))))
        yield from _telecom(contact.get("telecom") or [], whose)


def _telecom(items: list[Resource], whose: str) -> Iterator[Reach]:
    for item in items[:_MOST]:
        value = clean(item.get("value") or "", "telecom")
        system = item.get("system") or "phone"
        if value and not _is_over(item) and system in {"phone", "sms", "email"}:
            yield Reach("email" if system == "email" else "phone", value, whose)


def _homes(addresses: list[Resource]) -> Iterator[Home]:
    for address in addresses[:_MOST]:
        if _is_over(address) or address.get("use") == "billing":
            continue
        lines = [clean(line or "", "address") for line in address.get("line") or []]
        town = clean(address.get("city") or "", "address")
        rest = [clean(address.get(n) or "", "address") for n in ("state", "country")]
        text = clean(address.get("text") or "", "address", longest=500)
        words = ", ".join(filter(None, (*lines, town, *rest))) or text
        if words:
            start = str((address.get("period") or {}).get("start") or "")
            postcode = clean(address.get("postalCode") or "", "address")
            yield Home(words, postcode, town, read_date(start, "address.period")[0])


def _languages(communication: list[Resource]) -> Iterator[Language]:
    for item in communication[:_MOST]:
        tag = next(iter(_codes(item.get("language") or {})), "")
        if tag and len(tag) <= 12 and tag.replace("-", "").isalnum():
            yield Language(tag, bool(item.get("preferred")))


def _needs_interpreter(extensions: list[Resource]) -> bool:
    return any(
        str(e.get("url", "")).endswith(_INTERPRETER) and e.get("valueBoolean") is True
        for e in extensions
    )


def _identifiers(items: list[Resource]) -> Iterator[tuple[str, str]]:
    for item in items[:_MOST]:
        value = clean(str(item.get("value") or ""), "identifier")
        if value and not _is_over(item):
            yield clean(str(item.get("system") or ""), "identifier"), value
