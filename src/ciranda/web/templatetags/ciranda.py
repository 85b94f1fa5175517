"""Template tags of the kit. Thin: what they show is computed in the modules beside this folder."""

import uuid
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ciranda.web import form_parts

register = template.Library()


@register.filter
def html_lang(code: str) -> str:
    """The language tag for screen readers: our Portuguese is the European one."""
    return "pt-PT" if code == "pt" else code


@register.simple_tag(takes_context=True)
def field_parts(context: Context, bound: BoundField) -> form_parts.FieldParts:
    """How to draw this field, with what `{% field %}` was told."""
    return form_parts.parts_of(bound, context.get("extra") or {})


@register.simple_tag
def widget_attrs(widget: dict[str, Any], base: str = "") -> SafeString:
    """The attributes of an input, its id and description included."""
    return form_parts.attributes(widget, base)


@register.simple_tag
def field(bound: BoundField, **extra: Any) -> SafeString:
    """One form field. `size="l"` enlarges its label, `heading=True` makes it the page's h1,
    `hint="…"` and `label="…"` replace the form's words."""
    bound.help_text = extra.pop("hint", bound.help_text)
    bound.label = extra.pop("label", bound.label)
    return render_to_string("ciranda/forms/field.html", {"field": bound, "extra": extra})


@register.inclusion_tag("components/error-summary.html", takes_context=True)
def error_summary(context: Context) -> dict[str, Any]:
    """All errors of the page: of `forms` (a list) or of `form`, whichever the view gave."""
    form = context.get("form")
    given = context.get("forms") or ([form] if form is not None else [])
    errors = [error for one in given if one.is_bound for error in form_parts.errors_of(one)]
    return {"errors": errors}


@register.simple_tag(takes_context=True)
def form_key(context: Context) -> SafeString:
    """The token against forgery and the key that makes sending twice harmless. A page shown
    again after an error keeps its key; any other page gets a fresh one."""
    request = context.get("request")
    posted = request.POST.get("_key", "") if request is not None else ""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="_key" value="{}">',
        context.get("csrf_token", ""),
        posted if _is_uuid(posted) else uuid.uuid4(),
    )


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
