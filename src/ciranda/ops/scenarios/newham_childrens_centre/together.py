"""Telling it once, talking with a basis, asking through somebody, and who comes after a worker."""

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions import stories
from ciranda.cases.actions.coordination import replace_manager
from ciranda.cases.actions.exchanges import Talk, log_talk
from ciranda.cases.actions.handover import close_membership
from ciranda.cases.actions.opening import NewSubject, open_case
from ciranda.cases.enums import EndReason
from ciranda.cases.queries.family import managers_before
from ciranda.cases.queries.stories import story_of, told_to_us
from ciranda.ops.demo.arrivals import today
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.newham_childrens_centre.place import (
    FARAH,
    HOPE,
    LEAH,
    PROGRAMME,
    SAM,
    SELMA,
    SOLE,
    TESS,
)
from ciranda.people.actions import register
from ciranda.people.actions.relaying import ask_to_invite, reply_to_invitation
from ciranda.people.enums import InviteReply
from ciranda.people.queries import Known, candidates
from ciranda.people.queries.relays import asked_by_me, asked_of_me
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current


def told_once(journey: Journey) -> Done:
    """Salma and Farah write it once; she ticks the school for one part."""
    farah = journey.worker(FARAH)
    for key, words in (
        ("our_languages", "We speak Sylheti at home. Speak slowly, I understand."),
        ("home", "We are five in two rooms."),
    ):
        stories.write_story(
            actor=farah, case_id=journey["case"], told=stories.Told(key, words, "Salma")
        )
    with entered(farah):
        parts = {part.key: part.id for part in story_of(journey["case"])}
    stories.release(
        actor=farah,
        part_id=parts["our_languages"],
        service_id=journey.world["school.service"],
        ticked_by="Salma",
    )
    nobody = refusal(
        lambda: stories.release(
            actor=farah,
            part_id=parts["home"],
            service_id=journey.world["school.service"],
            ticked_by=" ",
        )
    )
    return Done(
        "Salma, with Farah",
        f"tells it once. Tess, teacher, reads {_told(journey, TESS)} of the two parts: the one that"
        f" Salma ticked; Hope, health visitor, reads {_told(journey, HOPE)}",
        refused=(nobody,),
    )


def _told(journey: Journey, who: str) -> int:
    actor = journey.worker(who)
    with entered(actor):
        return len(told_to_us(actor))


def _talk(journey: Journey, agency: str) -> Talk:
    return Talk(
        journey.world[f"{agency}.service"],
        "Farah with their desk",
        "plan_together",
        Category.SOCIAL,
        "Who goes along to the speech clinic.",
    )


def spoken(journey: Journey) -> Done:
    """A talk in the corridor about a named child has a basis, or is not had."""
    farah = journey.worker(FARAH)
    no_basis = refusal(
        lambda: log_talk(actor=farah, case_id=journey["case"], talk=_talk(journey, "community"))
    )
    log_talk(actor=farah, case_id=journey["case"], talk=_talk(journey, "council"))
    return Done(
        "Farah, family support",
        "writes down a talk with social care: who, what for, and that Salma agreed to it",
        refused=(no_basis,),
    )


def invited(journey: Journey) -> Done:
    """A family on the protection list: Leah may not contact it, and asks through its worker."""
    sole, leah = journey.worker(SOLE), journey.worker(LEAH)
    with entered(sole):
        child = register(
            actor=sole, given="Imran", surnames="Protected", born_on=today().replace(year=2024)
        )
    open_case(
        actor=sole,
        pack_version_id=current(PROGRAMME).id,
        team_id=journey.world["social_care"],
        subjects=[NewSubject(SubjectKind.CHILD, child.pk)],
    )
    with entered(leah):
        known = Known("Imran", "Protected", born_on=today().replace(year=2024))
        search = candidates(leah, known).search_id
    ask_to_invite(actor=leah, search_id=search, words="Come to the baby group, Monday at ten.")
    with entered(sole):
        (message,) = asked_of_me()
    past = refusal(
        lambda: reply_to_invitation(
            actor=sole,
            message_id=message.id,
            reply=InviteReply.COMES,
            words="They are at 12 Sample Road; ring 020 7946 0000.",
        )
    )
    reply_to_invitation(
        actor=sole, message_id=message.id, reply=InviteReply.COMES, words="I bring them."
    )
    with entered(leah):
        answer = asked_by_me(leah)[0].answers[0]
    return Done(
        "Leah, head of centre",
        f"asks their worker to invite a family she may not contact, and reads: “{answer}”",
        refused=(past,),
    )


def successor(journey: Journey) -> Done:
    """One social worker, then another one: never none, and the family sees who it was."""
    leah, case = journey.worker(LEAH), journey["case"]
    replace_manager(
        actor=leah,
        case_id=case,
        membership_id=journey.world[SAM],
        reason=EndReason.FAMILY_WISH,
        named_by_family=True,
    )
    alone = refusal(lambda: close_membership(actor=leah, membership_id=journey.world[SAM]))
    replace_manager(
        actor=leah,
        case_id=case,
        membership_id=journey.world[SELMA],
        reason=EndReason.LEFT_JOB,
        named_by_family=True,
    )
    close_membership(actor=leah, membership_id=journey.world[SAM])
    with entered(journey.family("salma")):
        before = [one.name for one in managers_before([case])[case]]
    return Done(
        "Sam, social worker",
        f"leaves only after Selma was named. Salma reads who it was before: {', '.join(before)}",
        refused=(alone,),
    )


TOGETHER = (
    Step("told_once", "Telling it once", told_once),
    Step("spoken", "A talk in the corridor has a basis", spoken),
    Step("invited", "Asking through the worker", invited),
    Step("successor", "A social worker leaves, a successor is named", successor),
)
