"""What is taken in, and what is taken out of it first.

A file is judged by its content. Pictures lose where and when they were taken and with what; PDFs
lose author, history, attachments and anything that runs.
"""

import io
from dataclasses import dataclass

import pikepdf
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from ciranda.access.enums import Category
from ciranda.documents.enums import Kind

LARGEST = 10 * 1024 * 1024
_PIXELS = 50_000_000

# From the strictest on: a report that holds several is kept under the first of them.
STRICTEST_FIRST = (
    Category.SOURCE,
    Category.SAFEGUARDING,
    Category.LEGAL,
    Category.HEALTH,
    Category.SOCIAL,
    Category.FINANCE,
    Category.LOCATION,
    Category.CONSENT,
    Category.EDUCATION,
    Category.DEVELOPMENT,
    Category.CONTACT,
    Category.PLAN,
    Category.SCHEDULE,
    Category.IDENTITY,
    Category.INVOLVEMENT,
)


class Unfit(ValueError):
    """A file that is not taken in, with the reason and the remedy in plain words."""


@dataclass(frozen=True)
class Clean:
    """A document's bytes without what it need not tell."""

    kind: Kind
    body: bytes


def strictest(categories: frozenset[Category]) -> Category:
    """The category of a document that holds all of these. Raises ValueError for none."""
    for category in STRICTEST_FIRST:
        if category in categories:
            return category
    raise ValueError("a document has a category")


def kind_of(body: bytes) -> Kind | None:
    """What the bytes are, by how they begin."""
    if body.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    return Kind.PDF if b"%PDF-" in body[:1024] else None


def clean(body: bytes) -> Clean:
    """The document without its metadata. Raises Unfit for what cannot be taken in."""
    if not body:
        raise Unfit(_("The file is empty. Choose another."))
    if len(body) > LARGEST:
        raise Unfit(_("The file is larger than 10 MB. Scan it with fewer dots per inch."))
    kind = kind_of(body)
    if kind is None:
        raise Unfit(_("This is not a PDF or a picture. Save it as PDF, JPEG or PNG first."))
    return Clean(kind, _pdf(body) if kind is Kind.PDF else _picture(body, kind))


def _picture(body: bytes, kind: Kind) -> bytes:
    try:
        with Image.open(io.BytesIO(body), formats=[kind.name]) as opened:
            if opened.width * opened.height > _PIXELS:
                raise Unfit(_("The picture is too large. Make it smaller and try again."))
            upright = ImageOps.exif_transpose(opened)
            bare = Image.new(upright.mode, upright.size)
            if upright.mode == "P" and (palette := upright.getpalette()) is not None:
                bare.putpalette(palette)
            bare.paste(upright)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, Unfit):
            raise
        raise Unfit(_("The picture is damaged. Take or scan it again.")) from error
    out = io.BytesIO()
    bare.save(out, kind.name, **({"quality": 90} if kind is Kind.JPEG else {"optimize": True}))
    return out.getvalue()


def _pdf(body: bytes) -> bytes:
    try:
        with pikepdf.open(io.BytesIO(body)) as pdf:
            _strip(pdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue()
    except pikepdf.PasswordError as error:
        raise Unfit(_("The PDF has a password. Save it without one and try again.")) from error
    except (pikepdf.PdfError, ValueError) as error:
        raise Unfit(_("The PDF is damaged. Save or scan it again.")) from error


def _strip(pdf: pikepdf.Pdf) -> None:
    """Author, history, scripts, attachments, and what applications left on single objects."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for key in ("/Metadata", "/OpenAction", "/AA", "/AF", "/PieceInfo", "/Collection"):
        if key in pdf.Root:
            del pdf.Root[key]
    for key in ("/EmbeddedFiles", "/JavaScript"):
        if key in pdf.Root.get("/Names", {}):
            del pdf.Root.Names[key]
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
            _strip_object(found)


def _strip_object(found: pikepdf.Object) -> None:
    for key in ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/JS"):
        if key in found:
            del found[key]
    action = found.get("/A")
    if isinstance(action, pikepdf.Dictionary) and action.get("/S") in ("/JavaScript", "/Launch"):
        del found["/A"]
