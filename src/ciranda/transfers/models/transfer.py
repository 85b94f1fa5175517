"""A two-phase handover of custody, in a dossier of its own that both teams read."""

from django.db import models

from ciranda.access.enums import Category
from ciranda.agencies.models import Membership, Team
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.transfers.enums import WAITING, TransferState


class Transfer(models.Model):
    """An offer of a case to another team, or to a team outside this installation.

    The old team stays accountable until the new one records its first contact with the family
    (design, section 8). Holds no more of the family than the new team needs to answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField(unique=True)
    category = models.SmallIntegerField(
        choices=Category.choices,
        default=Category.INVOLVEMENT,
        db_default=Category.INVOLVEMENT.value,
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    from_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    to_team = models.ForeignKey(
        Team, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    outside_name = models.TextField(blank=True)
    outside_contact = models.TextField(blank=True)
    child = models.TextField(help_text="Name and age, as the new team needs to know whom")
    reach = models.TextField(help_text="How to reach the family, as they wish it")
    reason = models.TextField()
    summary = models.TextField(blank=True)
    history_agreed = models.BooleanField(help_text="The family agrees that the file goes along")
    agreed_by = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=TransferState.choices, default=TransferState.OFFERED
    )
    manager = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    from_manager = models.ForeignKey(
        Membership, null=True, on_delete=models.PROTECT, related_name="+"
    )
    offered_at = models.DateTimeField()
    offered_by = models.UUIDField()
    answer_due_on = models.DateField()
    contact_due_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    climbed_at = models.DateTimeField(null=True)
    ask_again_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(state__in=sorted(WAITING)),
                name="transfer_one_waiting",
            ),
            models.CheckConstraint(
                condition=models.Q(to_team__isnull=False) | ~models.Q(outside_name=""),
                name="transfer_to_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["to_team", "state"], name="transfer_to"),
            models.Index(fields=["from_team", "state"], name="transfer_from"),
        ]


class TransferStep(models.Model):
    """One thing that happened to a transfer. Only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    transfer = models.ForeignKey(
        Transfer, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(
        choices=Category.choices,
        default=Category.INVOLVEMENT,
        db_default=Category.INVOLVEMENT.value,
    )
    state = models.CharField(max_length=10, choices=TransferState.choices)
    at = models.DateTimeField()
    by_name = models.TextField(blank=True)
    by_team = models.TextField(blank=True)
    words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["transfer", "at"], name="transfer_step")]
