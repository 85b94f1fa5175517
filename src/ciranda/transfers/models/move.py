"""A possible move: an address or a school changed, and another team's catchment holds it."""

from django.db import models

from ciranda.access.enums import Category
from ciranda.agencies.models import Parish, Team
from ciranda.cases.models import Case
from ciranda.common.ids import uuid7
from ciranda.transfers.enums import MoveState


class PossibleMove(models.Model):
    """Proposed to the team that answers now; it looks, offers a transfer or stays."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices, default=Category.LOCATION)
    parish = models.ForeignKey(Parish, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    seen_in = models.TextField(help_text="Where the change came from: an address, a school")
    state = models.CharField(max_length=10, choices=MoveState.choices, default=MoveState.OPEN)
    found_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "parish"],
                condition=models.Q(state="open"),
                name="move_proposed_once",
            )
        ]
