"""What is taken in, and what it no longer tells."""

import io

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from ciranda.access.enums import Category
from ciranda.documents.enums import Kind
from ciranda.documents.policies.cleaning import LARGEST, Unfit, clean, strictest

CANARY = "CanaryCameraOwner"


def jpeg() -> bytes:
    """A small picture that says who took it and lies on its side."""
    picture = Image.new("RGB", (40, 20), "teal")
    exif = Image.Exif()
    exif[0x013B] = CANARY
    exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def png() -> bytes:
    """A small picture with words beside it."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY)
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (1, 2, 3, 4)).save(out, "PNG", pnginfo=words)
    return out.getvalue()


def pdf(password: str = "") -> bytes:
    """A page with an author, a script, and an attachment."""
    made = pikepdf.new()
    made.add_blank_page()
    made.docinfo["/Author"] = CANARY
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY]
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=CANARY)
    made.attachments["note.txt"] = CANARY.encode()
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(out, encryption=lock)
    return out.getvalue()


@pytest.mark.parametrize(("made", "kind"), [(jpeg, Kind.JPEG), (png, Kind.PNG), (pdf, Kind.PDF)])
def test_what_a_file_tells_about_its_maker_is_gone(made: object, kind: Kind) -> None:
    body = made()  # type: ignore[operator]
    found = clean(body)
    assert found.kind is kind
    assert CANARY.encode() not in found.body
    if kind is Kind.PDF:
        with pikepdf.open(io.BytesIO(found.body)) as opened:
            assert len(opened.pages) == 1
            assert "/OpenAction" not in opened.Root
            assert not opened.attachments
            text = b"".join(
                bytes(o.read_bytes()) for o in opened.objects if isinstance(o, pikepdf.Stream)
            )
            assert CANARY.encode() not in text


def test_a_picture_stands_upright_after_its_metadata_is_gone() -> None:
    with Image.open(io.BytesIO(clean(jpeg()).body)) as picture:
        assert picture.size == (20, 40)


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        (b"", "another"),
        (b"MZ\x90 a program", "Save it as PDF"),
        (b"<html><script>", "Save it as PDF"),
        (b"\xff\xd8\xff broken", "again"),
        (b"%PDF-1.7 broken", "again"),
        (b"%PDF-" + b"0" * LARGEST, "fewer dots"),
        (pdf("secret"), "without one"),
    ],
)
def test_a_file_that_is_refused_comes_with_its_remedy(body: bytes, remedy: str) -> None:
    with pytest.raises(Unfit, match=remedy):
        clean(body)


def test_a_mixed_report_takes_its_strictest_category() -> None:
    mixed = frozenset({Category.DEVELOPMENT, Category.HEALTH, Category.PLAN})
    assert strictest(mixed) is Category.HEALTH
    with pytest.raises(ValueError, match="category"):
        strictest(frozenset())
