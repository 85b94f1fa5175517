"""What was imported already, by key only: who brought it, a digest of its name in the source."""

from django.db import models

from ciranda.common.ids import uuid7


class ImportedRow(models.Model):
    """A row of a source that came in. `key` is a digest: the table names nobody.

    Only the agency that imported it can find it again, so that it tells nobody else whether
    someone is known. Read and written in `interop.imports.ledger`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    importer_id = models.UUIDField(help_text="The agency that imported; zeros for the system")
    kind = models.CharField(max_length=20)
    key = models.BinaryField(max_length=32)
    content = models.BinaryField(max_length=32, help_text="Digest of the row as it came in")
    object_id = models.UUIDField()
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["importer_id", "kind", "key"], name="interop_row_imported_once"
            )
        ]
