"""A teacher hears of a pregnancy; the midwives' file is hers, and ends with the birth."""

from uuid import UUID

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.cases.actions.consents import Ask, Signed, ask, record_answer, record_withdrawal
from ciranda.cases.actions.contacts import Header, Words, write
from ciranda.cases.actions.expecting import open_on_pregnancy
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.consent.enums import Method
from ciranda.ops.demo.arrivals import question_of
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.journey.wall import Look, look
from ciranda.ops.scenarios.newham_childrens_centre.place import (
    AREA,
    FARAH,
    HOPE,
    MINA,
    PROGRAMME,
    TESS,
)
from ciranda.people.actions import pregnancies, register
from ciranda.people.actions.whereabouts import Where, live_at
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current


def corridor(journey: Journey, case_id: UUID) -> tuple[Look, ...]:
    """What the others of the same corridor read of a file now."""
    return (
        look("Farah, family support", journey.worker(FARAH), case_id),
        look("Hope, health visitor", journey.worker(HOPE), case_id),
        look("Tess, teacher", journey.worker(TESS), case_id),
    )


def heard(journey: Journey) -> Done:
    """Tess says: pop in to the midwives. Mina opens a file; no child has to be named."""
    mina = journey.worker(MINA)
    with entered(mina):
        mother = register(actor=mina, given="Amina", surnames="Example").pk
        live_at(actor=mina, person_id=mother, where=Where("1 Example Road", parish_code=AREA))
        expected = pregnancies.expect(actor=mina, woman_id=mother)
    case = open_on_pregnancy(
        actor=mina, pregnancy_id=expected.pk, team_id=journey.world["midwives"]
    )
    elsewhere = refusal(
        lambda: open_on_pregnancy(
            actor=mina, pregnancy_id=expected.pk, team_id=journey.world["centre_team"]
        )
    )
    write(
        actor=mina,
        case_id=case,
        header=Header("antenatal"),
        paragraphs=[Words(Category.HEALTH, "Twenty weeks. All is well.", language="en")],
    )
    made = {"pregnancy.case": case, "pregnancy": expected.pk, "amina": mother}
    return Done(
        "Tess, teacher, and Mina, midwife",
        "“pop in to the midwives”: a file on a pregnancy, with no child's name. Next door sees"
        " nothing of it",
        corridor(journey, case),
        ids=made,
        refused=(elsewhere,),
    )


def hers_alone(journey: Journey) -> Done:
    """Nobody else of the family stands in a file on a pregnancy."""
    mina = journey.worker(MINA)
    with entered(mina):
        partner = register(actor=mina, given="Karim", surnames="Example").pk
    no = refusal(
        lambda: open_case(
            actor=mina,
            pack_version_id=current(PROGRAMME).id,
            team_id=journey.world["midwives"],
            subjects=[NewSubject(SubjectKind.PREGNANCY, pregnancy_id=journey["pregnancy"])],
            family=[NewFamilyMember(partner, "father", True)],
        )
    )
    return Done("Amina", "signs and reads her file alone", refused=(no,), ids={"karim": partner})


def she_agrees(journey: Journey) -> Done:
    """She lets family support in, by name; then changes her mind."""
    mina = journey.worker(MINA)
    (consent,) = ask(
        actor=mina,
        case_id=journey["pregnancy.case"],
        asks=[Ask("sharing_health", journey.world["centre.service"])],
        people=[journey["amina"]],
    )
    question, offered = question_of(mina, consent, journey["amina"])
    record_answer(
        actor=mina,
        question_id=question,
        categories=offered,
        signed=Signed(Method.SCREEN, "Amina"),
    )
    return Done(
        "Amina",
        "signs for family support, by name: Farah reads what she agreed to, nobody else in the"
        " corridor does",
        corridor(journey, journey["pregnancy.case"]),
        ids={"shared": question},
    )


def she_withdraws(journey: Journey) -> Done:
    """She takes it back: next door is next door again."""
    record_withdrawal(actor=journey.worker(MINA), question_id=journey["shared"], reason="")
    return Done(
        "Amina",
        "takes it back; nothing else changes for her",
        corridor(journey, journey["pregnancy.case"]),
    )


EXPECTING = (
    Step("heard", "A teacher hears of a pregnancy", heard),
    Step("alone", "Only the woman signs and sees", hers_alone),
    Step("agrees", "She lets family support in, by name", she_agrees),
    Step("withdraws", "She takes it back", she_withdraws),
)
