"""The full case: Flor's, with everything an address can stand for, each text with its own word.

The words are not of any language on the site, so that finding one on a page means one thing.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from ciranda.access.actions import entered
from ciranda.access.enums import BarKind, Category, Purpose
from ciranda.agencies.actions import put_above, signing_in
from ciranda.agencies.models import IdentityLink, Membership
from ciranda.cases.actions import (
    bases,
    circle,
    contacts,
    cover,
    drafts,
    emergency,
    guests,
    meetings,
    tasks,
)
from ciranda.cases.actions.bases import Grounds
from ciranda.cases.actions.meetings import Call, Guest
from ciranda.cases.actions.opening import NewSubject, open_case
from ciranda.cases.actions.papers import add_document
from ciranda.cases.actions.prompts import prompt_worker
from ciranda.cases.enums import Prompt
from ciranda.cases.models import (
    BreakGlass,
    Case,
    Clock,
    Invitee,
    Line,
    Moment,
    Passing,
    Suggestion,
    Task,
)
from ciranda.cases.queries.consents import kin_of
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.consent.enums import GroundKind
from ciranda.groups.actions import enrol
from ciranda.groups.models import Enrolment
from ciranda.people.actions import households, pregnancies, register, telling_apart
from ciranda.people.actions.places import NewPlace, note_place, note_risk
from ciranda.people.actions.reaching import Reach, add_contact_point
from ciranda.people.actions.relaying import relay
from ciranda.people.enums import ContactKind, HouseholdRole, PlaceKind, SafeWhen
from ciranda.people.models import HouseholdMember, RelayMessage
from ciranda.people.queries import Known, candidates
from ciranda.programmes.enums import LineStart, SubjectKind
from ciranda.services.actions import Wanted, ask_between, record_between
from ciranda.services.enums import Between, How, Turned
from ciranda.transfers.actions import offering, transitions
from ciranda.transfers.actions.moves import propose_moves
from ciranda.transfers.actions.offering import Offer
from ciranda.transfers.actions.transitions import Preparation
from tests import births, casework, groupwork, holding, telling
from tests.access import tellings
from tests.access.asking import (
    ANONYMOUS,
    BARRED,
    CIRCLE,
    CONSENTED,
    COORDINATOR,
    FAMILY,
    MANAGER,
    OTHER_PARENT,
    OVERSIGHT,
    SAME_AGENCY,
    STRANGER,
    WITHDRAWN,
)
from tests.access.centre import arrange_centre
from tests.access.planning import arrange_plan
from tests.access.requesting import arrange_requests
from tests.cast import SYSTEM, Cast
from tests.documents.test_cleaning import pdf

# Everybody's: seen by those whom some fact of the case lets in, and nobody else.
OF_THE_CASE = "zorblattfinch"
# Of a category that neither a consent nor the circle opened.
SOCIAL = "quibblemoth"
# Who told us: never the family's to read.
SOURCE = "snorkelwren"

WHO: dict[str, str] = {
    STRANGER: "stella_stranger",
    SAME_AGENCY: "lena_lead",
    MANAGER: "tomas_therapist",
    COORDINATOR: "carla_coordinator",
    CIRCLE: "ema_educator",
    CONSENTED: "hilda_health",
    WITHDRAWN: "nuno_nursery",
    BARRED: "rui_refuge",
    FAMILY: "maria_mother",
    OTHER_PARENT: "fausto_father",
    OVERSIGHT: "olga_oversight",
}
assert ANONYMOUS not in WHO


def arrange(cast: Cast) -> dict[str, UUID | str]:
    """Arrange the full case and return the objects by the names that addresses use."""
    casework.manage(cast)
    casework.join_circle(cast, "ema_educator")
    casework.share(cast, "hospital", "health")
    question = casework.share(cast, "nursery", "education")
    casework.join_circle(cast, "rui_refuge", "partner")
    opening = _opening(cast, "mira_midwife")
    bar = _bar(cast, "rui_refuge")
    made: dict[str, Any] = {"case": cast.case, "question": question}
    made |= {"bar": bar, "opening": opening, "worker": cast.tomas_therapist}
    made |= _writing(cast)
    made |= _working(cast)
    made |= _papers(cast)
    made |= telling.arrange(cast, name=OF_THE_CASE, worry=SOCIAL, source=SOURCE)
    made |= _standing_above(cast)
    made |= arrange_plan(cast, OF_THE_CASE)
    made |= _missing(cast)
    casework.stop_sharing(cast, question)
    made |= _groups(cast)
    made |= holding.arrange(cast, OF_THE_CASE)
    made |= _asking(cast)
    made |= _around(cast)
    made |= _standing(cast)
    made |= _reaching(cast)
    made |= _living(cast)
    made |= _meeting(cast)
    made |= _handing_over(cast)
    made |= _signing_in(cast)
    made |= arrange_centre(cast, OF_THE_CASE)
    made |= {"other_programme": _other_programme(cast)}
    made |= _risky_place(cast)
    made |= arrange_requests(cast, OF_THE_CASE)
    made |= tellings.arrange(cast, OF_THE_CASE)
    births.centre(cast, member="nelson_coordinator")
    made |= {"sign_up": births.listed(cast, cast.flor)}
    return made


def _risky_place(cast: Cast) -> dict[str, Any]:
    """A building with a risk: it names nobody, and every worker may read it."""
    carla = cast.actor("carla_coordinator")
    building = NewPlace(PlaceKind.BUILDING, "Rua do Exemplo 7", "990101")
    place = note_place(actor=carla, place=building)
    risk = note_risk(actor=carla, place_id=place, words="The stairs are dark.")
    return {"place": place, "place_risk": risk}


def _standing_above(cast: Cast) -> dict[str, Any]:
    """Somebody above the team, and a deadline that climbed to nobody here."""
    named = put_above(actor=SYSTEM, team_id=cast.team, membership_id=cast.ids["nelson_coordinator"])
    return {"team": cast.team, "above": named.pk, "climb_above": uuid7()}


def _signing_in(cast: Cast) -> dict[str, Any]:
    lead = cast.actor("lena_lead")
    provider = signing_in.add_provider(
        actor=lead,
        name="Association",
        issuer="https://sign-in.invalid",
        client_id="x",
        secret=OF_THE_CASE,
    )
    worker = cast.tomas_therapist
    signing_in.link_worker(actor=lead, membership_id=worker, provider_id=provider, subject="x")
    with entered(lead):
        return {"provider": provider, "identity_link": IdentityLink.objects.get().pk}


def _groups(cast: Cast) -> dict[str, Any]:
    """A course of the case manager's service, with the child in it, and a session to count."""
    group = groupwork.group(cast, "course", places=1)
    entry = enrol(
        actor=cast.actor("tomas_therapist"),
        group_id=group,
        case_id=cast.case,
        person_id=cast.flor,
    )
    tutoring = groupwork.group(cast, "tutoring", name="Tutoring")
    with entered(cast.actor("tomas_therapist")):
        held = Enrolment.objects.get(pk=entry)
        held.pk, held.group_id = uuid7(), tutoring
        held.save(force_insert=True)
    made = {"group": group, "session": groupwork.session(cast, group), "enrolment": entry}
    return {**made, "chosen_place": held.pk}


def _asking(cast: Cast) -> dict[str, Any]:
    """Somebody asked for who speaks the family's language, through a service of the word."""
    tomas = cast.actor("tomas_therapist")
    wanted = Wanted(Between.INTERPRETER, "uk", How.PHONE)
    asked = ask_between(actor=tomas, case_id=cast.case, wanted=wanted)
    record_between(actor=tomas, asked_id=asked, turned=Turned.CAME, through=f"At {OF_THE_CASE}")
    return {"interpreting": asked}


def _opening(cast: Cast, name: str) -> UUID:
    with entered(cast.actor("carla_coordinator")):
        reference = Case.objects.get(pk=cast.case).reference
    emergency.open_in_emergency(
        actor=cast.actor(name), reference=reference, reason="Somebody is hurt at our door"
    )
    with entered(cast.actor("carla_coordinator")):
        return BreakGlass.objects.get().pk


def _bar(cast: Cast, name: str) -> UUID:
    made = uuid7()
    with connection.cursor() as cursor:
        cursor.execute("set local role ciranda_owner")
        cursor.execute(
            """insert into access_bar (id, human_id, kind, case_id, reason, started_at, recorded_by)
               select %s, human_id, %s, %s, '', now(), human_id from agencies_membership
               where id = %s""",
            [made, BarKind.FAMILY_TIE, cast.case, cast.ids[name]],
        )
        cursor.execute("set local role ciranda_web")
    return made


def _writing(cast: Cast) -> dict[str, Any]:
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        contact = contacts.write(
            actor=tomas,
            case_id=cast.case,
            header=contacts.Header(kind="visit"),
            paragraphs=[
                contacts.Words(Category.DEVELOPMENT, f"She said {OF_THE_CASE}."),
                contacts.Words(Category.SOCIAL, f"The rent is {SOCIAL}."),
                contacts.Words(Category.SAFEGUARDING, f"Somebody worried: {SOURCE}."),
            ],
        )
    return {"written": contact}


def _working(cast: Cast) -> dict[str, Any]:
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        soon = instant() + timedelta(days=2)
    header = contacts.Header("visit", soon, place=f"At {OF_THE_CASE}")
    planned = contacts.plan(actor=tomas, case_id=cast.case, header=header)
    task = tasks.add(actor=tomas, case_id=cast.case, what=f"Ask {OF_THE_CASE}")
    drafts.save_draft(actor=tomas, case_id=cast.case, payload={"p0-body": SOCIAL})
    with entered(cast.actor("carla_coordinator")):
        here = {"case_id": cast.case, "dossier_id": cast.dossier}
        Line.objects.create(**here, start=LineStart.CAME, began_on=instant().date())
        moment = Moment.objects.create(
            **here, kind_key="visit", first_on=instant().date(), due_on=instant().date()
        )
        today = instant().date()
        Passing.objects.create(**here, key="school_team", due_on=today, prepare_on=today)
        Suggestion.objects.create(
            **here,
            kind_key="preschool",
            reason_keys=["relief_for_mother"],
            words=OF_THE_CASE,
            suggested_at=instant(),
            suggested_by_name="Carla",
        )
    return {
        "moment": moment.pk,
        "planned": planned,
        "task": task,
        "passed_task": _passed_on(cast, task, planned),
    }


def _passed_on(cast: Cast, task: UUID, planned: UUID) -> UUID:
    """A task that names others, as one does when sharing with a service ended."""
    with entered(cast.actor("carla_coordinator")):
        to = Membership.objects.get(pk=cast.tomas_therapist)
        about = {"tasks": [str(task)], "contacts": [str(planned)], "actions": []}
        prompt_worker(to, cast.case, Prompt.PASSED_ON, about, due_at=instant())
        return Task.objects.get(prompt=Prompt.PASSED_ON).pk


def _other_programme(cast: Cast) -> UUID:
    """A second open case about the same child, with nobody of the family in it yet."""
    carla = cast.actor("carla_coordinator")
    with entered(carla):
        pack = Case.objects.values_list("pack_version_id", flat=True).get(pk=cast.case)
    return open_case(
        actor=carla,
        pack_version_id=pack,
        team_id=cast.team,
        subjects=[NewSubject(SubjectKind.CHILD, cast.flor)],
    )


def _standing(cast: Cast) -> dict[str, Any]:
    with entered(cast.actor("carla_coordinator")):
        mother = next(k for k in kin_of(cast.case) if k.person_id == cast.maria_mother)
    return {"mothers_standing": mother.member_id}


def _missing(cast: Cast) -> dict[str, Any]:
    """A deadline that still runs once the plan is signed, and has climbed to the coordinator."""
    climb = uuid7()
    with entered(cast.actor("tomas_therapist")):
        clock = Clock.objects.filter(case_id=cast.case, stopped_at=None).earliest("due_on").pk
    casework.past_the_wall(
        "insert into cases_clockclimb (id, clock_id, case_id, dossier_id, role_key, role_kind, at)"
        " select %s, id, case_id, dossier_id, 'coordinator', 'coordinator', now()"
        " from cases_clock where id = %s",
        [climb, clock],
    )
    return {"clock": clock, "climb": climb}


def _papers(cast: Cast) -> dict[str, Any]:
    tomas = cast.actor("tomas_therapist")
    document = add_document(
        actor=tomas,
        case_id=cast.case,
        categories=frozenset({Category.DEVELOPMENT}),
        title=f"A report on {OF_THE_CASE}",
        body=pdf(),
    )
    basis = bases.record(
        actor=tomas,
        case_id=cast.case,
        service_id=cast.social_security_service,
        grounds=Grounds(GroundKind.STATUTORY_TASK, f"The law of {OF_THE_CASE}."),
        categories=frozenset({Category.INVOLVEMENT}),
        purposes=frozenset({Purpose.SUPPORT}),
        review_on=date(2099, 1, 1),
    )
    return {"document": document, "basis": basis}


def _around(cast: Cast) -> dict[str, Any]:
    carla, today = cast.actor("carla_coordinator"), timezone.localdate()
    aunt = circle.join_person(
        actor=carla,
        case_id=cast.case,
        name=f"Aunt {OF_THE_CASE}",
        phone="",
        part=circle.Part("trusted_person"),
    )
    [stand_in] = cover.arrange_cover(
        actor=carla,
        absence=cover.Absence(cast.tomas_therapist, today, today),
        membership_id=cast.carla_coordinator,
        case_ids=[cast.case],
    )
    return {"member": aunt, "cover": stand_in}


def _reaching(cast: Cast) -> dict[str, Any]:
    """A phone of the child, and a stranger's question relayed to whoever answers for her."""
    phone = Reach(ContactKind.PHONE, f"210 {OF_THE_CASE}", SafeWhen.ALWAYS)
    with entered(cast.actor("carla_coordinator")) as carla:
        point = add_contact_point(actor=carla, person_id=cast.flor, reach=phone)
    with entered(cast.actor("stella_stranger")) as stella:
        found = candidates(stella, Known("Flor", "Exemplo da Silva"))
        asked = relay(actor=stella, search_id=found.search_id, words="Is she one of yours?")
    with entered(cast.actor("carla_coordinator")):
        message = RelayMessage.objects.get(relay_id=asked)
    return {
        "child": cast.flor,
        "contact_point": point.pk,
        "relay": asked,
        "relayed": message.pk,
    }


def _living(cast: Cast) -> dict[str, Any]:
    """A household, a child expected, and two records: one linked, one told apart."""
    member = households.Living(cast.flor, HouseholdRole.CHILD)
    with entered(cast.actor("carla_coordinator")) as carla:
        home = households.form_household(actor=carla, living=(member,), name=f"At {OF_THE_CASE}")
        living = HouseholdMember.objects.get(household=home)
        expected = pregnancies.expect(actor=carla, woman_id=cast.maria_mother)
        twice = register(actor=carla, given="Flor", surnames="Exemplo")
        other = register(actor=carla, given="Flora", surnames="Exemplo")
        linked = telling_apart.link(
            actor=carla, person_id=cast.flor, other_id=twice.pk, reason=OF_THE_CASE
        )
        telling_apart.keep_apart(actor=carla, person_id=cast.flor, other_id=other.pk)
    return {
        "mother": cast.maria_mother,
        "household": home.pk,
        "living": living.pk,
        "expected": expected.pk,
        "linked": linked.pk,
        "told_apart": other.pk,
    }


def _meeting(cast: Cast) -> dict[str, Any]:
    """A meeting of the circle, the hospital and both parents, with notes shown to the family."""
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        soon = instant() + timedelta(days=3)
    invited = [
        Guest(membership_id=cast.ema_educator),
        Guest(membership_id=cast.hilda_health),
        Guest(person_id=cast.maria_mother),
        Guest(person_id=cast.fausto_father),
    ]
    planned = Call("review", soon, place=f"At {OF_THE_CASE}", agenda=[f"About {OF_THE_CASE}"])
    made = meetings.call(actor=tomas, case_id=cast.case, meeting=planned, guests=invited)
    body = f"We spoke of {OF_THE_CASE}."
    meetings.write_minutes(actor=tomas, meeting_id=made, body=body, language="en")
    meetings.show_minutes(actor=tomas, meeting_id=made)
    with entered(tomas):
        hilda = Invitee.objects.get(meeting_id=made, membership_id=cast.hilda_health).pk
    guests.invite_guest(actor=tomas, meeting_id=made, name=f"Guest {OF_THE_CASE}")
    with entered(tomas):
        guest = Invitee.objects.get(meeting_id=made, membership=None, person=None).pk
    return {"meeting": made, "invitee": hilda, "guest": guest}


def _handing_over(cast: Cast) -> dict[str, Any]:
    tomas = cast.actor("tomas_therapist")
    offer = Offer(
        child=f"Flor {OF_THE_CASE}",
        reach=f"210 000 001 {OF_THE_CASE}",
        reason=OF_THE_CASE,
        history_agreed=True,
        agreed_by="Maria",
        to_team_id=cast.north_team,
    )
    with entered(tomas):
        transfer = offering.offer(actor=tomas, case_id=cast.case, offer=offer)
        propose_moves(cast.flor, "990201", "an address")
        preparation = Preparation(receiving_kind="school", receiving_name=OF_THE_CASE)
        transitions.prepare(actor=tomas, case_id=cast.case, preparation=preparation)
        with connection.cursor() as cursor:
            cursor.execute("select id from transfers_possiblemove")
            move = cursor.fetchone()[0]
    return {"transfer": transfer.pk, "move": move}
