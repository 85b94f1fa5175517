"""Who did or saw what, by id: never a name, never a value. Rows are only ever added."""

from django.db import models

from ciranda.audit.enums import Outcome


class Event(models.Model):
    """One thing done, read or refused. Written through `access_log` only; sealed each minute.

    No foreign keys: what happened outlives what it happened to.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    human_id = models.UUIDField(null=True)
    membership_id = models.UUIDField(null=True)
    verb = models.TextField()
    outcome = models.SmallIntegerField(choices=Outcome.choices)
    kind = models.TextField(blank=True)
    object_id = models.UUIDField(null=True)
    dossier_id = models.UUIDField(null=True)
    fields = models.JSONField()
    basis = models.SmallIntegerField(null=True)
    purpose = models.SmallIntegerField(null=True)
    reason = models.TextField(blank=True)
    request_id = models.UUIDField(null=True)
    region_id = models.SmallIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["dossier_id", "-at"], name="audit_event_dossier"),
            models.Index(fields=["human_id", "-at"], name="audit_event_human"),
        ]


class Seal(models.Model):
    """A Merkle root over a run of events, chained to the seal before it."""

    id = models.BigAutoField(primary_key=True)
    first_event = models.BigIntegerField()
    last_event = models.BigIntegerField()
    events = models.IntegerField()
    root = models.BinaryField()
    previous = models.BinaryField()
    sealed_at = models.DateTimeField()


class Release(models.Model):
    """A data officer's decision to show the family an entry made under a protection basis."""

    event_id = models.BigIntegerField(primary_key=True)
    released_at = models.DateTimeField()
    released_by = models.UUIDField()
