"""What import-linter cannot see of the layers: relations between models, names, the picture."""

from django.apps import apps
from django.db.models import Field
from django.db.models.fields.related import RelatedField

from tests.architecture.tree import SOURCE, name_of, python_files
from tools import layers

HEIGHT = {name: -number for number, names in enumerate(layers.rows()) for name in names}
# Beside a domain app's own order stand the grounds and the doors, which are shaped by their job.
NOT_DOMAIN = {"config", "web", "portal", "interop", "ops", "accounts", "access", "audit", "common"}
VAGUE = {"utils", "helpers", "misc", "core", "manager", "managers", "data", "stuff"}


def _app(model: type) -> str:
    return model.__module__.split(".")[1]


def _relations() -> list[tuple[Field, type]]:  # type: ignore[type-arg]
    return [
        (field, field.related_model)
        for model in apps.get_models()
        if model.__module__.startswith("ciranda.")
        for field in model._meta.get_fields()
        if isinstance(field, RelatedField) and field.model is model
    ]


def test_relations_between_models_point_down() -> None:
    """A string such as "cases.Case" is invisible to import-linter."""
    upward = [
        f"{field.model.__name__}.{field.name} -> {target.__name__}"
        for field, target in _relations()
        if target.__module__.startswith("ciranda.")
        and _app(target) != _app(field.model)
        and HEIGHT[_app(target)] >= HEIGHT[_app(field.model)]
    ]
    assert upward == []


def test_every_domain_app_has_its_inner_order_checked() -> None:
    present = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert layers.domain_apps() == present - NOT_DOMAIN


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [
        name_of(path)
        for path in python_files("src")
        if path.stem in VAGUE or path.parent.name in VAGUE
    ]
    assert vague == []


def test_the_picture_shows_the_contracts() -> None:
    """When this fails: make graph."""
    assert layers.PICTURE.read_text(encoding="utf-8") == layers.picture()
