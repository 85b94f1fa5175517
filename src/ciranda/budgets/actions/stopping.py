"""The day after a project's last one: what it paid for stops, family by family, in a job."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, action, entered, touched
from ciranda.access.enums import Permission
from ciranda.budgets.models import ProjectEnd
from ciranda.cases.actions.consents.following import SOON, Withdrawn, answering, as_the_team, follow
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.actions.notices import tell_family
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import NoticeKind, Prompt
from ciranda.cases.models import Contact
from ciranda.cases.queries.consents import signers_of
from ciranda.cases.queries.sharing import agreed_to
from ciranda.common.database import instant
from ciranda.common.dates import today_in
from ciranda.consent.models import Effect
from ciranda.groups.actions.stopping import stop_groups
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.queries import pack_of

STOPS = (ConsentKind.PARTICIPATION, ConsentKind.SHARING, ConsentKind.REGISTER)


def due_ends() -> list[tuple[UUID, UUID, str]]:
    """The ends whose last day is over in their team's place: id, team and onward consent."""
    standing = ProjectEnd.objects.filter(taken_back_at=None, stopped_at=None)
    found = []
    for end in standing.select_related("team"):
        project = pack_of(end.pack_version_id).project_end
        if project and end.last_day < today_in(end.team.zone, instant()):
            found.append((end.pk, end.team_id, project.onward))
    return found


def cases_of(team_id: UUID) -> list[UUID]:
    """The open cases of a team, for a job only."""
    with connection.cursor() as cursor:
        cursor.execute("select budgets_cases_of(%s)", [team_id])
        return [row[0] for row in cursor.fetchall()]


def end_projects(job: Actor) -> int:
    """Let everything stop whose last day is over. Each case in a transaction of its own.

    Broken off, it goes on where it was: what stopped stays stopped. Returns how many families
    stopped because they had not agreed to go on.
    """
    with entered(job):
        due = [(end, onward, cases_of(team)) for end, team, onward in due_ends()]
    stopped = 0
    for end_id, onward, cases in due:
        for case_id in cases:
            with entered(job):
                team = as_the_team(case_id)
            stopped += stop_case(actor=team, case_id=case_id, onward=onward)
        note_stopped(actor=job, end_id=end_id)
    return stopped


@action(Permission.SYSTEM_RUN)
def note_stopped(*, actor: Actor, end_id: UUID) -> None:
    """Every family of this end was seen to."""
    ProjectEnd.objects.filter(pk=end_id).update(stopped_at=instant())
    touched(None, end_id, "stopped_at", kind="project_end")


@action(Permission.SYSTEM_RUN)
def stop_case(*, actor: Actor, case_id: UUID, onward: str) -> bool:
    """Stop what the project paid for in one family, unless it agreed to go on.

    Groups by name end and free their places, planned contacts are called off, and what the family
    shared for this work closes. The team answers for the case as before: its case manager is asked
    to talk with the family and close it. True where something stopped.
    """
    lock(case_id)
    signers = signers_of(case_id)
    touched(signers.dossier_id, case_id, "project_end", kind="case")
    if agreed_to(case_id, onward):
        return False
    now = instant()
    left = stop_groups(actor=actor, case_id=case_id)
    ahead = Contact.objects.filter(case_id=case_id, is_planned=True, cancelled_at=None, at__gt=now)
    left += ahead.update(cancelled_at=now, cancelled_note=_("The project is over."))
    closed = _close_consents(case_id)
    if not left and not closed:
        return False
    rederive(case_id)
    for news in closed:
        if news.kind is ConsentKind.SHARING:
            follow(news)
    tell_family(case_id, NoticeKind.CONSENT_LAPSED)
    if to := answering(case_id):
        prompt_worker(to, case_id, Prompt.PROJECT_OVER, due_at=now + SOON)
    return True


def _close_consents(case_id: UUID) -> list[Withdrawn]:
    """End what is open of these kinds, and say what closed, for those who follow."""
    now = instant()
    opened = Effect.objects.filter(
        consent__case_id=case_id, consent__kind__in=STOPS, started_at__lte=now
    ).exclude(ended_at__lte=now)
    found = list(opened.select_related("consent"))
    Effect.objects.filter(pk__in=[one.pk for one in found]).update(ended_at=now)
    return [
        Withdrawn(case_id, one.dossier_id, one.pk, ConsentKind(one.kind), one.service_id, None, now)
        for one in (effect.consent for effect in found)
    ]
