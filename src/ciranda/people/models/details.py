"""What is known of a person beyond the name: rows of a dossier, each with its category."""

from django.db import models

from ciranda.access.enums import Category
from ciranda.agencies.models import Parish
from ciranda.common.ids import uuid7
from ciranda.people.enums import ContactKind, HouseholdRole, SafeWhen
from ciranda.people.models.person import Person


class Detail(models.Model):
    """A dated fact about a person: who said so, who wrote it, and until when it held."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    said_by = models.TextField(blank=True, help_text="Who told us")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Residence(Detail):
    """Where a person lives or lived. Category whereabouts. A stay with a relative is one too."""

    address = models.TextField(blank=True, help_text="Lines of the address, or «no fixed home»")
    postcode = models.TextField(blank=True)
    parish = models.ForeignKey(Parish, null=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], name="residence_person")]


class Schooling(Detail):
    """The nursery or school a child goes to. It tells the area, so for the shielded it is
    whereabouts."""

    category = models.SmallIntegerField(choices=Category.choices, default=Category.EDUCATION)
    name = models.TextField()
    parish = models.ForeignKey(Parish, null=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"], name="schooling_person")]


class ContactPoint(Detail):
    """A way to reach a person: whose it is, who else uses it, and when it is safe.

    A relative's phone is enough (design, section 9).
    """

    category = models.SmallIntegerField(choices=Category.choices, default=Category.CONTACT)
    kind = models.CharField(max_length=10, choices=ContactKind.choices)
    value = models.TextField()
    whose = models.TextField(blank=True, help_text="Whose phone it is, where not their own")
    also_used_by = models.TextField(blank=True, help_text="Who else sees or answers it")
    safe = models.CharField(max_length=10, choices=SafeWhen.choices)
    safe_note = models.TextField(blank=True, help_text="When it is safe, and what not to say")

    class Meta:
        indexes = [models.Index(fields=["person"], name="contact_point_person")]


class SpokenLanguage(Detail):
    """A language a person speaks with us, and whether an interpreter is needed for ours."""

    language = models.CharField(max_length=12, help_text="As in BCP 47: pt, uk, ar, psr")
    needs_interpreter = models.BooleanField(default=False)
    is_preferred = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["person"], name="spoken_language_person")]


class Identifier(Detail):
    """A number of a register. Never needed, never unique to a caller: `candidates` resolves it."""

    register = models.CharField(max_length=20)
    value = models.TextField()
    is_checked = models.BooleanField(default=False, help_text="Its check digits are right")

    class Meta:
        indexes = [models.Index(fields=["person"], name="identifier_person")]


class Household(models.Model):
    """People who live together, as far as this dossier knows them."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    name = models.TextField(blank=True, help_text="What the family calls it: at the mother's")
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)


class HouseholdMember(Detail):
    """A person in a household, from a day to a day, in one role."""

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    role = models.CharField(max_length=16, choices=HouseholdRole.choices)
    holds_responsibility = models.BooleanField(default=False)
    started_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person"], name="household_member_person"),
            models.Index(fields=["household"], name="household_member_household"),
        ]
