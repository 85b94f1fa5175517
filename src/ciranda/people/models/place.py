"""Places: what is risky about a building or an area lives here, once, and in no child's file."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Parish
from ciranda.common.ids import uuid7
from ciranda.people.enums import PlaceKind


class Place(models.Model):
    """A building or an area. It names nobody, and nobody's file points to it: a home is found at
    it by its address, only for whoever may read that address."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.CharField(max_length=10, choices=PlaceKind.choices)
    name = models.TextField(help_text="Street and number of a building, or what an area is called")
    folded = models.TextField(help_text="The name as it is compared")
    postcode = models.TextField(blank=True)
    parish = models.ForeignKey(Parish, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "parish", "folded"], name="place_once"),
            models.CheckConstraint(condition=~Q(folded=""), name="place_has_a_name"),
        ]


class PlaceRisk(models.Model):
    """One risk of a place and what to do about it, until somebody ends it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="risks", db_index=False)
    words = models.TextField(help_text="About the place, never about who lives there")
    folded = models.TextField(help_text="The words as they are compared")
    care = models.TextField(blank=True, help_text="What to do when going there")
    look_again_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.TextField()
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="place_risk_says")]
        indexes = [models.Index(fields=["place"], name="place_risk_place")]
