"""Template tags of the kit. Thin: what they show is computed in the modules beside this folder."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ciranda.web import figures, form_parts, paging, tables, wording
from ciranda.web.components import Chart, Member, Scale, Table, Words
from ciranda.web.typed import words_typed

register = template.Library()

register.filter("day", wording.day)
register.filter("weekday", wording.weekday)
register.filter("moment", wording.moment)
register.filter("near", wording.near)
register.filter("number", wording.number)
register.filter("initials", wording.initials)
register.filter("profession", wording.profession)
register.filter("relation", wording.relation)
register.filter("worker_role", wording.role)
register.simple_tag(wording.age)
register.simple_tag(wording.partial_day)


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
    errors = [error for one in _bound(context) for error in form_parts.errors_of(one)]
    return {"errors": errors}


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """ "Error:" in front of the title when any form of the page was sent back."""
    wrong = context.get("has_errors") or any(not one.is_valid() for one in _bound(context))
    return f"{_('Error:')} " if wrong else ""


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


@register.simple_tag
def autosave(address: str) -> SafeString:
    """The attributes of a form whose draft is kept: `<form {% autosave url %}>`. Put
    components/autosave.html where the form should say when it saved."""
    return format_html(
        'data-ciranda-autosave="{}" data-ciranda-autosave-saved="{}" '
        'data-ciranda-autosave-failed="{}"',
        address,
        _("Draft saved at {time}"),
        _("The draft is not saved yet. Your words are still here; we will try again."),
    )


@register.filter
def when(at: date | datetime | None) -> str:
    """A date, or a date and time, in full."""
    return wording.moment(at) if isinstance(at, datetime) else wording.day(at)


@register.filter
def iso(at: date | datetime | None) -> str:
    """For the datetime attribute of `<time>`."""
    return at.isoformat() if at else ""


@register.simple_tag
def table_rows(table: Table, stacks: object = False) -> SafeString:
    """The rows of a table's body."""
    return tables.rows(table, stacks=bool(stacks))


register.simple_tag(tables.tag)


@register.inclusion_tag("components/typed.html", takes_context=True)
def typed(context: Context) -> dict[str, Any]:
    """On a closed door: the words of the form that led to it, to copy."""
    request = context.get("request")
    return {"words": words_typed(request) if request else []}


@register.inclusion_tag("components/clock.html")
def clock(
    due: date | None = None,
    title: Words = "",
    words: Words = "",
    state: str = "",
    done_on: date | None = None,
    paused_since: date | None = None,
) -> dict[str, Any]:
    """A deadline in words and a sign. `state` and `words` replace what the dates would say."""
    found, said = wording.deadline(due, done_on=done_on, paused_since=paused_since)
    return {"state": state or found, "words": words or said, "title": title}


@register.inclusion_tag("components/ring.html")
def ring(members: Sequence[Member], child: str, key: str = "ring") -> dict[str, Any]:
    """The circle of people drawn around a child, with the list beside it."""
    lines = figures.in_the_middle(child)
    return {
        "ring": figures.ring(members),
        "child": child,
        "lines": lines,
        "first_line": "0.35em" if len(lines) == 1 else "-0.25em",
        "is_long": any(len(line) > figures.IN_A_LINE for line in lines),
        "key": key,
    }


@register.inclusion_tag("components/months.html")
def months(given: Chart, level: int = 2) -> dict[str, Any]:
    """A series by month, or by quarter: columns to look at, and the table behind them."""
    return {
        "level": level,
        "chart": given,
        "drawn": figures.bars(given.bars),
        "columns": figures.columns(given.bars),
        "is_empty": not any(bar.value is None or bar.value for bar in given.bars),
    }


@register.inclusion_tag("components/class.html")
def whole_class(named: int, whole: int) -> dict[str, Any]:
    """A whole class: how many are known by name, and how many are a number only."""
    return {
        "dots": figures.dots(named, whole),
        "rows": -(-whole // figures.A_ROW) * 24,
        "named": named,
        "whole": whole,
        "others": whole - named,
    }


@register.inclusion_tag("components/chart.html")
def chart(given: Chart) -> dict[str, Any]:
    """Bars in a table of their own numbers."""
    return {"chart": given, "drawn": figures.bars(given.bars)}


@register.inclusion_tag("components/scale.html")
def scale(given: Scale, label: Words) -> dict[str, Any]:
    """Where a goal stands between −2 and +2, and where it began."""
    words = given.levels or wording.levels()
    lines = [
        {
            "number": "0" if level == 0 else f"{level:+d}".replace("-", "−"),
            "words": words[level + 2],
            "is_now": level == given.now,
            "is_baseline": level == given.baseline,
        }
        for level in range(-2, 3)
    ]
    return {"levels": lines, "label": label}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """The pages of a list; the rest of the address stays as it is."""
    return paging.lines(page, context["request"].GET)


@register.inclusion_tag("components/phase.html")
def phase(name: Words, words: Words) -> dict[str, Any]:
    """A line above the page that says what this installation is, such as a demonstration."""
    return {"name": name, "words": words}


def _bound(context: Context) -> list[Any]:
    form = context.get("form")
    given = context.get("forms") or ([form] if form is not None else [])
    # Some views call something else "form", such as the questionnaire they ask.
    return [one for one in given if getattr(one, "is_bound", False)]


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
