"""What follows when a consent opens nothing more: what was left behind passes to the case manager.

Everything here speaks as the team that answers for the case, because the family member whose answer
closed it may not see the team's tasks, and must not be told apart by them (design, section 7).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from ciranda.access.actions import Actor, action, principal, touched
from ciranda.access.enums import Permission, PrincipalKind, Role
from ciranda.agencies.models import Membership, Placement
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import EndReason, Prompt
from ciranda.cases.models import CircleMember, Contact, Coordination, Custody, Task
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
    person_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class Stranded:
    """What passed to the case manager, by key; each is read under the wall by whoever looks."""

    tasks: Sequence[UUID] = ()
    contacts: Sequence[UUID] = ()
    actions: Sequence[UUID] = ()

    def counts(self) -> dict[str, object]:
        """As a task keeps it."""
        return {
            "tasks": [str(x) for x in self.tasks],
            "contacts": [str(x) for x in self.contacts],
            "actions": [str(x) for x in self.actions],
        }


# Called in the transaction in which a consent closed, speaking as the team that answers for the
# case. Upper apps add theirs in ready(): what a plan asked of the service passes on. Each gives the
# keys of the actions that passed.
after_withdrawal: list[Callable[[Actor, Withdrawn], Sequence[UUID] | None]] = []


def question_closed(question: Question) -> Withdrawn:
    """What is told when the answer to a question closed its consent."""
    return Withdrawn(
        question.case_id,
        question.dossier_id,
        question.consent_id,
        ConsentKind(question.kind),
        question.service_id,
        question.person_id,
        instant(),
    )


def follow(news: Withdrawn, team_id: UUID | None = None) -> None:
    """Let everything follow that a closed consent leaves behind, and name it in one task.

    `team_id` is the team that answers, where the caller knows it.
    """
    team = as_the_team(news.case_id, team_id)
    left = Stranded()
    if news.kind == ConsentKind.SHARING and news.service_id:
        left = pass_on(actor=team, news=news, service_id=news.service_id)
    passed = [action for handler in after_withdrawal for action in handler(team, news) or ()]
    left = replace(left, actions=tuple(passed))
    if left != Stranded():
        name_what_passed(actor=team, news=news, left=left)


def ask_after_them(question: Question, team_id: UUID) -> None:
    """A private prompt to the case manager after somebody took an agreement back."""
    prompt(actor=as_the_team(question.case_id, team_id), question=question)


def as_the_team(case_id: UUID, team_id: UUID | None = None) -> Actor:
    """A job on this one case, with what the coordinator of the team that answers sees.

    All facts of the case are read for it where the caller does not know the team.
    """
    if team_id is None:
        coordinators = facts_of(case_id).custodies[-1].roles[0][0]
    else:
        coordinators = principal(PrincipalKind.TEAM_ROLE, team_id, "coordinator")
    return Actor(None, Role.SYSTEM, (coordinators,))


@action(Permission.SYSTEM_RUN)
def pass_on(*, actor: Actor, news: Withdrawn, service_id: UUID) -> Stranded:
    """End the service's part in the circle; its tasks and planned contacts pass to the manager.

    A worker of the team that answers stays, and so does another adult's own helper. The family is
    not told through its notices: that would tell one adult of the other. Returns what passed.
    """
    lock(news.case_id)
    team = Custody.objects.filter(case_id=news.case_id, ended_at=None).values("team_id")
    workers = list(
        Membership.objects.filter(service_id=service_id)
        .exclude(
            pk__in=Placement.objects.filter(team_id__in=team, ended_on=None).values("membership_id")
        )
        .values_list("id", flat=True)
    )
    ours = CircleMember.objects.filter(case_id=news.case_id, ended_at=None)
    others = ours.filter(helper_of=None) | ours.filter(helper_of=news.person_id)
    left = others.filter(membership__in=workers) | others.filter(service_id=service_id)
    if left.update(ended_at=news.at, end_reason=EndReason.FAMILY_WISH):
        rederive(news.case_id)
    passed = _hand_to_manager(news, workers) if workers else Stranded()
    touched(news.dossier_id, news.consent_id, "tasks", "contacts", "circle", kind="consent")
    return passed


def _hand_to_manager(news: Withdrawn, workers: list[UUID]) -> Stranded:
    """Open tasks and planned contacts of these workers in the joint file."""
    tasks = Task.objects.filter(
        case_id=news.case_id, membership__in=workers, done_at=None, dropped_at=None
    )
    contacts = Contact.objects.filter(
        case_id=news.case_id, membership__in=workers, is_planned=True, cancelled_at=None
    )
    left = Stranded(
        tuple(tasks.values_list("id", flat=True)), tuple(contacts.values_list("id", flat=True))
    )
    to = answering(news.case_id) if left != Stranded() else None
    if to is None or to.pk in workers:
        return Stranded()
    taken = {"membership": to, "name": to.name}
    Task.objects.filter(pk__in=left.tasks).update(handed_at=news.at, **taken)
    Contact.objects.filter(pk__in=left.contacts).update(profession=to.profession, **taken)
    return left


@action(Permission.SYSTEM_RUN)
def name_what_passed(*, actor: Actor, news: Withdrawn, left: Stranded) -> None:
    """One task for the case manager that names each thing passed on, and not why it passed."""
    touched(news.dossier_id, news.consent_id, "prompt", kind="consent")
    if to := answering(news.case_id):
        prompt_worker(to, news.case_id, Prompt.PASSED_ON, left.counts(), due_at=news.at + SOON)


def answering(case_id: UUID) -> Membership | None:
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
    if to := answering(question.case_id):
        prompt_worker(to, question.case_id, Prompt.USUAL_TALK, due_at=instant() + SOON)
