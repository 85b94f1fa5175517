"""Using a budget, without a family's name; costs that fit no line are written down as such."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.agencies.models import Placement
from ciranda.budgets.actions.opening import in_team
from ciranda.budgets.enums import PaidFor
from ciranda.budgets.models import Budget, Cost, Draw
from ciranda.cases.queries.naming import identifiers_in
from ciranda.common.database import instant
from ciranda.common.dates import months_between
from ciranda.groups.models import Session
from ciranda.people.models import Person
from ciranda.programmes.policies.ages import age_words
from ciranda.programmes.queries import pack_of


@dataclass(frozen=True)
class Used:
    """What was used: how much, for what, when. A session is named where it paid for one.

    `child_id`: where the funder pays for some ages only, the child it was used for. The age is
    looked at; nothing about the child is kept.
    """

    amount: Decimal
    paid_for: PaidFor
    on: date
    session_id: UUID | None = None
    words: str = ""
    child_id: UUID | None = None


@action(Permission.BUDGET_DRAW)
def draw(*, actor: Actor, budget_id: UUID, used: Used) -> UUID:
    """Use part of a budget: one's own, or one that all members may draw on. Returns its id.

    Raises Refused when it would be more than is left, outside its dates, for another member's own
    budget, for a child of an age that the funder does not pay for, or for words that name somebody.
    Budget.DoesNotExist for a stranger. Source: capabilities B30 and B38.
    """
    budget = Budget.objects.select_for_update().get(pk=budget_id)
    in_team(actor, budget.team_id)
    if not budget.pooled and budget.service_id != actor.service_id:
        raise Refused(_("Another member holds this budget for itself. Ask them, or the leader."))
    _sensible(actor, budget, used)
    _paid_for_this_age(budget, used)
    left = budget.total - budget.drawn
    if used.amount > left:
        raise Refused(
            _("Only %(left)s are left of this budget. Ask the leader to move some, or wait.")
            % {"left": f"{left.normalize():f}"}
        )
    assert actor.service_id
    budget.drawn += used.amount
    budget.save(update_fields=["drawn"])
    made = Draw.objects.create(
        budget=budget,
        service_id=actor.service_id,
        amount=used.amount,
        paid_for=used.paid_for,
        session_id=used.session_id,
        words=used.words.strip(),
        drawn_on=used.on,
        recorded_by=actor.writes_as,
        recorded_at=instant(),
    )
    touched(None, made.pk, "amount", kind="draw")
    return made.pk


def _sensible(actor: Actor, budget: Budget, used: Used) -> None:
    if actor.service_id is None:
        raise Refused(_("Hours are used by a service. Ask whoever leads your agency to add yours."))
    if used.amount <= 0:
        raise Refused(_("Enter more than nothing."))
    if not budget.starts_on <= used.on <= budget.ends_on:
        raise Refused(_("This budget does not cover that day."))
    if used.paid_for == PaidFor.SESSION and used.session_id is None:
        raise Refused(_("Say which session it paid for."))
    if used.session_id and not Session.objects.filter(pk=used.session_id).exists():
        raise Refused(_("There is no such session."))
    nobody_named(actor, used.words)


def _paid_for_this_age(budget: Budget, used: Used) -> None:
    """Whom a programme serves and whom the funder pays for are two rules."""
    line = pack_of(budget.pack_version_id).budget_lines.get(budget.line_key)
    if line is None or line.ages is None:
        return
    if used.child_id is None:
        raise Refused(
            _("The funder pays for some ages only. Choose the child: only the age is looked at.")
        )
    child = Person.objects.filter(pk=used.child_id).first()
    if child is None or child.born_on is None:
        raise Refused(_("Without the child’s birth date this budget cannot be used."))
    age, span = months_between(child.born_on, used.on), line.ages
    if not span.from_months <= age < span.before_months:
        raise Refused(
            _(
                "This budget pays for children from %(least)s to before %(most)s; this child is"
                " %(age)s old. The child goes on being served: use another budget."
            )
            % {
                "least": age_words(span.from_months),
                "most": age_words(span.before_months),
                "age": age_words(age),
            }
        )


def nobody_named(actor: Actor, words: str) -> None:
    """Raises Refused naming each word that points at somebody of a family."""
    if found := identifiers_in(actor, words):
        raise Refused(
            _("Everybody in the team reads this. Take out what points at somebody: %(words)s.")
            % {"words": ", ".join(found)}
        )


@action(Permission.BUDGET_DRAW)
def record_cost(
    *, actor: Actor, team_id: UUID, pack_version_id: UUID, what: str, amount: Decimal, line: str
) -> UUID:
    """Write down a cost, also one for which there is no category: then it is shown as fitting none.

    Raises Refused for a team one is not in, nothing said, or a line the programme does not have.
    """
    in_team(actor, team_id)
    if not what.strip() or amount <= 0:
        raise Refused(_("Say what it was, and how much."))
    if line and line not in pack_of(pack_version_id).budget_lines:
        raise Refused(_("There is no such category. Leave it empty to show that it fits none."))
    nobody_named(actor, what)
    placed = Placement.objects.filter(team_id=team_id, membership_id=actor.writes_as)
    if actor.service_id is None or not placed.exists():
        raise Refused(_("Costs belong to a member's service."))
    made = Cost.objects.create(
        team_id=team_id,
        service_id=actor.service_id,
        what=what.strip(),
        amount=amount,
        line_key=line,
        recorded_by=actor.writes_as,
        recorded_at=instant(),
    )
    touched(None, made.pk, "what", "amount", kind="cost")
    return made.pk
