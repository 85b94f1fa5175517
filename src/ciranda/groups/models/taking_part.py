"""Who comes. By name only in a service's own dossier on a case; otherwise a number."""

from django.db import models
from django.db.models import F, Q

from ciranda.agencies.models import Membership
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.groups.enums import ChosenBy, Left, Standing
from ciranda.groups.models.group import Group, Session
from ciranda.people.models import Person
from ciranda.programmes.enums import AttendanceUnit


class Enrolment(models.Model):
    """Somebody comes to a group by name. `dossier_id` is the service's own on the case."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.IN)
    asked_at = models.DateTimeField()
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=10, choices=Left.choices, blank=True)
    linked = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    worker = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    chosen_by = models.CharField(max_length=8, choices=ChosenBy.choices, blank=True, db_default="")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=Q(ended_on=None), name="enrolment_once"
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.OUT, ended_on__isnull=False)
                | (~Q(standing=Standing.OUT) & Q(ended_on=None)),
                name="enrolment_ends_with_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["group", "asked_at"], name="enrolment_group"),
            models.Index(fields=["case"], name="enrolment_case"),
        ]


class Attendance(models.Model):
    """How much of a session somebody was there for: so many units of so many."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+", db_index=False)
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    came = models.DecimalField(max_digits=6, decimal_places=2)
    out_of = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    unit = models.CharField(max_length=10, choices=AttendanceUnit.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True, help_text="The worker's membership")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(came__gte=0) & (Q(out_of=None) | Q(came__lte=F("out_of"))),
                name="attendance_within_its_whole",
            ),
        ]
        indexes = [models.Index(fields=["enrolment"], name="attendance_enrolment")]


class Headcount(models.Model):
    """How many came to a session, by nobody's name."""

    session = models.OneToOneField(Session, primary_key=True, on_delete=models.PROTECT)
    children = models.SmallIntegerField(default=0)
    adults = models.SmallIntegerField(default=0)
    first_time = models.SmallIntegerField(null=True)
    liked = models.SmallIntegerField(
        null=True, help_text="Said by a show of hands, by nobody's name"
    )
    unsure = models.SmallIntegerField(null=True)
    disliked = models.SmallIntegerField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(children__gte=0, adults__gte=0)
                & (Q(first_time=None) | Q(first_time__gte=0)),
                name="headcount_not_below_none",
            )
        ]
