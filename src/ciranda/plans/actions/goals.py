"""Goals of a draft: set, reworded, scaled, taken out and put back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Category, Permission
from ciranda.common.database import instant
from ciranda.plans.actions.editing import draft, in_draft, overwrite, require_write
from ciranda.plans.enums import About, Domain
from ciranda.plans.models import Goal, Plan
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class GoalWords:
    """A goal as people say it: the family's words first, the professional wording second."""

    family_words: str
    language: str
    professional_words: str = ""
    about: About = About.CHILD
    about_ids: tuple[UUID, ...] = ()
    domain: Domain | str = ""
    routine: str = ""


@dataclass(frozen=True)
class GoalScale:
    """How one sees whether a goal is reached: five wordings from −2 up, where it begins, and its
    weight (importance × difficulty, 1 to 3 each)."""

    levels: Sequence[str]
    baseline: int
    importance: int = 1
    difficulty: int = 1


@action(Permission.PLAN_WRITE)
def add_goal(
    *, actor: Actor, plan_id: UUID, words: GoalWords, category: Category = Category.PLAN
) -> Goal:
    """Set a goal in the draft. Raises NoSuchPlan, Refused (no draft, no words)."""
    return set_goal(actor, plan_id, words, category)


def set_goal(actor: Actor, plan_id: UUID, words: GoalWords, category: Category) -> Goal:
    """The same, for the family's own door too."""
    version = draft(plan_id)
    require_write(version.dossier_id, category)
    baseline = pack_of(Plan.objects.get(pk=plan_id).pack_version_id).plan.goals.baseline
    goal = Goal.objects.create(
        plan_version=version,
        dossier_id=version.dossier_id,
        category=category,
        baseline=baseline,
        levels=[""] * 5,
        position=Goal.objects.filter(plan_version=version).count(),
        written_at=instant(),
        written_by=actor.membership_id or actor.person_id,
        **_columns(words),
    )
    touched(version.dossier_id, goal.pk, "goal", kind="plan.goal")
    return goal


@action(Permission.PLAN_WRITE)
def reword_goal(*, actor: Actor, goal_id: UUID, edition: int, words: GoalWords) -> None:
    """Change what a goal says. Raises Overtaken if someone else did meanwhile."""
    goal = _writable(goal_id)
    overwrite(
        goal,
        edition,
        written_at=instant(),
        written_by=actor.membership_id or actor.person_id,
        **_columns(words),
    )
    touched(goal.dossier_id, goal.pk, "goal", kind="plan.goal")


@action(Permission.PLAN_WRITE)
def set_scale(*, actor: Actor, goal_id: UUID, edition: int, scale: GoalScale) -> None:
    """Say how one will see it. Raises Overtaken; Refused for a scale that is none."""
    goal = _writable(goal_id)
    if len(scale.levels) != 5 or not -2 <= scale.baseline <= 2:
        raise Refused(_("A scale has five steps, from −2 to +2."))
    if not (1 <= scale.importance <= 3 and 1 <= scale.difficulty <= 3):
        raise Refused(_("Importance and difficulty go from 1 to 3."))
    overwrite(
        goal,
        edition,
        levels=[level.strip() for level in scale.levels],
        baseline=scale.baseline,
        importance=scale.importance,
        difficulty=scale.difficulty,
    )
    touched(goal.dossier_id, goal.pk, "scale", kind="plan.goal")


@action(Permission.PLAN_WRITE)
def remove_goal(*, actor: Actor, goal_id: UUID, edition: int, reason: str) -> None:
    """Take a goal out of the draft, with the reason. It can be put back (`restore_goal`)."""
    goal = _writable(goal_id)
    if not reason.strip():
        raise Refused(_("Say why the goal is taken out."))
    overwrite(goal, edition, removed_at=instant(), removed_reason=reason.strip())
    touched(goal.dossier_id, goal.pk, "removed_at", kind="plan.goal")


@action(Permission.PLAN_WRITE)
def restore_goal(*, actor: Actor, goal_id: UUID) -> None:
    """Undo taking a goal out: it comes back as it was, with its ranks."""
    goal = _writable(goal_id)
    overwrite(goal, goal.edition, removed_at=None, removed_reason="")
    touched(goal.dossier_id, goal.pk, "removed_at", kind="plan.goal")


def _writable(goal_id: UUID) -> Goal:
    goal = Goal.objects.select_related("plan_version").get(pk=goal_id)
    in_draft(goal)
    require_write(goal.dossier_id, goal.category)
    return goal


def _columns(words: GoalWords) -> dict[str, object]:
    if not words.family_words.strip():
        raise Refused(_("Write what the family wants to reach, in their own words."))
    return {
        "family_words": words.family_words.strip(),
        "professional_words": words.professional_words.strip(),
        "language": words.language,
        "about": words.about,
        "about_ids": list(words.about_ids),
        "domain": words.domain,
        "routine": words.routine.strip(),
    }
