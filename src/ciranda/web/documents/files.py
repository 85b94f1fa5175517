"""A document on its way out: always as a file, never shown inside the site."""

from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from ciranda.documents.queries import Opened


def as_file(opened: "Opened") -> HttpResponse:
    """The document's bytes under a name that tells nothing, kept by no cache."""
    return HttpResponse(
        opened.body,
        content_type=str(opened.document.kind.value),
        headers={
            "Content-Disposition": f'attachment; filename="{opened.document.file_name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store, private",
        },
    )
