"""The reference is the schema, told; it cannot fall behind."""

from pathlib import Path

from django.conf import settings
from pydantic import BaseModel

from ciranda.programmes.enums import Event
from ciranda.programmes.policies.reference import reference
from ciranda.programmes.policies.schema import Named, Plan, Sheet
from ciranda.programmes.policies.shape import entry_type, model_of
from ciranda.programmes.queries import check_folder

FILE = Path(__file__).parents[2] / "docs" / "packs" / "reference.md"


def every_part(model: type[BaseModel]) -> set[type[BaseModel]]:
    found = {model}
    for info in model.model_fields.values():
        inner = model_of(info.annotation) or model_of(entry_type(info.annotation))
        if inner is not None and inner not in found and inner is not model:
            found |= every_part(inner)
    return found


def test_the_reference_in_the_documents_is_current():
    folders = sorted(p for p in settings.CIRANDA_PACKS.iterdir() if p.is_dir())
    packs = [p for p in (check_folder(folder).pack for folder in folders) if p]
    assert FILE.read_text(encoding="utf-8") == reference(packs), (
        "run: ciranda pack reference > docs/packs/reference.md"
    )


def test_every_key_has_a_meaning_and_an_example():
    parts = every_part(Sheet) | every_part(Plan)
    assert len(parts) > 40
    for part in parts:
        for name, info in part.model_fields.items():
            if name != "key" or not issubclass(part, Named):
                assert info.description, (part, name)
                assert info.examples, (part, name)


def test_every_key_and_every_event_stands_in_the_reference():
    text = FILE.read_text(encoding="utf-8")
    for part in every_part(Sheet) | every_part(Plan):
        for name in part.model_fields:
            assert f"| `{name}` |" in text, (part, name)
    for event in Event:
        assert f"- `{event.value}`: " in text
