"""Looking at a referral before it is answered."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import get_language, gettext

from ciranda.access.actions import Actor, action, open_dossier, touched
from ciranda.access.enums import DossierKind, Permission
from ciranda.access.models import Dossier
from ciranda.agencies.models import Team
from ciranda.common.database import instant
from ciranda.people.enums import Part
from ciranda.people.models import Participation
from ciranda.programmes.queries import pack_of
from ciranda.referrals.actions.owning import derive_enquiry, rederive
from ciranda.referrals.actions.sending import (
    CATEGORIES,
    NewCarer,
    NewChild,
    enter_people,
    note_step,
)
from ciranda.referrals.enums import FamilyTold, Kind, ReferralState, StepKind
from ciranda.referrals.models import Enquiry, Referral, Source, Telling
from ciranda.referrals.policies.sending import NotPossible, Problem
from ciranda.referrals.policies.sight import TELLING


def undecided(referral_id: UUID) -> Referral:
    """The referral, held for this transaction.

    Raises Referral.DoesNotExist for a stranger, NotPossible once it was answered.
    """
    found = Referral.objects.select_for_update(of=("self",)).select_related("team")
    referral = found.get(pk=referral_id)
    if referral.state == ReferralState.ANSWERED:
        raise NotPossible(Problem("outcome", gettext("This referral has been answered already.")))
    return referral


def begin(referral: Referral) -> None:
    """From the first thing the team does with it, a referral is being looked at."""
    open_triage(referral)
    if referral.state != ReferralState.NEW:
        return
    referral.state, referral.looked_at = ReferralState.LOOKED_AT, instant()
    referral.save(update_fields=["state", "looked_at"])
    note_step(referral, StepKind.LOOKED_AT, referral.looked_at)


def open_triage(referral: Referral) -> None:
    """The team's own dossier on a referral: its sender could not open what they may not see."""
    if not Dossier.objects.filter(pk=referral.triage_dossier_id).exists():
        open_dossier(DossierKind.REFERRAL, referral.pk, dossier_id=referral.triage_dossier_id)


@action(Permission.REFERRAL_TRIAGE)
def look(*, actor: Actor, referral_id: UUID) -> None:
    """Begin to look at a referral; its sender sees that someone does."""
    referral = undecided(referral_id)
    begin(referral)
    touched(referral.dossier_id, referral.pk, "state", kind="referral")


@action(Permission.REFERRAL_TRIAGE)
def name_child(
    *, actor: Actor, referral_id: UUID, child: NewChild, carers: Sequence[NewCarer] = ()
) -> UUID:
    """Say who the child is: someone already entered, or someone new. Returns the person's id."""
    referral = undecided(referral_id)
    begin(referral)
    now = instant()
    there = Participation.objects.filter(
        dossier_id=referral.dossier_id, part=Part.SUBJECT, ended_on=None
    )
    if child.person_id is None or not there.filter(person_id=child.person_id).exists():
        there.update(ended_on=now.date(), end_reason="another child was meant")
        person_id = enter_people(actor, referral.dossier_id, child, carers, on=now.date())
    else:
        person_id = child.person_id
        enter_people(actor, referral.dossier_id, NewChild(), carers, on=now.date())
    if person_id is None:
        raise NotPossible(Problem("given", gettext("Write at least one name.")))
    referral.person_id = person_id
    referral.save(update_fields=["person"])
    touched(referral.dossier_id, referral.pk, "person", kind="referral")
    return person_id


@action(Permission.REFERRAL_TRIAGE)
def record_request(
    *, actor: Actor, referral_id: UUID, family_told: FamilyTold, words: str = ""
) -> None:
    """Record what the family knows and asks for itself, after someone has spoken with it."""
    referral = undecided(referral_id)
    begin(referral)
    referral.family_told = family_told
    referral.save(update_fields=["family_told"])
    if words.strip():
        _tell(actor, referral.dossier_id, Kind.REQUEST, words)
    touched(referral.dossier_id, referral.pk, "family_told", kind="referral")


@action(Permission.REFERRAL_TRIAGE)
def write_note(*, actor: Actor, referral_id: UUID, words: str) -> None:
    """Write down what the team found out; never seen by the sender."""
    referral = undecided(referral_id)
    begin(referral)
    if not words.strip():
        raise NotPossible(Problem("words", gettext("Write the note.")))
    _tell(actor, referral.triage_dossier_id, Kind.NOTE, words)
    touched(referral.triage_dossier_id, referral.pk, "note", kind="referral")


def _tell(actor: Actor, dossier_id: UUID, kind: Kind, words: str) -> None:
    Telling.objects.create(
        dossier_id=dossier_id,
        category=CATEGORIES[kind],
        kind=kind,
        body=words.strip(),
        language=get_language() or "en",
        author=signed(actor),
        told_at=instant(),
    )


def signed(actor: Actor) -> str:
    """Name and agency as of now, as they are kept with what someone wrote."""
    return f"{actor.name}, {actor.agency_name}" if actor.agency_name else actor.name


@action(Permission.REFERRAL_TRIAGE)
def check_sender(*, actor: Actor, dossier_id: UUID) -> None:
    """Record that whoever signalled as a professional works where they say (by calling there).

    Only then does the reference tell them the answer: anyone can claim a profession, and answers
    to strangers are the same for every child (design, section 7).
    """
    source = Source.objects.select_for_update().get(dossier_id=dossier_id)
    source.checked_at = source.checked_at or instant()
    source.save(update_fields=["checked_at"])
    touched(dossier_id, source.pk, "checked_at", kind="source")


@action(Permission.REFERRAL_TRIAGE)
def pass_on(*, actor: Actor, referral_id: UUID, team_id: UUID) -> None:
    """Give a referral to the team of the child's area. Its clock runs on; it is never unowned.

    This team sees nothing of it from the same instant; the sender sees that it was passed on.
    """
    referral = undecided(referral_id)
    team = Team.objects.get(pk=team_id)
    if team.programme_key != referral.team.programme_key or team.ended_on:
        raise NotPossible(Problem("team", gettext("Choose a team of the same programme.")))
    open_triage(referral)
    now, pack = instant(), pack_of(referral.pack_version_id)
    referral.team, referral.state, referral.looked_at = team, ReferralState.NEW, None
    referral.climbed_to = ""
    referral.save(update_fields=["team", "state", "looked_at", "climbed_to"])
    note_step(referral, StepKind.PASSED_ON, now)
    touched(referral.dossier_id, referral.pk, "team", kind="referral")
    # read before this team's own grants end with the next line
    enquiries = list(Enquiry.objects.select_related("referral").filter(referral=referral))
    rederive(pack, referral, sender_writes=TELLING, at=now)
    for enquiry in enquiries:
        derive_enquiry(pack, enquiry, team.pk, at=now)
