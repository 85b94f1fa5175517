"""Actions: who does what. Each has exactly one responsible service, in whose part it lives."""

from django.db import models
from django.db.models import Q

from ciranda.access.enums import Category
from ciranda.agencies.models import Service
from ciranda.common.ids import uuid7
from ciranda.plans.enums import ActionState, RequestState
from ciranda.plans.models.plan import Plan, PlanVersion


class Action(models.Model):
    """One thing somebody does, through all versions of the plan; its terms are versioned.

    `service` is the one that answers for it. If it passes to another service, this action ends and
    another begins there: a row never leaves its dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(help_text="Of the service's part of the plan")
    category = models.SmallIntegerField(choices=Category.choices, default=Category.PLAN)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=ActionState.choices, default=ActionState.PLANNED
    )
    state_reason = models.TextField(blank=True)
    state_at = models.DateTimeField()
    request = models.CharField(max_length=10, choices=RequestState.choices, blank=True)
    request_words = models.TextField(blank=True, help_text="What is asked, then the answer's words")
    requested_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    waiting_until = models.DateField(null=True)
    passed_from = models.UUIDField(null=True, help_text="The action this one continues")
    opened_at = models.DateTimeField()
    person_now = models.TextField(
        blank=True,
        db_default="",
        help_text="Who does it since the one who was agreed left the same agency",
    )
    ordered_by = models.TextField(
        blank=True,
        db_default="",
        help_text="The court's decision that asks it: nobody may take it out, stop or decline it",
    )
    order_explained = models.TextField(
        blank=True, db_default="", help_text="What the decision means, in plain words"
    )
    edition = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["plan"], name="plan_action_plan"),
            models.Index(fields=["dossier_id"], name="plan_action_dossier"),
            models.Index(
                fields=["service"],
                condition=Q(state__in=["planned", "under_way"]),
                name="plan_action_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(state_reason=""),
                name="plan_action_stop_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(request="refused") | ~Q(request_words=""),
                name="plan_action_refusal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ordered_by="") | ~Q(state="stopped") & ~Q(request="refused"),
                name="plan_action_order_stands",
            ),
            models.CheckConstraint(
                condition=Q(ordered_by="") | ~Q(order_explained=""),
                name="plan_action_order_explained",
            ),
        ]


class ActionTerms(models.Model):
    """What was agreed about an action in one version of the plan."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    plan_version = models.ForeignKey(
        PlanVersion, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices, default=Category.PLAN)
    goal_thread = models.UUIDField(null=True)
    language = models.CharField(max_length=10)
    what = models.TextField()
    person_name = models.TextField(blank=True, help_text="Who does it, if one person does")
    frequency = models.TextField(blank=True)
    length = models.TextField(blank=True)
    level_key = models.TextField(
        blank=True, db_default="", help_text="A level of the pack's plan, where it has levels"
    )
    level_reason = models.TextField(
        blank=True, db_default="", help_text="Why a lower level is not enough"
    )
    starts_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    position = models.SmallIntegerField(default=0)
    written_at = models.DateTimeField()
    written_by = models.UUIDField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.TextField(blank=True)
    edition = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["action"], name="plan_terms_action")]
        constraints = [
            models.UniqueConstraint(fields=["plan_version", "action"], name="plan_terms_once"),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_reason=""),
                name="plan_terms_removal_says_why",
            ),
        ]


class ActionPlace(models.Model):
    """Where an action happens and who pays: both tell the area. While anyone of the family is
    shielded only the keepers of their whereabouts see it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    terms = models.OneToOneField(ActionTerms, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    place = models.TextField(blank=True)
    payer = models.TextField(blank=True)


class ActionUpdate(models.Model):
    """How an action went on, by whom. What the responsible service says is of category contact:
    it stays readable to it when sharing ends."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    at = models.DateTimeField()
    author_id = models.UUIDField(null=True)
    author = models.TextField(help_text="Role and agency at that time")
    state = models.CharField(max_length=10, choices=ActionState.choices, blank=True)
    request = models.CharField(max_length=10, choices=RequestState.choices, blank=True)
    language = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    dissents = models.BooleanField(
        db_default=False, default=False, help_text="Somebody notes that they disagree"
    )

    class Meta:
        indexes = [models.Index(fields=["action", "-at"], name="plan_update_action")]
