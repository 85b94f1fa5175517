"""What people say in the sections of a plan: said, reworded, taken out, put back."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.common.database import instant
from ciranda.plans.actions.editing import draft, in_draft, overwrite, require_write
from ciranda.plans.enums import Speaker
from ciranda.plans.models import Plan, PlanVersion, Words
from ciranda.programmes.enums import SectionKind, Voice
from ciranda.programmes.policies.schema.plan import Section
from ciranda.programmes.queries import pack_of

SPOKEN = frozenset({SectionKind.TEXT, SectionKind.ROUTINES, SectionKind.TRANSITION})


@dataclass(frozen=True)
class Said:
    """Words with whose they are: a family member or a professional, by name if wished."""

    body: str
    language: str
    speaker: Speaker
    speaker_id: UUID | None = None
    speaker_name: str = ""


@action(Permission.PLAN_WRITE)
def say(*, actor: Actor, plan_id: UUID, section_key: str, said: Said) -> Words:
    """Write what someone said in a section. Raises NoSuchPlan, Refused (not a draft, not a section
    of words, not their voice)."""
    return put(actor, plan_id, section_key, said)


def put(actor: Actor, plan_id: UUID, section_key: str, said: Said) -> Words:
    """The same, for the family's own door too."""
    version = draft(plan_id)
    section = _section(version, section_key, said.speaker)
    require_write(version.dossier_id, section.category)
    words = Words.objects.create(
        plan_version=version,
        dossier_id=version.dossier_id,
        category=section.category,
        section_key=section_key,
        language=said.language,
        body=_body(said.body),
        speaker=said.speaker,
        speaker_id=said.speaker_id,
        speaker_name=said.speaker_name,
        written_at=instant(),
        written_by=actor.membership_id or actor.person_id,
    )
    touched(version.dossier_id, words.pk, "body", kind="plan.words")
    return words


@action(Permission.PLAN_WRITE)
def reword(*, actor: Actor, words_id: UUID, edition: int, body: str, language: str) -> None:
    """Change the words. Raises Overtaken if someone else did meanwhile; Words.DoesNotExist."""
    words = Words.objects.select_related("plan_version").get(pk=words_id)
    in_draft(words)
    require_write(words.dossier_id, words.category)
    _leave_their_own(actor, words)
    overwrite(
        words,
        edition,
        body=_body(body),
        language=language,
        written_at=instant(),
        written_by=actor.membership_id or actor.person_id,
    )
    touched(words.dossier_id, words.pk, "body", kind="plan.words")


@action(Permission.PLAN_WRITE)
def take_out(*, actor: Actor, words_id: UUID, edition: int, reason: str = "") -> None:
    """Take words out of the draft; they can be put back."""
    words = Words.objects.select_related("plan_version").get(pk=words_id)
    in_draft(words)
    require_write(words.dossier_id, words.category)
    _leave_their_own(actor, words)
    overwrite(words, edition, removed_at=instant(), removed_reason=reason)
    touched(words.dossier_id, words.pk, "removed_at", kind="plan.words")


def _leave_their_own(actor: Actor, words: Words) -> None:
    """What somebody of the family wrote by themselves is theirs: a worker's priority stands beside
    it, and neither overwrites nor hides the other (case study 4). Raises Refused."""
    own = words.speaker == Speaker.FAMILY and words.written_by is not None
    if own and words.written_by == words.speaker_id and actor.person_id != words.speaker_id:
        raise Refused(
            _(
                "These are somebody’s own words, written by themselves. Write yours beside them:"
                " both stand in the plan, and the family reads both."
            )
        )


@action(Permission.PLAN_WRITE)
def put_back(*, actor: Actor, words_id: UUID) -> None:
    """Undo taking words out."""
    words = Words.objects.select_related("plan_version").get(pk=words_id)
    in_draft(words)
    require_write(words.dossier_id, words.category)
    overwrite(words, words.edition, removed_at=None, removed_reason="")
    touched(words.dossier_id, words.pk, "removed_at", kind="plan.words")


def _section(version: PlanVersion, key: str, speaker: Speaker) -> Section:
    pack = pack_of(Plan.objects.get(pk=version.plan_id).pack_version_id)
    section = pack.plan.sections.get(key)
    if section is None or section.kind not in SPOKEN:
        raise Refused(_("This plan has no such section."))
    if section.voice is Voice.FAMILY and speaker != Speaker.FAMILY:
        raise Refused(_("This section holds the family's own words only."))
    if section.voice is Voice.PROFESSIONALS and speaker != Speaker.PROFESSIONAL:
        raise Refused(_("This section holds the professionals' words."))
    return section


def _body(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write what was said."))
    return text.strip()
