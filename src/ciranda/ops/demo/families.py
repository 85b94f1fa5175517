"""The families of the demonstration, each in a situation that a team knows well."""

from collections.abc import Callable
from dataclasses import dataclass

from ciranda.access.enums import Category, Purpose
from ciranda.assessments.actions import record_factor
from ciranda.assessments.enums import SourceKind
from ciranda.cases.actions.clocks import happened
from ciranda.cases.actions.consents import Ask
from ciranda.cases.actions.stages import move
from ciranda.cases.actions.tasks import Promise
from ciranda.common.dates import add_months
from ciranda.ops.demo.arrivals import (
    Child,
    Note,
    Worry,
    agree,
    arrive,
    days_ago,
    father,
    give_manager,
    mother,
    refer,
    tell,
    today,
)
from ciranda.ops.demo.households import HOUSEHOLDS
from ciranda.ops.demo.marks import Ids
from ciranda.ops.demo.world import World
from ciranda.programmes.enums import Event, TriageOutcome
from ciranda.programmes.queries import current
from ciranda.referrals import actions as referrals
from ciranda.referrals.enums import FamilyTold
from ciranda.referrals.policies.answering import Given
from ciranda.transfers.actions.transitions import Preparation, prepare
from ciranda.transfers.actions.transitions import agree as agree_to_hand_over

_DEVELOPMENT, _SOCIAL, _HEALTH = Category.DEVELOPMENT, Category.SOCIAL, Category.HEALTH
_EDUCATION, _CONTACT = Category.EDUCATION, Category.CONTACT


@dataclass(frozen=True)
class Situation:
    """A family's key, what it shows, and how it is made.

    Each step is a transaction and so an instant of its own: a case is in one stage at a time.
    """

    key: str
    shows: str
    steps: tuple[Callable[[World], Ids], ...]


def in_support(world: World) -> Ids:
    """A family well on its way: shared with health and nursery, visits, a task for next week."""
    home = arrive(
        world,
        Child("Íris", "Exemplo da Ribeira", 31),
        Worry(
            "helena.health",
            "At two and a half she walks on tiptoe and tires soon. Her mother would like advice.",
            (mother("Amélia", "Exemplo da Ribeira"), father("Bruno", "Exemplo da Costa")),
        ),
    )
    give_manager(world, home, "eva.educator")
    agree(
        world,
        home,
        [
            Ask("participation"),
            Ask("health", world["hospital.service"]),
            Ask("education", world["nursery.service"]),
        ],
        {"mother": {"participation": None, "health": None, "education": None}},
        by="eva.educator",
    )
    tell(world, home, [
        Note("eva.educator", 24, "visit", (
            (_DEVELOPMENT, "Íris climbed onto the sofa by herself and laughed. Stairs are hard."),
            (_SOCIAL, "Amélia works nights this month; the grandmother helps with breakfast."),
        ), 60, place="At home"),
        Note("helena.health", 15, "call", (
            (_HEALTH, "Orthopaedic appointment on the 14th. No pain reported."),
        ), 10),
        Note("eva.educator", 4, "visit", (
            (_DEVELOPMENT, "Walked flat-footed along the wall with one hand held, twice."),
        ), 50, Promise("visit_again"), "At home"),
    ])  # fmt: skip
    return home.ids()


def plan_for(key: str) -> Callable[[World], Ids]:
    """The team found the child eligible: the plan is next."""

    def step(world: World) -> Ids:
        eva = world.actor("eva.educator")
        move(actor=eva, case_id=world[f"{key}.case"], to="planning", reason="eligible")
        return {}

    return step


def now_in_support(world: World) -> Ids:
    """The plan is being worked on."""
    move(actor=world.actor("eva.educator"), case_id=world["support.case"], to="support")
    return {}


def twins(world: World) -> Ids:
    """Twins: two cases, one family."""
    worry = "Born early. One of them feeds well, the other tires; the parents ask for help."
    first = arrive(
        world,
        Child("Lia", "Amostra Pinto", 9),
        Worry("helena.health", worry, (mother("Célia", "Amostra"), father("Davi", "Pinto"))),
    )
    parents = (
        referrals.NewCarer("Célia", "Amostra", "mother", True, first.carers["mother"]),
        referrals.NewCarer("Davi", "Pinto", "father", True, first.carers["father"]),
    )
    second = arrive(
        world,
        Child("Leo", "Amostra Pinto", 9),
        Worry("clara.coordinator", "Lia's twin brother.", parents),
    )
    for one in (first, second):
        give_manager(world, one, "paula.psychologist")
    tell(world, first, [
        Note("paula.psychologist", 6, "visit", (
            (_DEVELOPMENT, "Lia sits for a minute and reaches across. Leo watches her hands."),
            (_HEALTH, "Weight of both on their own curves, says the health booklet."),
        ), 60, Promise("call_family"), "At home"),
    ])  # fmt: skip
    return first.ids() | {f"second.{name}": one for name, one in second.ids().items()}


def watched(world: World) -> Ids:
    """Not eligible yet: watched, with a day to look again."""
    child = Child("Martim", "Ensaio Lopes", 20)
    worry = Worry(
        "nuno.nursery",
        "He was born at 31 weeks. He does well with us, but says no words yet.",
        (mother("Graça", "Ensaio Lopes"),),
    )
    referral = refer(world, child, worry)
    triage = world.actor("clara.coordinator", Purpose.TRIAGE)
    referrals.look(actor=triage, referral_id=referral)
    dossier = world.triage_dossier(referral)
    record_factor(
        actor=triage,
        dossier_id=dossier,
        pack_version_id=current("snipi-pt").id,
        key="preterm_under_33_weeks",
        known_on=child.born_on,
        source_kind=SourceKind.REPORT,
        source="Discharge letter of the maternity ward",
    )
    answered = referrals.answer(
        actor=triage,
        referral_id=referral,
        given=Given(
            TriageOutcome.SURVEILLANCE,
            recall_on=add_months(today(), 6),
            words="We look again in six months. Tell us sooner if something changes.",
        ),
        differs_because="One factor of the four: watched with the family's agreement.",
        family_told_on=today(),
    )
    assert answered.case_id
    return {"referral": referral, "case": answered.case_id}


def waiting(world: World) -> Ids:
    """Two referrals that wait in the inbox: one new, one that a colleague began to look at."""
    new = refer(
        world,
        Child("Noa", "Modelo Vaz", 27, "970102"),
        Worry(
            "nuno.nursery",
            "She plays alone and covers her ears at lunch. Her parents know that I write.",
            (mother("Helga", "Modelo Vaz"),),
        ),
    )
    begun = refer(
        world,
        Child("Olavo", "Modelo Reis", 50),
        Worry(
            "marco.municipality",
            "The family lost its flat. The boy stopped speaking at the sports club.",
            (),
        ),
    )
    triage = world.actor("clara.coordinator", Purpose.TRIAGE)
    referrals.look(actor=triage, referral_id=begun)
    referrals.write_note(
        actor=triage, referral_id=begun, words="Phoned the club; the parents come in on Thursday."
    )
    return {"new": new, "begun": begun}


def overdue(world: World) -> Ids:
    """A service that was asked and never answered: the clock is overdue."""
    home = arrive(
        world,
        Child("Duarte", "Exemplo Faria", 16),
        Worry("helena.health", "Floppy since birth; sits only with support.",
              (mother("Inês", "Exemplo"),)),
    )  # fmt: skip
    give_manager(world, home, "simao.socialworker")
    assert home.case
    happened(
        actor=world.actor("clara.coordinator"),
        case_id=home.case,
        event=Event.REQUEST_MADE,
        at=days_ago(41),
    )
    return home.ids()


def two_answers(world: World) -> Ids:
    """Parents who answer differently: the narrower holds; neither learns the other's answer."""
    home = arrive(
        world,
        Child("Sara", "Amostra Neves", 44),
        Worry("nuno.nursery", "She stammers since the summer and avoids the circle song.",
              (mother("Joana", "Amostra"), father("Luís", "Neves"))),
    )  # fmt: skip
    give_manager(world, home, "tomas.therapist")
    agree(
        world,
        home,
        [Ask("participation"), Ask("education", world["nursery.service"])],
        {
            "mother": {"participation": None, "education": None},
            "father": {"education": frozenset({Category.IDENTITY, Category.INVOLVEMENT})},
        },
        by="tomas.therapist",
    )
    tell(world, home, [
        Note("tomas.therapist", 11, "visit", (
            (_DEVELOPMENT, "Fluent when she sings and when she plays shop with her brother."),
            (_EDUCATION, "The nursery tries turns in pairs instead of the whole circle."),
        ), 50, place="At home"),
    ])  # fmt: skip
    return home.ids()


def unallocated(world: World) -> Ids:
    """Accepted today, nobody named yet: the list of those waiting for a case manager."""
    return arrive(
        world,
        Child("Tita", "Ensaio Brito", 22),
        Worry("helena.health", "Hearing loss found at the screening; hearing aids come next month.",
              (mother("Marta", "Ensaio"), father("Nelo", "Brito"))),
    ).ids()  # fmt: skip


def leaving_for_school(world: World) -> Ids:
    """Five years and a half: the way out to school is being prepared."""
    home = arrive(
        world,
        Child("Vasco", "Exemplo Moura", 66),
        Worry("nuno.nursery", "He needs pictures to follow the day. School begins next autumn.",
              (mother("Olívia", "Exemplo Moura"),)),
    )  # fmt: skip
    give_manager(world, home, "eva.educator")
    assert home.case
    eva = world.actor("eva.educator")
    agree(world, home, [Ask("participation")], {"mother": {"participation": None}},
          by="eva.educator")  # fmt: skip
    way = prepare(
        actor=eva,
        case_id=home.case,
        preparation=Preparation(
            "school",
            receiving_id=world["schools_river"],
            receiving_name="Agrupamento de Escolas de Vila Exemplo (demo)",
            receiving_contact="secretariat@example.org",
            wishes="That he keeps his picture cards, and a friend from the nursery in his class.",
            steps="Visit the classroom in May. Meet the teacher. Take the cards along.",
        ),
    )
    agree_to_hand_over(
        actor=eva,
        transition_id=way.pk,
        agreed_by="Olívia (mother)",
        hands_over=["plan", "education"],
    )
    tell(world, home, [
        Note("eva.educator", 9, "meeting", (
            (_EDUCATION, "His teacher next year came to the nursery and sat with him at lunch."),
        ), 60, place="Nursery"),
    ])  # fmt: skip
    return home.ids()


def now_leaving(world: World) -> Ids:
    """The last year before school."""
    move(
        actor=world.actor("eva.educator"),
        case_id=world["school.case"],
        to="transition",
        reason="near_school_age",
    )
    return {}


def irish(world: World) -> Ids:
    """Another programme, another country: a Meitheal, led by whom the family chose."""
    home = arrive(
        world,
        Child("Fionn", "Sample Byrne", 104, "960101"),
        Worry(
            "liam.lead",
            "He stays home from school most Mondays; his mother asked for a hand.",
            (mother("Gráinne", "Sample Byrne"),),
            request="I want mornings to be calm again.",
        ),
        coordinator="aoife.coordinator",
        programme="meitheal-ie",
    )
    give_manager(world, home, "liam.lead", by_family=True)
    tell(world, home, [
        Note("liam.lead", 5, "home_visit", (
            (_CONTACT, "Talked at the kitchen table. Fionn drew the way to school."),
        ), 45, place="At home"),
    ])  # fmt: skip
    return home.ids()


def declined(world: World) -> Ids:
    """A family that did not want it now: an answer with a reason, and a day to ask again."""
    child = Child("Zita", "Modelo Pires", 13)
    referral = refer(world, child, Worry(
        "helena.health", "Late to sit up. The father is not sure that this is for them.",
        (father("Rogério", "Modelo Pires"),), FamilyTold.DISAGREES,
    ))  # fmt: skip
    referrals.answer(
        actor=world.actor("clara.coordinator", Purpose.TRIAGE),
        referral_id=referral,
        given=Given(
            TriageOutcome.NOT_ACCEPTED,
            "family_declined",
            "The family would rather wait. They have our number.",
        ),
        family_told_on=today(),
    )
    return {"referral": referral}


SITUATIONS: tuple[Situation, ...] = (
    Situation(
        "support", "a family well on its way", (in_support, plan_for("support"), now_in_support)
    ),
    Situation("twins", "twins, two cases", (twins,)),
    Situation("watched", "watched, with a day to look again", (watched,)),
    Situation("waiting", "two referrals that wait for an answer", (waiting,)),
    Situation("overdue", "a clock that is overdue", (overdue,)),
    Situation("two_answers", "parents who answer differently", (two_answers,)),
    Situation("unallocated", "a case without a case manager yet", (unallocated,)),
    Situation(
        "school", "six months before school", (leaving_for_school, plan_for("school"), now_leaving)
    ),
    Situation("irish", "another programme, another country", (irish,)),
    Situation("declined", "a family that would rather wait", (declined,)),
    *(Situation(key, shows, steps) for key, shows, steps in HOUSEHOLDS),
)
