"""What the form templates need to know about a field: its shape, its hint, its attributes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

INPUT_CLASSES = {
    "checkbox": "govuk-checkboxes__input",
    "radio": "govuk-radios__input",
    "file": "govuk-file-upload",
    "hidden": "",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
}
# The browser's own number and required checks speak its language, not the page's, and cannot
# be read out with the rest: the server checks, and the error summary says so.
LEFT_TO_SERVER = {"required", "min", "max", "step", "minlength"}


@dataclass(frozen=True)
class FieldParts:
    """How one field is drawn."""

    is_group: bool
    is_tick: bool
    password: bool
    count: int | None
    size: str
    heading: bool
    optional: bool
    hint: Any
    described_by: str
    role: str
    errors: list[str]


@dataclass(frozen=True)
class FormError:
    """One line of the error summary and the id of the input it leads to."""

    message: str
    target: str


def parts_of(field: BoundField, extra: Mapping[str, Any]) -> FieldParts:
    """The parts of `field`. `extra` may hold size ("s", "m", "l"), heading and optional."""
    widget = field.field.widget
    is_tick = isinstance(widget, forms.CheckboxInput)
    return FieldParts(
        is_group=field.use_fieldset,
        is_tick=is_tick,
        password=isinstance(widget, forms.PasswordInput),
        count=counted(widget),
        size=str(extra.get("size", "")),
        heading=bool(extra.get("heading", False)),
        optional=bool(extra.get("optional", not field.field.required and not is_tick)),
        hint=field.help_text,
        described_by=field.aria_describedby or "",
        role="group" if isinstance(widget, forms.MultiWidget) else "",
        errors=messages_of(field),
    )


def messages_of(field: BoundField) -> list[str]:
    """The errors of a field. Where Django only says that something is required or too long, it is
    said what to do and for which question, because the summary stands far from the field."""
    plain = str(forms.Field.default_error_messages["required"])
    found = zip(field.errors, field.errors.as_data(), strict=True)
    return [_message(field, str(error), data, plain) for error, data in found]


def _message(field: BoundField, said: str, error: ValidationError, plain: str) -> str:
    if said == plain:
        return missing(field)
    return too_long(field, error.params or {}) if error.code == "max_length" else said


def too_long(field: BoundField, numbers: Mapping[str, Any]) -> str:
    """What to do about an answer with more letters than are kept."""
    words = {"label": field.label, "now": numbers["show_value"], "most": numbers["limit_value"]}
    return _("“%(label)s” is too long: %(now)s letters, and at most %(most)s are kept") % words


def missing(field: BoundField) -> str:
    """What to do about a question without an answer."""
    words = {"label": field.label}
    if isinstance(field.field, forms.BooleanField):
        return _("Tick the box “%(label)s”") % words
    if isinstance(field.field, forms.ChoiceField):
        return _("Choose an answer: “%(label)s”") % words
    if isinstance(field.field, forms.FileField):
        return _("Choose a file: “%(label)s”") % words
    return _("Fill in “%(label)s”") % words


def counted(widget: forms.Widget) -> int | None:
    """How many characters a text area takes, if its field says so."""
    limit = widget.attrs.get("maxlength") if isinstance(widget, forms.Textarea) else None
    return int(limit) if limit else None


def attributes(widget: Mapping[str, Any], base: str) -> SafeString:
    """The attributes of an input: Django's, with the kit's classes and without browser checks."""
    attrs = {key: value for key, value in widget["attrs"].items() if key not in LEFT_TO_SERVER}
    kind = widget.get("type", "")
    base = base or INPUT_CLASSES.get(kind, base_class(widget))
    if kind == "number":
        attrs.setdefault("inputmode", "numeric")
    if is_text_area(widget) and attrs.pop("maxlength", None):
        base += " govuk-js-character-count"
        described = f"{attrs.get('aria-describedby', '')} {attrs.get('id')}-info"
        attrs["aria-describedby"] = described.strip()
    if attrs.get("aria-invalid") == "true" and base:
        base += f" {base.split()[0]}--error"
    attrs["class"] = f"{base} {attrs.get('class', '')}".strip()
    if not attrs["class"]:
        del attrs["class"]
    return flatatt(attrs)


def is_text_area(widget: Mapping[str, Any]) -> bool:
    """Whether this widget context belongs to a text area."""
    return bool(widget["template_name"].endswith("textarea.html"))


def base_class(widget: Mapping[str, Any]) -> str:
    """The kit's class of a widget that is no special kind of input."""
    if is_text_area(widget):
        return "govuk-textarea"
    return "govuk-select" if widget["template_name"].endswith("select.html") else "govuk-input"


def focus_id(field: BoundField) -> str:
    """The id of the first input of a field, where its error line leads."""
    first = (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.MultiWidget)
    return f"{field.auto_id}_0" if isinstance(field.field.widget, first) else str(field.auto_id)


def errors_of(form: Any) -> list[FormError]:
    """All errors of a form or formset in the order of its fields, form-wide ones first."""
    if isinstance(form, forms.BaseFormSet):
        wide = [FormError(str(message), "main-content") for message in form.non_form_errors()]
        return wide + [error for child in form for error in errors_of(child)]
    fields = list(form)
    first = focus_id(fields[0]) if fields else "main-content"
    found = [FormError(str(message), first) for message in form.non_field_errors()]
    for field in fields:
        found += [FormError(message, focus_id(field)) for message in messages_of(field)]
    return found
