"""A group and its sessions: when, where, for whom. No family stands in either."""

from django.db import models
from django.db.models import F, Q

from ciranda.agencies.models import Service
from ciranda.common.ids import uuid7
from ciranda.programmes.enums import AttendanceUnit, Counting
from ciranda.programmes.models import PackVersion


class Group(models.Model):
    """What a service offers to several families at once, under its public name."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", db_index=False)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    kind_key = models.TextField()
    name = models.TextField()
    audience = models.TextField(blank=True, help_text="For whom, in plain words")
    place = models.TextField(blank=True)
    recurs = models.TextField(blank=True, help_text="When it meets, in plain words")
    languages = models.TextField(blank=True)
    counts = models.CharField(max_length=5, choices=Counting.choices)
    unit = models.CharField(max_length=10, choices=AttendanceUnit.choices)
    class_size = models.SmallIntegerField(null=True, help_text="Of a class served as a whole")
    places = models.SmallIntegerField(null=True)
    taken = models.SmallIntegerField(default=0, help_text="Kept by the actions, so that anyone may")
    linked = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="A place here is given only with one there: a course and its crèche",
    )
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0) & (Q(places=None) | Q(taken__lte=F("places"))),
                name="group_never_overbooked",
            ),
        ]
        indexes = [models.Index(fields=["service"], name="group_service")]


class Session(models.Model):
    """One meeting of a group."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+", db_index=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.TextField(blank=True)
    units = models.DecimalField(
        max_digits=6, decimal_places=2, default=1, help_text="How many units it counts for"
    )
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["group", "starts_at"], name="session_group")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_order")
        ]
