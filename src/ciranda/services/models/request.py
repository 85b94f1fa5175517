"""Requests to services that stay open until it is known whether the family got there."""

from django.db import models

from ciranda.agencies.models import Service
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.programmes.models import PackVersion
from ciranda.services.enums import PartState, SaidBy, Way


class Request(models.Model):
    """One request of a family, to one service or several, in the words they chose."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    topic = models.CharField(max_length=60)
    words = models.TextField()
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(help_text="The sender's membership")

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="request_case"),
            models.Index(fields=["asked_at"], name="request_when"),
        ]


class RequestPart(models.Model):
    """What one service is asked, in a dossier of its own. Told to go there: in the case's.

    A missed appointment changes nothing here: another one may be made at any time.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    pack_version = models.ForeignKey(
        PackVersion,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="Whose words name the topic: the asked service sees no case",
    )
    way = models.CharField(max_length=8, choices=Way.choices)
    column_key = models.CharField(max_length=60, blank=True)
    topic = models.CharField(max_length=60)
    about = models.TextField(help_text="The name the family goes by")
    words = models.TextField()
    state = models.CharField(max_length=10, choices=PartState.choices)
    reason = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    appointment_at = models.DateTimeField(null=True)
    family_holds_at = models.DateTimeField(null=True)
    sender_holds_at = models.DateTimeField(null=True)
    ask_arrival_on = models.DateField(null=True, help_text="The family is asked from this day on")
    arrived = models.BooleanField(null=True)
    arrival_said_by = models.CharField(max_length=10, choices=SaidBy.choices, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="request_part_case"),
            models.Index(fields=["service"], name="request_part_service"),
            models.Index(fields=["request"], name="request_part_request"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=["below", "refused"]) | ~models.Q(reason=""),
                name="request_part_says_why",
            )
        ]


class AppointmentPlace(models.Model):
    """Where the family is expected, and whom to ask for there: it tells an area."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    part = models.OneToOneField(RequestPart, on_delete=models.PROTECT, related_name="+")
    place = models.TextField(blank=True)
    whom = models.TextField(blank=True)


class Answer(models.Model):
    """What the asked service said, kept as its own words whatever happens to the request."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    part = models.ForeignKey(
        RequestPart, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=10, choices=PartState.choices)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["part"], name="answer_part")]
