"""Twelve of a class of twenty-four: ten families agree, one of them refuses the register."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ciranda.cases.actions.consents import Ask, Signed, ask, record_answer
from ciranda.cases.actions.coordination import allocate
from ciranda.consent.enums import Method
from ciranda.groups.actions import GroupWords, enrol, found_group
from ciranda.ops.demo.arrivals import Arrived, Child, Worry, arrive, mother, question_of
from ciranda.ops.journey.step import Done, Journey, Step, refusal
from ciranda.ops.scenarios.warsaw_baza.place import PARISH, PROGRAMME
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.queries import current
from ciranda.referrals.policies.answering import Given

CLASS, APPOINTED, CONSENTED = 24, 12, 10
GIVEN = (
    "Bartek", "Celina", "Darek", "Ewelina", "Filip", "Gosia", "Hubert", "Iga", "Janek", "Kalina",
    "Leon", "Maja",
)  # fmt: skip
# Nobody is called like this.
SURNAMES = (
    "Probkowski", "Demowa", "Wzornik", "Szablonska", "Makieta", "Atrapowa", "Zmyslony", "Niby",
    "Pokazowy", "Cwiczebna", "Umowny", "Papierowa",
)  # fmt: skip
# The tenth takes part and does not stand in the register; the last two do not take part.
REFUSES_REGISTER = 9


@dataclass(frozen=True)
class Pupil:
    """One of those the school appoints."""

    given: str
    number: int

    @property
    def child(self) -> Child:
        """As the school writes them: 10 years old, each a month apart."""
        return Child(self.given, SURNAMES[self.number], 120 + self.number, PARISH)

    @property
    def key(self) -> str:
        """The short name of the pupil's ids."""
        return self.given.lower()

    @property
    def born_on(self) -> date:
        """The whole birth date."""
        return self.child.born_on


PUPILS = tuple(Pupil(name, number) for number, name in enumerate(GIVEN))
TAKING_PART = PUPILS[:CONSENTED]
TENTH = PUPILS[REFUSES_REGISTER]


def appointed(journey: Journey) -> Done:
    """The school's pedagogue appoints twelve pupils; two families say no at once."""
    ids: dict[str, UUID] = {}
    for pupil in PUPILS:
        arrived = _arrive(journey, pupil)
        if arrived.case and arrived.child:
            ids |= {
                f"{pupil.key}.case": arrived.case,
                pupil.key: arrived.child,
                f"{pupil.key}.mother": arrived.carers["mother"],
            }
            allocate(
                actor=journey.worker("ada.leader"),
                case_id=arrived.case,
                membership_id=journey.world["tadek.tutor"],
            )
    return Done(
        "Sabina, school pedagogue",
        f"appoints {APPOINTED} pupils of a class of {CLASS}, having asked each family; two say no,"
        f" and nothing is opened about them. Tadek, tutor of the club, holds the other"
        f" {CONSENTED} together",
        ids=ids,
    )


def _arrive(journey: Journey, pupil: Pupil) -> Arrived:
    refuses = pupil not in TAKING_PART
    return arrive(
        journey.world,
        pupil.child,
        Worry(
            "sabina.school",
            "Appointed with half of the class. Wants help with lessons in the afternoon.",
            (mother(f"Mama {pupil.given}", pupil.child.surnames),),
        ),
        coordinator="ada.leader",
        programme=PROGRAMME,
        given=Given(TriageOutcome.NOT_ACCEPTED, "family_does_not_want") if refuses else None,
        differs="The school and the clubs talked it through.",
    )


def before_consent(journey: Journey) -> Done:
    """Tutoring begins; nobody may come by name before the parents signed."""
    tadek, sabina = journey.worker("tadek.tutor"), journey.worker("sabina.school")
    version = current(PROGRAMME).id
    tutoring = found_group(
        actor=tadek,
        pack_version_id=version,
        kind_key="tutoring",
        words=GroupWords("Tutoring after lunch", "pupils of class 4b", places=APPOINTED),
    )
    project = found_group(
        actor=sabina,
        pack_version_id=version,
        kind_key="class_project",
        words=GroupWords("Our street in pictures", "class 4b", class_size=CLASS),
    )
    early = refusal(lambda: _enter(journey, tutoring, PUPILS[0]))
    return Done(
        "Tadek and Sabina",
        "begin the tutoring and the mini project of the whole class",
        ids={"tutoring": tutoring, "project": project},
        refused=(early,),
    )


def signed(journey: Journey) -> Done:
    """Ten families take part; nine stand in the register; all let the school know them."""
    for pupil in TAKING_PART:
        _sign(journey, pupil)
    return Done(
        "Ten families",
        "sign to take part, and for the school by name. Nine sign the register apart; one says no"
        " to it, and loses nothing",
    )


def _sign(journey: Journey, pupil: Pupil) -> None:
    tadek = journey.worker("tadek.tutor")
    school = journey.world["school.service"]
    asks = [Ask("taking_part"), Ask("in_the_register"), Ask("member_service", school)]
    consents = ask(actor=tadek, case_id=journey[f"{pupil.key}.case"], asks=asks)
    for one, consent_id in zip(asks, consents, strict=True):
        question_id, offered = question_of(tadek, consent_id, journey[f"{pupil.key}.mother"])
        refuses = one.column == "in_the_register" and pupil == TENTH
        record_answer(
            actor=tadek,
            question_id=question_id,
            categories=frozenset() if refuses else offered,
            signed=Signed(Method.SCREEN, f"Mama {pupil.given} {pupil.child.surnames}"),
        )


def entered_by_name(journey: Journey) -> Done:
    """The ten come by name, to the tutoring and the project; the others are a number."""
    ids = {}
    for pupil in TAKING_PART:
        ids[f"{pupil.key}.tutoring"] = _enter(journey, journey["tutoring"], pupil)
        ids[f"{pupil.key}.project"] = enrol(
            actor=journey.worker("sabina.school"),
            group_id=journey["project"],
            case_id=journey[f"{pupil.key}.case"],
            person_id=journey[pupil.key],
        )
    return Done(
        "Tadek and Sabina",
        f"enter {CONSENTED} pupils by name; the one who is not in the register among them",
        ids=ids,
    )


def _enter(journey: Journey, group_id: UUID, pupil: Pupil) -> UUID:
    return enrol(
        actor=journey.worker("tadek.tutor"),
        group_id=group_id,
        case_id=journey[f"{pupil.key}.case"],
        person_id=journey[pupil.key],
    )


STEPS = (
    Step("appointed", "The school appoints twelve pupils", appointed),
    Step("before", "Nobody comes by name before the parents signed", before_consent),
    Step("signed", "Ten families agree; one of them refuses the register", signed),
    Step("by_name", "Ten come by name", entered_by_name),
)
