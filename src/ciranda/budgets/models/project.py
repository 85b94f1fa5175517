"""The day on which a project's money ends, for a team. No family stands in it."""

from django.db import models
from django.db.models import Q

from ciranda.agencies.models import Team
from ciranda.common.ids import uuid7
from ciranda.programmes.models import PackVersion


class ProjectEnd(models.Model):
    """The last day of a team's project, and on which paper it says so.

    Its families are asked whether they go on; on the day after, what was for the others stops.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", db_index=False)
    pack_version = models.ForeignKey(PackVersion, on_delete=models.PROTECT, related_name="+")
    last_day = models.DateField()
    paper = models.TextField(help_text="Number or name of the paper that says so")
    announced_at = models.DateTimeField()
    announced_by = models.UUIDField()
    taken_back_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["team"], name="project_end_team")]
        constraints = [
            models.UniqueConstraint(
                fields=["team"],
                condition=Q(taken_back_at=None, stopped_at=None),
                name="project_end_one_at_a_time",
            )
        ]
