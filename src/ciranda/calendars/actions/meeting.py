"""Writing down a meeting of the team itself: who was there, what was decided, nobody named."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.calendars.models import TeamDecision, TeamMeeting, TeamPresence
from ciranda.cases.queries.naming import identifiers_in
from ciranda.common.database import instant
from ciranda.people.policies.reaching import ways_in
from ciranda.programmes.policies.schema.consortium import TeamMeetingKind
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Held:
    """A meeting as it was held: its kind, day, talk and decisions; each institution there or not.

    `led_by` is who led it from outside, by profession.
    """

    kind_key: str
    on: date
    issues: str
    decisions: tuple[str, ...]
    there: frozenset[UUID]
    missing: frozenset[UUID] = field(default_factory=frozenset)
    led_by: str = ""


@action(Permission.TEAM_MEET)
def record_team_meeting(*, actor: Actor, team_id: UUID, pack_version_id: UUID, held: Held) -> UUID:
    """Write down a meeting of the actor's team. Returns its id.

    Raises Refused for another team, a kind the programme does not know, a day to come, without
    issues, decisions or anybody there, and, where the kind names nobody, for words that do: it
    says which. Source: capabilities B41 and B42.
    """
    if team_id not in actor.team_ids:
        raise Refused(_("This is another team's meeting."))
    rhythm = pack_of(pack_version_id).team_meetings
    kind = rhythm.kinds.get(held.kind_key) if rhythm else None
    if kind is None:
        raise Refused(_("This programme has no such meeting of the team."))
    _complete(held)
    _names_nobody(actor, kind, held)
    if TeamMeeting.objects.filter(
        team_id=team_id, held_on=held.on, kind_key=held.kind_key
    ).exists():
        raise Refused(_("This meeting is written down already."))
    return _keep(actor, team_id, pack_version_id, held)


def _complete(held: Held) -> None:
    if held.on > instant().date():
        raise Refused(_("Write a meeting down once it was held."))
    if not held.issues.strip() or not any(words.strip() for words in held.decisions):
        raise Refused(_("Say what was talked about and at least one thing that was decided."))
    if not held.there:
        raise Refused(_("Say which institutions were there."))


def _names_nobody(actor: Actor, kind: TeamMeetingKind, held: Held) -> None:
    if not kind.without_identifiers:
        return
    told = "\n".join((held.issues, *held.decisions))
    known = identifiers_in(actor, f"{told}\n{held.led_by}")
    # who leads it may have a street in its name; where somebody lives stands only in what was said
    ways = [way for way in ways_in(told) if not any(way in word for word in known)]
    if found := [*known, *ways]:
        raise Refused(
            _("Nobody is named in this record. Write about the work instead of: %(words)s.")
            % {"words": ", ".join(found)}
        )


def _keep(actor: Actor, team_id: UUID, pack_version_id: UUID, held: Held) -> UUID:
    meeting = TeamMeeting.objects.create(
        team_id=team_id,
        pack_version_id=pack_version_id,
        kind_key=held.kind_key,
        held_on=held.on,
        led_by=held.led_by.strip(),
        issues=held.issues.strip(),
        recorded_by=actor.writes_as,
        recorded_at=instant(),
    )
    TeamPresence.objects.bulk_create(
        TeamPresence(meeting=meeting, agency_id=agency, was_there=agency in held.there)
        for agency in held.there | held.missing
    )
    TeamDecision.objects.bulk_create(
        TeamDecision(meeting=meeting, words=words.strip())
        for words in held.decisions
        if words.strip()
    )
    touched(None, meeting.pk, "issues", "decisions", kind="team_meeting")
    return meeting.pk
