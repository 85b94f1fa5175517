"""What someone promised to do for a family."""

from django.db import models
from django.db.models import Q, Value

from ciranda.agencies.models import Membership
from ciranda.cases.enums import Prompt
from ciranda.cases.models.case import Case
from ciranda.cases.models.contact import Contact
from ciranda.common.ids import uuid7


class Task(models.Model):
    """A thing to do, for one worker, by a day. Ends done, or dropped with a word; never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    what = models.TextField()
    prompt = models.CharField(
        max_length=20,
        blank=True,
        db_default="",
        choices=Prompt.choices,
        help_text="What the record itself asks: said in the reader's language, not in `what`",
    )
    about = models.JSONField(
        default=dict, db_default=Value({}, models.JSONField()), help_text="Keys only, never a word"
    )
    due_on = models.DateField(null=True)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.UUIDField(help_text="The membership that asked for it")
    created_by_name = models.TextField()
    handed_at = models.DateTimeField(null=True)
    handed_note = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "due_on"], name="task_case"),
            models.Index(
                fields=["membership", "due_on"],
                condition=Q(done_at=None, dropped_at=None),
                name="task_open_for",
            ),
            models.Index(
                fields=["created_by"],
                condition=Q(done_at=None, dropped_at=None),
                name="task_open_from",
            ),
        ]
