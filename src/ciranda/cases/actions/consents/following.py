"""What follows when a consent opens nothing more: what was left behind passes to the case manager.

Everything here speaks as the team that answers for the case, because the family member whose answer
closed it may not see the team's tasks, and must not be told apart by them (design, section 7).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, action, touched
from ciranda.access.enums import Permission, Role
from ciranda.agencies.models import Membership, Placement
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.enums import EndReason
from ciranda.cases.models import CircleMember, Contact, Coordination, Custody, Task
from ciranda.cases.queries.consents import signers_of
from ciranda.cases.queries.facts import facts_of
from ciranda.common.database import instant
from ciranda.consent.models import Question
from ciranda.programmes.enums import ConsentKind

SOON = timedelta(days=3)


@dataclass(frozen=True)
class Withdrawn:
    """A consent that opens nothing more: what the handlers of `after_withdrawal` are told."""

    case_id: UUID
    dossier_id: UUID
    consent_id: UUID
    kind: ConsentKind
    service_id: UUID | None
    person_id: UUID
    at: datetime


# Called in the transaction in which a consent closed, speaking as the team that answers for the
# case. Upper apps add theirs in ready(): what a plan asked of the service passes on.
after_withdrawal: list[Callable[[Actor, Withdrawn], None]] = []


def follow(question: Question) -> None:
    """Let everything follow that a closed consent leaves behind."""
    news = Withdrawn(
        question.case_id,
        question.dossier_id,
        question.consent_id,
        ConsentKind(question.kind),
        question.service_id,
        question.person_id,
        instant(),
    )
    team = _as_the_team(question.case_id)
    if news.kind == ConsentKind.SHARING and news.service_id:
        pass_on(actor=team, news=news, service_id=news.service_id)
    for handler in after_withdrawal:
        handler(team, news)


def ask_after_them(question: Question) -> None:
    """A private prompt to the case manager after somebody took an agreement back."""
    prompt(actor=_as_the_team(question.case_id), question=question)


def _as_the_team(case_id: UUID) -> Actor:
    """A job on this one case, with what the coordinator of the team that answers sees."""
    coordinators = facts_of(case_id).custodies[-1].roles[0][0]
    return Actor(None, Role.SYSTEM, (coordinators,))


@action(Permission.SYSTEM_RUN)
def pass_on(*, actor: Actor, news: Withdrawn, service_id: UUID) -> int:
    """End the service's part in the circle; its tasks and planned contacts pass to the manager.

    A worker of the team that answers stays, and so does another adult's own helper. The family is
    not told through its notices: that would tell one adult of the other. Returns how many passed.
    """
    lock(news.case_id)
    team = Custody.objects.filter(case_id=news.case_id, ended_at=None).values("team_id")
    workers = Membership.objects.filter(service_id=service_id).exclude(
        pk__in=Placement.objects.filter(team_id__in=team, ended_on=None).values("membership_id")
    )
    ours = CircleMember.objects.filter(case_id=news.case_id, ended_at=None)
    others = ours.filter(helper_of=None) | ours.filter(helper_of=news.person_id)
    left = others.filter(membership__in=workers) | others.filter(service_id=service_id)
    left.update(ended_at=news.at, end_reason=EndReason.FAMILY_WISH)
    rederive(news.case_id)
    passed = _hand_to_manager(news, list(workers.values_list("id", flat=True)))
    touched(news.dossier_id, news.consent_id, "tasks", "contacts", "circle", kind="consent")
    return passed


def _hand_to_manager(news: Withdrawn, workers: list[UUID]) -> int:
    """Open tasks and planned contacts of these workers in the joint file."""
    to = _answering(news.case_id)
    if to is None or to.pk in workers:
        return 0
    tasks = Task.objects.filter(
        case_id=news.case_id, membership__in=workers, done_at=None, dropped_at=None
    )
    contacts = Contact.objects.filter(
        case_id=news.case_id, membership__in=workers, is_planned=True, cancelled_at=None
    )
    taken = {"membership": to, "name": to.name}
    return tasks.update(handed_at=news.at, **taken) + contacts.update(
        profession=to.profession, **taken
    )


def _answering(case_id: UUID) -> Membership | None:
    """The case manager; before there is one, a coordinator of the team."""
    held = Coordination.objects.filter(case_id=case_id, ended_at=None).select_related("membership")
    if found := held.first():
        return found.membership
    team = Custody.objects.filter(case_id=case_id, ended_at=None).values("team_id")
    placed = Placement.objects.filter(team_id__in=team, role="coordinator", ended_on=None)
    first = placed.select_related("membership").order_by("started_on", "id").first()
    return first.membership if first else None


@action(Permission.SYSTEM_RUN)
def prompt(*, actor: Actor, question: Question) -> None:
    """A task for the case manager in words that tell nobody who reads along what happened."""
    touched(question.dossier_id, question.pk, "prompt", kind="question")
    to = _answering(question.case_id)
    if to is None:
        return
    now = instant()
    with translation.override(settings.LANGUAGE_CODE):
        what = _("Ring the family for a usual talk. Look at its consents before you do.")
    waiting = Task.objects.filter(
        case_id=question.case_id, membership=to, what=what, done_at=None, dropped_at=None
    )
    if waiting.exists():
        return
    Task.objects.create(
        case_id=question.case_id,
        dossier_id=signers_of(question.case_id).dossier_id,
        what=what,
        due_on=(now + SOON).date(),
        membership=to,
        name=to.name,
        created_at=now,
        created_by=to.pk,
        created_by_name=to.name,
    )
