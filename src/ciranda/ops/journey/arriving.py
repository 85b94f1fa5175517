"""From the worry to a case manager."""

from ciranda.access.actions import entered
from ciranda.access.enums import Category, Purpose
from ciranda.assessments.actions import record_factor
from ciranda.assessments.enums import SourceKind
from ciranda.assessments.queries import weigh
from ciranda.cases.actions.coordination import allocate
from ciranda.cases.queries.caseloads import caseloads
from ciranda.common.dates import add_months
from ciranda.ops.demo.arrivals import Arrived, know, today
from ciranda.ops.journey.step import CHILD, MOTHER, SURNAMES, Done, Journey, Step
from ciranda.ops.journey.wall import look
from ciranda.people.policies.names import Known
from ciranda.people.queries import candidates
from ciranda.programmes.enums import TriageOutcome
from ciranda.programmes.queries import current, pack_of
from ciranda.referrals import actions as referrals
from ciranda.referrals.enums import AskedBy, FamilyTold
from ciranda.referrals.policies.answering import Given

AGE_IN_MONTHS = 33


def concern(journey: Journey) -> Done:
    """A nursery teacher (education) tells the team of the parish what worries her."""
    referral = referrals.send(
        actor=journey.worker("nuno.nursery"),
        sending=referrals.Sending(
            pack_version_id=current("snipi-pt").id,
            child=referrals.NewChild(),
            worry=(
                "At two years and nine months she says four words, looks away when called and"
                " cries when we change rooms. Her mother wants to know how to help."
            ),
            asked_by=AskedBy.TOGETHER,
            family_told=FamilyTold.AGREES,
            parish_code="970101",
            reach="Rosa, 900 000 000, after four o'clock",
            told="We talked at the gate, and again sitting down. She agrees that I write.",
        ),
    )
    return Done(
        "Nuno, nursery teacher (education)",
        "sends a concern; the team of the parish owns it from this second",
        ids={"referral": referral},
    )


def nobody_alike(journey: Journey) -> Done:
    """The team looks whether the child is known already, and enters her."""
    clara = journey.worker("clara.coordinator", Purpose.TRIAGE)
    born = add_months(today(), -AGE_IN_MONTHS)
    with entered(clara):
        met = candidates(clara, Known(CHILD, SURNAMES, born_on=born, mother=MOTHER))
    child = referrals.name_child(
        actor=clara,
        referral_id=journey["referral"],
        child=referrals.NewChild(CHILD, SURNAMES, born_on=born, decided=True),
        carers=[referrals.NewCarer(MOTHER, SURNAMES, "mother", True)],
    )
    alike = len(met.proposed)
    return Done(
        "Clara, coordinator (health)",
        f"searches: {alike} alike{' (may be known elsewhere)' if met.may_be_known else ''};"
        f" enters {CHILD} and her mother {MOTHER}",
        ids={"child": child},
    )


def health_register(journey: Journey) -> Done:
    """One question to the hospital; it sees the name and this question, nothing else."""
    enquiry = referrals.ask(
        actor=journey.worker("clara.coordinator", Purpose.TRIAGE),
        referral_id=journey["referral"],
        service_id=journey.world["hospital.service"],
        category=Category.HEALTH,
        question="Was her hearing checked at birth, and is anything known of her development?",
        family_knows=True,
    )
    referrals.reply(
        actor=journey.worker("helena.health"),
        enquiry_id=enquiry,
        answer="Hearing passed at birth. Seen at 24 months: few words, to be followed.",
    )
    return Done(
        "Helena, paediatric nurse (health)",
        "answers the one question she was asked; of the referral itself she reads nothing",
        ids={"enquiry": enquiry},
    )


def eligible(journey: Journey) -> Done:
    """Factors with their source and day, the rule's verdict in words, and a person's decision."""
    clara = journey.worker("clara.coordinator", Purpose.TRIAGE)
    version, dossier = current("snipi-pt").id, journey.world.triage_dossier(journey["referral"])
    record_factor(
        actor=clara,
        dossier_id=dossier,
        pack_version_id=version,
        key="delay_language",
        known_on=today(),
        source_kind=SourceKind.TOLD_PROFESSIONAL,
        source="Paediatric consultation at 24 months, by the hospital's answer",
    )
    with entered(clara):
        verdict = weigh(pack_of(version), [dossier], on=today())
    answered = referrals.answer(
        actor=clara,
        referral_id=journey["referral"],
        given=Given(TriageOutcome.ACCEPT, words="Thank you. We visit the family this week."),
        family_told_on=today(),
    )
    assert answered.case_id
    arrived = Arrived(journey["referral"], answered.case_id)
    know(journey.worker("clara.coordinator"), arrived)
    return Done(
        "Clara, coordinator (health)",
        f"finds: {verdict.words('en')} She accepts; Nuno gets an answer with its reason",
        ids={"case": answered.case_id, "mother": arrived.carers["mother"]},
    )


def speech_therapist(journey: Journey) -> Done:
    """Who takes the family, with everybody's caseload side by side."""
    clara = journey.worker("clara.coordinator")
    with entered(clara):
        beside = caseloads(journey.world["river"])
    allocate(actor=clara, case_id=journey["case"], membership_id=journey.world["tomas.therapist"])
    loads = ", ".join(f"{c.name.split()[0]} {c.open_cases}" for c in beside)
    return Done(
        "Clara, coordinator (health)",
        f"names Tomás, speech therapist of an NGO, case manager (families each has: {loads})",
        (
            look("Tomás, case manager", journey.worker("tomas.therapist"), journey["case"]),
            look("Nuno, who sent it", journey.worker("nuno.nursery"), journey["case"]),
        ),
    )


ARRIVING = (
    Step("concern", "A nursery teacher sends a concern", concern),
    Step("search", "The team looks whether the child is known", nobody_alike),
    Step("enquiry", "One question to the health register", health_register),
    Step("eligible", "Factors, a verdict in words, a decision", eligible),
    Step("allocated", "A speech therapist of an NGO becomes case manager", speech_therapist),
)
