"""Looking again: what each goal reached, in whose words, and when to look next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.cases.actions.clocks import happened
from ciranda.common.database import instant
from ciranda.plans.actions.editing import NoSuchPlan, require_write, said_by
from ciranda.plans.actions.parts import cases_of
from ciranda.plans.actions.signing import next_review
from ciranda.plans.enums import VersionState
from ciranda.plans.models import Attainment, Goal, Plan, PlanVersion, Review
from ciranda.programmes.enums import Event
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Rating:
    """Where a goal stands: a level from −2 to +2, or None where it cannot be said yet."""

    level: int | None
    words: str = ""


@dataclass(frozen=True)
class Looked:
    """A review as it is held: who was there and what was said."""

    held_on: date
    attendees: Sequence[str]
    language: str
    ratings: Mapping[UUID, Rating] = field(default_factory=dict)
    family_words: str = ""
    professional_words: str = ""
    next_on: date | None = None


@action(Permission.PLAN_WRITE)
def record_review(*, actor: Actor, plan_id: UUID, looked: Looked) -> Review:
    """Record a review of the signed plan; `ratings` are by the goal's thread.

    Without `next_on` the pack's cadence gives the next date. Raises NoSuchPlan; Refused before the
    plan is signed, for a day to come, without anyone present, for a goal that is not in the plan.
    """
    version = _signed(plan_id)
    if looked.held_on > instant().date():
        raise Refused(_("A review is recorded once it was held."))
    if not any(name.strip() for name in looked.attendees):
        raise Refused(_("Say who was there."))
    next_on = looked.next_on or _next(version, looked.held_on)
    if next_on and next_on <= looked.held_on:
        raise Refused(_("The next review must be after this one."))
    review = Review.objects.create(
        plan_version=version,
        dossier_id=version.dossier_id,
        held_on=looked.held_on,
        attendees=[name.strip() for name in looked.attendees if name.strip()],
        language=looked.language,
        family_words=looked.family_words.strip(),
        professional_words=looked.professional_words.strip(),
        next_on=next_on,
        recorded_at=instant(),
        recorded_by=said_by(actor),
    )
    _rate(version, review, looked.ratings)
    PlanVersion.objects.filter(pk=version.pk).update(review_on=next_on)
    for case_id in cases_of(version):
        happened(actor=actor, case_id=case_id, event=Event.PLAN_REVIEWED, about_id=plan_id)
    touched(version.dossier_id, review.pk, "review", "attainment", kind="plan.review")
    return review


def _signed(plan_id: UUID) -> PlanVersion:
    versions = PlanVersion.objects.filter(plan_id=plan_id).order_by("-number")
    if not versions.exists():
        raise NoSuchPlan(plan_id)
    version = versions.filter(state=VersionState.SIGNED).select_for_update(of=("self",)).first()
    if version is None:
        raise Refused(_("The plan is reviewed once it is signed."))
    require_write(version.dossier_id, Category.PLAN)
    return version


def _rate(version: PlanVersion, review: Review, ratings: Mapping[UUID, Rating]) -> None:
    goals = {g.thread: g for g in Goal.objects.filter(plan_version=version, removed_at=None)}
    if set(ratings) - set(goals):
        raise Refused(_("This goal is not in the signed plan."))
    for thread, goal in goals.items():
        # a goal nobody rated is still one of the goals: the score says how many it is of
        rating = ratings.get(thread, Rating(None))
        if rating.level is not None and not -2 <= rating.level <= 2:
            raise Refused(_("A level lies between −2 and +2."))
        Attainment.objects.create(
            review=review,
            goal_thread=thread,
            dossier_id=goal.dossier_id,
            category=goal.category,
            level=rating.level,
            words=rating.words.strip(),
        )


def _next(version: PlanVersion, day: date) -> date | None:
    return next_review(pack_of(Plan.objects.get(pk=version.plan_id).pack_version_id), day)
