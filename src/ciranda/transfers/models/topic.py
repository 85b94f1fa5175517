"""What is said about the topics of a handover, one by one."""

from django.db import models

from ciranda.access.enums import Category
from ciranda.common.ids import uuid7
from ciranda.transfers.models.transition import Transition


class TransitionTopic(models.Model):
    """The words on one topic of what may be handed over. They go only if the family agreed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    item_key = models.TextField(help_text="Something of the pack's hands_over")
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    written_by_name = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transition", "item_key"], name="transition_topic_once")
        ]
