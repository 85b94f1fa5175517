"""A file on a pregnancy: only the woman signs and sees, and it may end before the child begins."""

from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Team
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.models import Subject
from ciranda.people.models import Pregnancy
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.policies.ages import refuses_a_pregnancy
from ciranda.programmes.queries import current, pack_of


@action(Permission.CASE_OPEN)
def open_on_pregnancy(*, actor: Actor, pregnancy_id: UUID, team_id: UUID) -> UUID:
    """Open a file on a pregnancy with a team of one's own. Returns the case's id.

    No child is named, and nobody of the family but the woman stands in it (design, section 7).
    Raises Refused for a pregnancy that ended, another team, a programme that begins after birth,
    and where the team has such a file already; Pregnancy.DoesNotExist for a stranger.
    """
    pregnancy = Pregnancy.objects.get(pk=pregnancy_id)
    if pregnancy.outcome:
        raise Refused(_("This pregnancy has ended already."))
    if team_id not in actor.team_ids:
        raise Refused(_("Choose one of your own teams."))
    team = Team.objects.get(pk=team_id)
    version = current(team.programme_key)
    pack = pack_of(version.id)
    said = refuses_a_pregnancy(pack)
    if said or pack.expecting is None:
        raise Refused(said or _("This programme has no file on a pregnancy."))
    if Subject.objects.filter(
        pregnancy_id=pregnancy_id,
        ended_on=None,
        case__closed_at=None,
        case__pack_version__programme__key=team.programme_key,
    ).exists():
        raise Refused(_("There is a file on this pregnancy already."))
    case_id = open_case(
        actor=actor,
        pack_version_id=version.id,
        team_id=team_id,
        subjects=[NewSubject(SubjectKind.PREGNANCY, pregnancy_id=pregnancy_id)],
        family=[NewFamilyMember(pregnancy.woman_id, "mother", True)],
        stage_key=pack.expecting.opens_stage,
    )
    touched(pregnancy.dossier_id, pregnancy_id, "case", kind="pregnancy")
    return case_id


def hers_alone(case_id: UUID) -> UUID | None:
    """The woman, where a case is about a pregnancy and nobody else: no other family member stands
    in it. None for every other case."""
    subjects = Subject.objects.filter(case_id=case_id, ended_on=None)
    keys = list(subjects.values_list("pregnancy_id", flat=True))
    first = next(iter(keys), None)
    if first is None or None in keys:
        return None
    woman: UUID = Pregnancy.objects.values_list("woman_id", flat=True).get(pk=first)
    return woman
