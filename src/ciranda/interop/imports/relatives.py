"""The family of an imported child: persons of the household, met like everybody who is entered."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor
from ciranda.interop.imports.fhir.patients import Child, Relative
from ciranda.interop.imports.results import Note
from ciranda.people.actions import find_or_register
from ciranda.people.actions.households import Living, form_household, join_household
from ciranda.people.enums import HouseholdRole, Signal
from ciranda.people.queries import Candidate, Candidates, Known, candidates

_GROWN = timedelta(days=18 * 365)
# Without a birth date, this is what makes one adult of two records: the whole name, and a phone.
_SURE = frozenset({Signal.GIVEN, Signal.SURNAMES, Signal.HOUSEHOLD})


def enter_relatives(actor: Actor, person_id: UUID, child: Child, said_by: str) -> list[Note]:
    """A household of the child with each relative who has a name. Nobody has said who holds
    parental responsibility, so nobody does yet.

    One who may be known already is left to a human: the note says whom to compare. Returns notes.
    """
    notes: list[Note] = []
    there: list[Living] = []
    for relative in child.relatives:
        met = _meet(actor, relative, person_id)
        if met is None:
            notes.append(_to_decide(relative))
        elif met not in {person_id, *(one.person_id for one in there)}:
            there.append(Living(met, relative.role, said_by=said_by))
    if there:
        living = Living(person_id, HouseholdRole.CHILD, said_by=said_by)
        home = form_household(actor=actor, living=(living,))
        for one in there:
            join_household(actor=actor, household_id=home.pk, living=one)
        notes.append(_unknown_responsibility())
    return notes


def _meet(actor: Actor, relative: Relative, child_id: UUID) -> UUID | None:
    """Who the relative is: somebody known for sure, somebody new, or None: a human decides."""
    known = Known(given=relative.given, surnames=relative.surnames, phone=relative.phone)
    met = candidates(actor, known)
    maybe = list(_fitting(met, relative, child_id))
    sure = [one for one in maybe if set(one.signals) >= _SURE]
    if len(sure) == 1:
        done = find_or_register(
            actor=actor, known=known, same_as=sure[0].person_id, search_id=met.search_id, met=met
        )
        return done.person_id
    if maybe or met.may_be_known:
        return None
    done = find_or_register(
        actor=actor, known=known, decided=True, search_id=met.search_id, met=met
    )
    return done.person_id


def _fitting(met: Candidates, relative: Relative, child_id: UUID) -> Iterator[Candidate]:
    """Those it may be: a parent is no child, and never the child of the row."""
    grown_before = timezone.localdate() - _GROWN
    for one in met.proposed:
        is_child = one.born_on is not None and one.born_on > grown_before
        if one.person_id != child_id and is_child <= (relative.role == HouseholdRole.CHILD):
            yield one


def _to_decide(relative: Relative) -> Note:
    label = str(relative.role.label)
    return Note(
        "contact",
        _("A relative of the child may be known already (%(role)s), and was not entered.")
        % {"role": label},
        _("Search for the name, compare, and add them to the household on the child's page."),
    )


def _unknown_responsibility() -> Note:
    return Note(
        "contact",
        _("The relatives are in the child's household. Who holds responsibility is not known."),
        _("Ask the family, and write it on the child's page under the household."),
    )
