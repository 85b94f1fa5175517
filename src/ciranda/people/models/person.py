"""Persons and how they take part in dossiers. Names and birth date only: the rest has a dossier."""

from django.db import models

from ciranda.common.ids import uuid7
from ciranda.people.enums import Part, Precision


class Person(models.Model):
    """A human being. Seen by whoever sees a participation of theirs; holds no address, no number.

    Names as people have them: any number of given names, particles, none or several surnames.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    given = models.TextField(help_text="All given names, or the only name there is")
    surnames = models.TextField(blank=True, help_text="With their particles, in their order")
    known_as = models.TextField(blank=True)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(
        max_length=8, choices=Precision.choices, default=Precision.DAY
    )
    died_on = models.DateField(null=True)
    folded = models.TextField(help_text="For sorting; written with the name")
    version = models.IntegerField(default=1)

    @property
    def full_name(self) -> str:
        """The name as it is said in full."""
        return f"{self.given} {self.surnames}".strip()

    @property
    def short_name(self) -> str:
        """What to call this person."""
        return self.known_as or self.full_name


class Participation(models.Model):
    """This person takes part in this dossier: the only thing that lets a person be seen."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    dossier_id = models.UUIDField()
    part = models.CharField(max_length=10, choices=Part.choices)
    relation = models.TextField(blank=True, help_text="mother, grandfather, foster carer …")
    holds_responsibility = models.BooleanField(default=False)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person"], name="participation_person"),
            models.Index(fields=["dossier_id"], name="participation_dossier"),
        ]


class Entry(models.Model):
    """Who entered a person: they keep how to name and reach them until the file has a home.

    A fact of the person's own dossier, from which its grants derive.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    dossier_id = models.UUIDField()
    principal = models.IntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class NameChange(models.Model):
    """What a person was called, or when they were thought to be born, before it was corrected."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    given = models.TextField()
    surnames = models.TextField(blank=True)
    known_as = models.TextField(blank=True)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=8, choices=Precision.choices)
    reason = models.TextField(blank=True)
    version = models.IntegerField()
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-version"], name="name_change_latest")]
