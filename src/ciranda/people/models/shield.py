"""Persons whose whereabouts are protected, and those who may know them."""

from django.db import models

from ciranda.common.ids import uuid7
from ciranda.people.enums import NoticeKind
from ciranda.people.models.person import Person


class Shield(models.Model):
    """This person's whereabouts are protected: only the named keepers see what tells the area."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField(help_text="The person's own dossier")
    reason = models.TextField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["person"], name="shield_person")]


class ShieldKeeper(models.Model):
    """A worker named to know where a shielded person is."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    shield = models.ForeignKey(Shield, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    membership_id = models.UUIDField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class ShieldNotice(models.Model):
    """Somebody searched for, or entered, a person who may be the one protected. No more is said.

    Once a day and kind at most; read by the keepers, in the person's own dossier.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    noticed_on = models.DateField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "noticed_on"], name="shield_notice_once_a_day"
            )
        ]
