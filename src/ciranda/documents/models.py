"""Documents: what they are in one table, their sealed bytes in another that lists never read."""

from django.db import models

from ciranda.access.enums import Category
from ciranda.common.ids import uuid7
from ciranda.documents.enums import Kind


class Document(models.Model):
    """One document in one dossier under one category: a mixed report under its strictest."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    dossier_id = models.UUIDField()
    category = models.SmallIntegerField(choices=Category.choices)
    title = models.TextField(help_text="In the words of whoever added it, never a file's name")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    size = models.IntegerField(help_text="Bytes as downloaded")
    digest = models.TextField(help_text="SHA-256 of the bytes as downloaded")
    agency_name = models.TextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True, help_text="A membership; none for the family")
    added_by_person = models.UUIDField(null=True)
    private_to = models.UUIDField(
        null=True, help_text="Of the family only this person sees it: their own signed paper"
    )

    class Meta:
        indexes = [models.Index(fields=["dossier_id", "-added_at"], name="document_dossier")]


class Content(models.Model):
    """The sealed bytes of a document: a key of its own, wrapped by the installation's key."""

    document = models.OneToOneField(
        Document, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    key_name = models.CharField(max_length=16, help_text="Which key of the installation wraps it")
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
