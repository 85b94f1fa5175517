"""A referral, a signal, an enquiry, a factor and a form, for tests that need one of each."""

from datetime import date
from typing import Any

from ciranda.access.actions import ANONYMOUS, entered
from ciranda.access.enums import Category, Purpose
from ciranda.assessments.actions import begin_form, record_factor, save_answers
from ciranda.assessments.enums import SourceKind
from ciranda.assessments.queries import of_case
from ciranda.programmes.queries import current
from ciranda.referrals import actions, queries
from ciranda.referrals.enums import AskedBy, FamilyTold, Relation
from tests.cast import Cast
from tests.documents.test_cleaning import pdf


def arrange(cast: Cast, *, name: str, worry: str, source: str) -> dict[str, Any]:
    """One of each, with the words given, by someone outside the case of the cast."""
    pack_version_id = current("snipi-pt").id
    deciding = cast.actor("carla_coordinator", Purpose.TRIAGE)
    referral_id = actions.send(
        actor=cast.actor("sofia_social"),
        sending=actions.Sending(
            pack_version_id=pack_version_id,
            child=actions.NewChild(name.capitalize()),
            worry=f"It is about {worry}.",
            asked_by=AskedBy.ME,
            family_told=FamilyTold.AGREES,
            parish_code="990101",
            source=actions.NewSource(name=source),
        ),
    )
    document_id = actions.attach(
        actor=cast.actor("sofia_social"),
        referral_id=referral_id,
        paper=actions.NewPaper(f"Letter about {worry}", frozenset({Category.SOCIAL}), pdf()),
    )
    enquiry_id = actions.ask(
        actor=deciding,
        referral_id=referral_id,
        service_id=cast.hospital_service,
        category=Category.HEALTH,
        question="Has her hearing been checked?",
        family_knows=True,
    )
    made: dict[str, Any] = {"referral": referral_id, "enquiry": enquiry_id}
    made["referral_document"] = document_id
    with entered(deciding):
        triage_dossier_id = queries.dossiers_of(referral_id)[1]
    made["referral_factor"] = _factor(deciding, triage_dossier_id)
    made["signal"] = _signal(cast, name=name, worry=worry, source=source)
    return made | _of_case(cast)


def _factor(actor: Any, dossier_id: Any) -> Any:
    return record_factor(
        actor=actor,
        dossier_id=dossier_id,
        pack_version_id=current("snipi-pt").id,
        key="delay_language",
        known_on=date(2026, 3, 1),
        source_kind=SourceKind.REPORT,
        source="A report",
    )


def _signal(cast: Cast, *, name: str, worry: str, source: str) -> Any:
    signal = actions.NewSignal(
        pack_version_id=current("snipi-pt").id,
        worry=f"It is about {worry}.",
        child_name=name,
        parish_code="990101",
        relation=Relation.PROFESSIONAL,
        name=source,
    )
    actions.receive_signal(actor=ANONYMOUS, signal=signal)
    deciding = cast.actor("carla_coordinator", Purpose.TRIAGE)
    with entered(deciding):
        return queries.undecided_signals(deciding)[0]


def _of_case(cast: Cast) -> dict[str, Any]:
    tomas = cast.actor("tomas_therapist")
    with entered(tomas):
        found = of_case(cast.case)
    assert found
    assessment = begin_form(
        actor=tomas,
        dossier_id=found.volume_id,
        pack_version_id=found.pack_version_id,
        form_key="getting_to_know",
        done_on=date(2026, 3, 1),
    )
    save_answers(actor=tomas, assessment_id=assessment, answers={"likes": ["Water"]})
    return {"factor": _factor(tomas, found.volume_id), "assessment": assessment}
