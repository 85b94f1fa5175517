"""Being in touch with a family: a header that it happened, and paragraphs of their own category."""

from django.db import models
from django.db.models import F, Q

from ciranda.access.enums import Category
from ciranda.agencies.models import Membership
from ciranda.cases.models.case import Case
from ciranda.common.ids import uuid7


class Contact(models.Model):
    """That a contact is planned, took place or failed: when, what kind, who, how long.

    A planned one is a date (category schedule); once held it is a contact. Names are as of that
    time. `earlier` keeps the header as each version before stood.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    kind_key = models.TextField(help_text="A contact kind of the pack")
    is_planned = models.BooleanField(default=False)
    at = models.DateTimeField()
    minutes = models.SmallIntegerField(null=True)
    attendance_key = models.TextField(blank=True, help_text="An attendance of the pack, once held")
    language = models.CharField(max_length=10, blank=True, help_text="The language spoken")
    next_step_key = models.TextField(blank=True)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    profession = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    version = models.SmallIntegerField(default=1)
    earlier = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["case", "-at"], name="contact_case"),
            models.Index(
                fields=["membership", "at"], condition=Q(is_planned=True), name="contact_planned"
            ),
        ]


class ContactPlace(models.Model):
    """Where a contact takes place and which agency its worker is of: both tell the area.

    Category location while someone of the family is shielded, else the contact's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", db_index=False)
    case_id = models.UUIDField()
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    place = models.TextField(blank=True)
    agency_name = models.TextField(blank=True)
    version = models.SmallIntegerField(default=1)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["contact"], name="contact_place_contact"),
            models.Index(fields=["case_id"], name="contact_place_case"),
        ]


class Paragraph(models.Model):
    """Words of a contact in one category: seen by whoever may see that category, header or not.

    A correction replaces; what was replaced stays behind the same wall.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    order = models.SmallIntegerField()
    language = models.CharField(max_length=10)
    body = models.TextField()
    speaker = models.TextField(blank=True, help_text="Whose words these are; empty: the writer's")
    at = models.DateTimeField(help_text="The contact's, for readers who may not see the contact")
    membership_id = models.UUIDField()
    name = models.TextField()
    profession = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    version = models.SmallIntegerField(default=1)
    replaced_at = models.DateTimeField(null=True)
    item_key = models.TextField(
        blank=True, db_default="", help_text="The pack's sensitive item these words are about"
    )
    allowed_by = models.TextField(
        blank=True, db_default="", help_text="Who said that it may stand in the file"
    )

    class Meta:
        indexes = [
            models.Index(fields=["contact", "order"], name="paragraph_contact"),
            models.Index(fields=["case", "-at"], name="paragraph_case"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="paragraph_says_something"),
            models.CheckConstraint(
                condition=Q(item_key="") | ~Q(allowed_by=""), name="paragraph_item_allowed"
            ),
        ]


class Draft(models.Model):
    """What its author has typed and not yet saved. Nobody else sees it; after 7 days it is gone."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    human_id = models.UUIDField()
    membership_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    about_id = models.UUIDField(help_text="The planned contact it will become, else the case")
    payload = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership_id", "about_id"], name="draft_one_each")
        ]


class LastVisit(models.Model):
    """When I last opened this case (`at`), and the time before that I was here (`since_at`)."""

    human_id = models.UUIDField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    since_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["human_id", "case"], name="last_visit_once"),
            models.CheckConstraint(
                condition=Q(since_at=None) | Q(since_at__lte=F("at")), name="last_visit_order"
            ),
        ]
