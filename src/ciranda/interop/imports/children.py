"""Children from FHIR bundles, as persons. No case begins here: a referral does that."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.access.enums import Permission
from ciranda.common.dates import add_months, months_between
from ciranda.interop.imports import ledger
from ciranda.interop.imports.details import enter_details, health_numbers, unknown_numbers
from ciranda.interop.imports.fhir.bundles import Found, Surveyed, survey
from ciranda.interop.imports.fhir.patients import Child, read_child
from ciranda.interop.imports.fhir.rejects import BundleRejects, decision
from ciranda.interop.imports.meeting import Met, meet
from ciranda.interop.imports.places import Places
from ciranda.interop.imports.results import Note, Outcome, Result, Row, RowRefused
from ciranda.people.queries import Known
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import installed
from ciranda.referrals.policies.births import too_old_or_young

KIND = "children"
_GROWN = 18 * 12  # months
_OLDEST = 120 * 12


class Children:
    """Brings in children by search-or-create; says which programmes would take each today."""

    kind = KIND
    # Entering how to reach a child takes more than entering the name.
    permission = Permission.PERSON_CHANGE
    at_once = 1
    more: tuple[str, ...] = ("programmes",)

    def __init__(self, *, shift_years: int = 0, programme: str = "", source: str = "fhir") -> None:
        self.shift_years = shift_years
        # A shifted child is somebody else than the source's: never found under the real one's key.
        self.source = f"{source}+{shift_years}" if shift_years else source
        self._packs = _packs(programme)
        self._surveyed: dict[Path, Surveyed] = {}
        self._takes: Counter[str] = Counter()
        self._parishes: Places | None = None
        self._asked = 0
        self._numbers_left = 0

    def survey(self, path: Path) -> int:
        """How many patients a bundle holds. Raises FileRefused if it cannot be read whole."""
        self._surveyed[path] = survey(path)
        return len(self._surveyed[path].patients)

    def rows(self, path: Path) -> Iterator[Row]:
        """The patients of a bundle that was surveyed."""
        bundle = self._surveyed[path]
        for found in bundle.patients:
            yield Row(
                file=path,
                number=found.number,
                key=_key(found),
                values={},
                original=(found.patient, bundle.related_to(found)),
                dropped=found.dropped,
            )

    def prepare(self, batch: Sequence[Row]) -> None:
        """Nothing to ask at once: every child is looked for alone."""

    def finish(self, actor: Actor) -> None:
        """Every child is written alone."""

    def bring_in(self, actor: Actor, row: Row) -> Result:
        """Find or enter a child."""
        patient, related = row.original
        told = read_child(patient, related)
        content = ledger.digest(told.given, told.surnames, str(told.born_on))
        child = self._shifted(told)
        _check_age(child)
        before = ledger.recall(KIND, self.source, row.key, content)
        if before:
            return self._again(child, before)
        met = meet(actor, _known(child), decision(patient))
        if met.person_id is None:
            return Result(Outcome.REJECTED, notes=(*child.notes, *met.notes))
        ledger.remember(
            actor=actor,
            kind=KIND,
            source=self.source,
            key=row.key,
            content=content,
            object_id=met.person_id,
        )
        if met.created:
            found = enter_details(actor, met.person_id, child, self.source, self._places())
            met = replace(met, notes=(*met.notes, *found))
        return self._done(child, met)

    def rejects(self, path: Path, folder: Path) -> BundleRejects:
        """A bundle for rejected patients of this one."""
        return BundleRejects(path, folder)

    def said(self) -> list[str]:
        """The shift, what was left aside, and what programmes say of these ages."""
        return [
            *self._said_of_shift(),
            *self._said_of_files(),
            *self._said_of_numbers(),
            *self._said_of_programmes(),
        ]

    def _places(self) -> Places:
        """The parishes, read once."""
        if self._parishes is None:
            self._parishes = Places()
        return self._parishes

    def _shifted(self, child: Child) -> Child:
        if not self.shift_years:
            return child
        by = 12 * self.shift_years
        return replace(
            child,
            born_on=add_months(child.born_on, by) if child.born_on else None,
            died_on=add_months(child.died_on, by) if child.died_on else None,
        )

    def _again(self, child: Child, before: ledger.Remembered) -> Result:
        if not before.is_same:
            raise RowRefused(
                Note(
                    "id",
                    _("This patient came in before with another name or birth date."),
                    _(
                        "If it is the same child, change it on the child's page. If the id means"
                        " another child, name the register: --source NAME."
                    ),
                )
            )
        return self._done(child, Met(before.object_id, created=False))

    def _done(self, child: Child, met: Met) -> Result:
        taken, refusals = self._programmes(child)
        self._numbers_left += unknown_numbers(child)
        outcome = Outcome.CREATED if met.created else Outcome.MATCHED
        notes = (*child.notes, *met.notes, *refusals)
        return Result(outcome, str(met.person_id), notes, more={"programmes": " ".join(taken)})

    def _programmes(self, child: Child) -> tuple[list[str], list[Note]]:
        """The keys of programmes whose ages fit today, and the words of those that refuse."""
        if child.has_died:
            return [], [Note("deceased", _("This child has died. No programme is offered."), "")]
        today, taken, refusals = timezone.localdate(), [], []
        self._asked += 1
        for key, pack in self._packs.items():
            said = too_old_or_young(pack, child.born_on, child.born_precision, today=today)
            if said:
                refusals.append(Note("birthDate", f"{key}: {said}"))
            else:
                taken.append(key)
                self._takes[key] += 1
        return taken, refusals

    def _said_of_shift(self) -> list[str]:
        if not self.shift_years:
            return []
        return [
            f"Birth years were shifted by {self.shift_years}: these are demonstration children,"
            " not the children of the source."
        ]

    def _said_of_files(self) -> Iterator[str]:
        for path, bundle in self._surveyed.items():
            count = len(bundle.patients)
            left = ", ".join(f"{n} {kind}" for kind, n in bundle.left.most_common(6))
            more = " …" if len(bundle.left) > 6 else ""
            yield _("%(file)s: %(count)s patients read; left aside: %(left)s%(more)s.") % {
                "file": path.name,
                "count": count,
                "left": left or "nothing",
                "more": more,
            }
            if bundle.unread:
                names = ", ".join(sorted(bundle.unread)[:10])
                yield _("%(file)s: not read of its patients: %(names)s.") % {
                    "file": path.name,
                    "names": names,
                }

    def _said_of_numbers(self) -> Iterator[str]:
        if self._numbers_left:
            yield _("%(n)s numbers of registers not known here were not kept.") % {
                "n": self._numbers_left
            }

    def _said_of_programmes(self) -> Iterator[str]:
        for key in self._packs if self._asked else ():
            yield _("%(key)s would take %(taken)s of %(asked)s today, by age.") % {
                "key": key,
                "taken": self._takes[key],
                "asked": self._asked,
            }


def _packs(programme: str) -> dict[str, Pack]:
    """The newest version of each programme, or of one. Raises LookupError for an unknown one."""
    newest: dict[str, Pack] = {}
    for entry in installed():
        newest.setdefault(entry.key, entry.pack)
    if not programme:
        return newest
    if programme not in newest:
        known = ", ".join(newest) or "none yet: ciranda pack install FOLDER"
        raise LookupError(
            _("There is no programme %(programme)s. Installed: %(known)s.")
            % {"programme": programme, "known": known}
        )
    return {programme: newest[programme]}


def _key(found: Found) -> str:
    """What the source calls a patient: a number of its register, or else where it is found."""
    for item in found.patient.get("identifier") or []:
        if isinstance(item, dict) and item.get("system") and item.get("value"):
            return f"{item['system']}|{item['value']}"
    if found.url:
        return found.url
    if key := found.patient.get("id"):
        return f"Patient/{key}"
    said = [str(found.patient.get(name)) for name in ("name", "birthDate", "telecom")]
    return ledger.digest(*said).hex()


def _known(child: Child) -> Known:
    phones = [reach.value for reach in child.reaches if reach.system == "phone"]
    return Known(
        given=child.given,
        surnames=child.surnames,
        known_as=child.known_as,
        born_on=child.born_on,
        born_precision=child.born_precision,
        mother=child.mother,
        phone=phones[0] if phones else "",
        numbers=tuple(health_numbers(child)),
    )


def _check_age(child: Child) -> None:
    if child.born_on is None:
        return
    months = months_between(child.born_on, timezone.localdate())
    if months < 0:
        raise RowRefused(
            Note(
                "birthDate",
                _("This date of birth is in the future."),
                _("Correct it, or leave it out."),
            )
        )
    if months >= _OLDEST:
        raise RowRefused(
            Note(
                "birthDate",
                _("%(day)s is too long ago.") % {"day": child.born_on},
                _("Correct it, or leave it out."),
            )
        )
    if months >= _GROWN:
        raise RowRefused(
            Note(
                "birthDate",
                _("This person is grown up, and only children come in here."),
                _("Adults are entered with the family of a child, when they take part."),
            )
        )
