"""Consents looked at again as days and facts change: who must sign is a question of today.

A consent that lost a required signer stops opening; one never opens more by itself. Whoever signed
is told alone, and the case manager is asked to ask again (design, sections 2 and 7).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission, unmask
from ciranda.cases.actions.consents.answering import write
from ciranda.cases.actions.consents.following import (
    SOON,
    Withdrawn,
    answering,
    as_the_team,
    follow,
)
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import NoticeKind, Prompt
from ciranda.cases.models import FamilyNotice
from ciranda.cases.queries.consents import Signers, signers_of
from ciranda.common.database import instant
from ciranda.common.dates import end_of_day, months_between, today_in
from ciranda.consent.enums import Answer
from ciranda.consent.models import Consent, Effect
from ciranda.consent.policies import signing
from ciranda.consent.queries import Known, said_of
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.policies.signatures import Settlement

DAY = timedelta(days=1)
# How long before somebody signs for themselves the case manager is told.
AGE_AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Tended:
    """What a look at a case's consents changed: how many narrowed, how many end soon."""

    narrowed: int
    ending: int


@dataclass(frozen=True)
class _Open:
    """A consent that opens something now, with what each person said."""

    consent: Consent
    effect: Effect
    known: Known


def settle_case(case_id: UUID) -> int:
    """Settle a case's open consents by the facts as they are now; how many narrowed.

    For the actions that change who may sign, in their transaction, after the grants followed.
    """
    return settle_again(actor=as_the_team(case_id), case_id=case_id)


def tend(case_id: UUID) -> Tended:
    """A night's look at one case: ages reached, signers lost, consents that end soon."""
    team = as_the_team(case_id)
    follow_ages(actor=team, case_id=case_id)
    narrowed = settle_again(actor=team, case_id=case_id)
    return Tended(narrowed, remind(actor=team, case_id=case_id))


@action(Permission.SYSTEM_RUN)
def follow_ages(*, actor: Actor, case_id: UUID) -> int:
    """Let the grants follow the ages of today: what became the young person's own closes to the
    adults of the family, who are told that it did. Returns how many grants changed."""
    lock(case_id)
    changed = rederive(case_id)
    signers = signers_of(case_id)
    touched(signers.dossier_id, case_id, "grants", kind="case")
    if changed and _became_own(signers):
        _tell(signers, (r.person_id for r in signers.family.relatives), NoticeKind.OF_AGE, case_id)
    return changed


def _became_own(signers: Signers) -> bool:
    """Whether this week something became the young person's own, by the pack's ages."""
    eldest = signers.family.eldest
    if eldest is None or eldest.born_on is None:
        return False
    now, before = (
        signers.pack.young_people.own_at(months_between(eldest.born_on, on))
        for on in (signers.family.on, signers.family.on - 7 * DAY)
    )
    return now != before


@action(Permission.SYSTEM_RUN)
def settle_again(*, actor: Actor, case_id: UUID) -> int:
    """Close what the answers no longer open, by who must sign today. Never opens more.

    Each who agreed is told alone, and the case manager once. Returns how many narrowed.
    """
    lock(case_id)
    signers = signers_of(case_id)
    touched(signers.dossier_id, case_id, "consents", kind="case")
    narrowed = [each for each in _opened(signers) if _narrow(signers, each)]
    if not narrowed:
        return 0
    rederive(case_id)
    for each in narrowed:
        touched(signers.dossier_id, each.consent.pk, "answer", "effect", kind="consent")
        _tell(signers, _agreed(each), NoticeKind.CONSENT_LAPSED, each.effect.pk)
        if not Effect.objects.filter(_now_open(), consent=each.consent).exists():
            follow(_closed(each.consent))
    if to := answering(case_id):
        prompt_worker(to, case_id, Prompt.ASK_AGAIN, due_at=instant() + SOON)
    return len(narrowed)


def _opened(signers: Signers) -> list[_Open]:
    """What is in force under the custody that answers now."""
    effects = Effect.objects.filter(_now_open(), consent__custody_id=signers.custody_id)
    return [
        _Open(effect.consent, effect, said_of(effect.consent_id))
        for effect in effects.select_related("consent").order_by("started_at", "id")
    ]


def _now_open() -> Q:
    now = instant()
    return Q(started_at__lte=now) & (Q(ended_at=None) | Q(ended_at__gt=now))


def _settlement(signers: Signers, each: _Open, on: date) -> Settlement:
    column = signers.pack.consent_columns[each.known.column_key]
    required = signing.required(signers.pack, column, replace(signers.family, on=on))
    return signing.settle(required, column, each.known.cats, each.known.said, on=on)


def _narrow(signers: Signers, each: _Open) -> bool:
    settlement = _settlement(signers, each, signers.family.on)
    answer, opens = signing.outcome(settlement, each.known.said)
    opens &= each.effect.cats
    ends = end_of_day(settlement.until_on, signers.zone) if settlement.until_on else None
    until = min((at for at in (ends, each.effect.ended_at) if at), default=None)
    if opens == each.effect.cats and until == each.effect.ended_at:
        return False
    replaced = each.consent.answer == Answer.REPLACED
    write(each.consent.pk, Answer.REPLACED if replaced else answer, opens, until)
    return opens != each.effect.cats


def _closed(consent: Consent) -> Withdrawn:
    return Withdrawn(
        consent.case_id,
        consent.dossier_id,
        consent.pk,
        ConsentKind(consent.kind),
        consent.service_id,
        None,
        instant(),
    )


@action(Permission.SYSTEM_RUN)
def tell_service_moved(*, actor: Actor, case_id: UUID, service_id: UUID, move_id: UUID) -> int:
    """After a service went to another controller: word to each who let it read, once for each
    move. What was agreed goes on until it is taken back. Returns how many consents name it."""
    signers = signers_of(case_id)
    touched(signers.dossier_id, case_id, "notices", kind="case")
    named = [one for one in _opened(signers) if one.consent.service_id == service_id]
    for each in named:
        _tell(signers, _agreed(each), NoticeKind.SERVICE_MOVED, move_id)
    return len(named)


@action(Permission.SYSTEM_RUN)
def remind(*, actor: Actor, case_id: UUID) -> int:
    """Before a consent ends, by the pack's days: a task for the case manager, and word in the own
    pages of each who agreed. Once for each. Returns how many end soon."""
    signers = signers_of(case_id)
    touched(signers.dossier_id, case_id, "reminders", kind="case")
    to, soon = answering(case_id), _ending(signers)
    for each, ends_at in soon:
        last = today_in(signers.zone, ends_at - timedelta(seconds=1))
        about = {"consent": str(each.consent.pk), "on": last.isoformat()}
        if to:
            prompt_worker(to, case_id, Prompt.CONSENT_ENDS, about, due_at=ends_at - DAY)
        _tell(signers, _agreed(each), NoticeKind.CONSENT_ENDS, each.effect.pk)
    if to and any(_lapses(signers, each) for each in _opened(signers)):
        prompt_worker(to, case_id, Prompt.COMING_OF_AGE, due_at=instant() + AGE_AHEAD / 4)
    return len(soon)


def _ending(signers: Signers) -> list[tuple[_Open, datetime]]:
    """Those in force that end within the days the pack names and were not asked anew."""
    found = []
    for each in _opened(signers):
        column = signers.pack.consent_columns[each.known.column_key]
        ends = each.effect.ended_at
        is_soon = ends and ends <= instant() + timedelta(days=column.remind_days)
        if ends and is_soon and each.consent.answer != Answer.REPLACED:
            found.append((each, ends))
    return found


def _lapses(signers: Signers, each: _Open) -> bool:
    """Whether an age reached within two months takes away what is open: not its own end."""
    endless = tuple(replace(s, until_on=None) for s in each.known.said)
    bare = replace(each, known=replace(each.known, said=endless))
    ahead = _settlement(signers, bare, signers.family.on + AGE_AHEAD)
    return bool(set(unmask(each.effect.cats)) - ahead.opens)


def _agreed(each: _Open) -> list[UUID]:
    """Those whose own agreement stands."""
    return [s.person_id for s in each.known.said if s.cats and not s.withdrawn]


def _tell(signers: Signers, people: Iterable[UUID], kind: NoticeKind, about: UUID) -> None:
    """A notice for each of these alone, once; only for those who still stand in the family."""
    standing = {r.person_id for r in signers.family.relatives}
    told = FamilyNotice.objects.filter(case_id=signers.case_id, kind=kind, about_id=about)
    known = set(told.values_list("person_id", flat=True)) if kind != NoticeKind.OF_AGE else set()
    FamilyNotice.objects.bulk_create(
        FamilyNotice(
            case_id=signers.case_id,
            dossier_id=signers.dossier_id,
            person_id=person,
            kind=kind,
            about_id=about,
            at=instant(),
        )
        for person in dict.fromkeys(people)
        if person in standing - known
    )
