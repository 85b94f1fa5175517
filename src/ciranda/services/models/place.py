"""The ordinary place that goes before a programme: whether there is one, and what was offered."""

from django.db import models
from django.db.models import Q

from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.services.enums import OfferState, PlaceFound


class PlaceFinding(models.Model):
    """What was found about a child's ordinary place on a day. The newest one counts."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    found = models.CharField(max_length=6, choices=PlaceFound.choices)
    reason_key = models.TextField(blank=True, help_text="A reason of the pack's ordinary_place")
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.UUIDField()
    by_name = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="place_finding_case")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(found="failed") | ~Q(reason_key=""), name="place_failed_says_why"
            )
        ]


class PlaceOffer(models.Model):
    """A place offered by somebody outside, who takes it back unless the family answers by a day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    answer_by = models.DateField(help_text="The last day; the family may wait until then")
    climbs_on = models.DateField(help_text="From when on it climbs if there is no answer")
    state = models.CharField(max_length=8, choices=OfferState.choices, default=OfferState.OPEN)
    reason_key = models.TextField(blank=True)
    words = models.TextField(blank=True, help_text="What the family said with its answer")
    received_at = models.DateTimeField()
    received_by = models.UUIDField()
    answered_at = models.DateTimeField(null=True)
    answered_by_family = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["case"], name="place_offer_case")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "lost"]) | ~Q(reason_key=""),
                name="place_offer_says_why",
            )
        ]


class OfferPlace(models.Model):
    """Where the place is: it tells the area. While anyone of the family is shielded only the
    keepers of their whereabouts see it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    offer = models.OneToOneField(PlaceOffer, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["case"], name="offer_place_case")]
