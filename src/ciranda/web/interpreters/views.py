"""Somebody who speaks between a family and a worker: asked for at any hour, and what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.actions import Actor, looked
from ciranda.access.enums import Category, Permission, Purpose
from ciranda.access.policies.declared import requires
from ciranda.cases.queries.standing import standing
from ciranda.common.dates import add_months
from ciranda.people.policies import languages
from ciranda.services.actions import Wanted, ask_between, record_between
from ciranda.services.enums import Between, How, Turned
from ciranda.services.queries import asked_between, between_figures, mediators, one_asked
from ciranda.web.answers import attempt
from ciranda.web.cases.forms import TimeField, moment
from ciranda.web.choices import offer
from ciranda.web.fields import DateField
from ciranda.web.interpreters import pages

MONTHS = 12


class AskForm(forms.Form):
    """Who is needed, in which language, how and when."""

    language = forms.ChoiceField(label=gettext_lazy("In which language?"))
    between = forms.ChoiceField(
        label=gettext_lazy("Whom do you need?"),
        help_text=gettext_lazy("A mediator also knows the family’s world, not only its words."),
        choices=Between.choices,
        initial=Between.INTERPRETER,
        widget=forms.RadioSelect,
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How?"),
        help_text=gettext_lazy("By phone it can be for this very moment, at night too."),
        choices=How.choices,
        initial=How.PHONE,
        widget=forms.RadioSelect,
    )
    on = DateField(
        label=gettext_lazy("On which day?"),
        help_text=gettext_lazy("Leave day and time empty for now, at once."),
        required=False,
        not_past=True,
    )
    at = TimeField(label=gettext_lazy("At what time?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", [("", gettext_lazy("Choose a language")), *languages.choices()])

    def clean(self) -> dict[str, Any]:
        """A day goes with a time."""
        data = super().clean() or self.cleaned_data
        if bool(data.get("on")) != bool(data.get("at")):
            self.add_error("at", _("Enter both the day and the time, or neither for at once."))
        return data

    def wanted(self) -> Wanted:
        """What was entered, as the action takes it."""
        data = self.cleaned_data
        when = moment(data["on"], data["at"]) if data["on"] else None
        return Wanted(Between(data["between"]), data["language"], How(data["how"]), when)


class RecordForm(forms.Form):
    """What came of it, how long one waited, and through whom."""

    turned = forms.ChoiceField(
        label=gettext_lazy("What came of it?"),
        choices=[c for c in Turned.choices if c[0] != Turned.WAITING],
        widget=forms.RadioSelect,
    )
    wait_minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes did the family wait?"),
        help_text=gettext_lazy(
            "Leave it empty if it ends now: the time since somebody was needed is counted."
        ),
        required=False,
        min_value=0,
        max_value=60 * 24 * 60,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
    )
    through = forms.CharField(
        label=gettext_lazy("Through which service or telephone line?"),
        help_text=gettext_lazy("No name of a person is needed."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, known: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            said = _("Mediators known here who speak it: %(names)s.")
            self.fields["through"].label = _("Who came?")
            self.fields["through"].help_text = said % {"names": ", ".join(known)}


def _actor(request: HttpRequest) -> Actor:
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


@requires(Permission.CONTACT_WRITE)
def open_asked(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Who was asked for, and the form that asks."""
    case = standing(case_id)
    if case is None:
        raise Http404
    looked(case.dossier_id, case_id, "interpreters")
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        wanted = form.wanted()
        made = attempt(
            form, lambda: ask_between(actor=_actor(request), case_id=case_id, wanted=wanted)
        )
        if made:
            messages.success(request, _("Asked for. Write down what comes of it."))
            return redirect("web:interpreters:open", case_id)
    context = {
        "case": case,
        "form": form,
        "table": pages.asked_table(asked_between(case_id)),
        "known": pages.known_table(mediators()),
    }
    return render(request, "web/interpreters/open.html", context)


def _known(between: str, language: str) -> list[str]:
    """Where a mediator was asked for, those who speak the language, by name."""
    if between != Between.MEDIATOR:
        return []
    return [one.name for one in pages.speaking(mediators(), language)]


@requires(Permission.CONTACT_WRITE)
def record(request: HttpRequest, asked_id: UUID) -> HttpResponse:
    """Write down what came of it."""
    found = one_asked(asked_id)
    case = standing(found[0]) if found else None
    if found is None or case is None:
        raise Http404
    case_id, asked = found
    looked(case.dossier_id, asked_id, "interpreters")
    form = RecordForm(
        request.POST if request.method == "POST" else None,
        known=_known(asked.between, asked.language),
    )
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data, "turned": Turned(form.cleaned_data["turned"])}
        attempt(form, lambda: record_between(actor=_actor(request), asked_id=asked_id, **data))
        if not form.errors:
            messages.success(request, _("Written down."))
            return redirect("web:interpreters:open", case_id)
    context = {
        "case": case,
        "case_id": case_id,
        "form": form,
        "asked": pages.said(asked),
        "facts": pages.facts(asked),
        "is_open": asked.turned == Turned.WAITING and bool(case.writes & 1 << Category.SCHEDULE),
    }
    return render(request, "web/interpreters/record.html", context)


@requires(Permission.REPORT_READ, Purpose.STATISTICS)
def figures(request: HttpRequest) -> HttpResponse:
    """How often each language was asked for in twelve months, met, not met, and the wait."""
    today = timezone.localdate()
    first = add_months(today.replace(day=1), 1 - MONTHS)
    found = between_figures(_actor(request), first, date(today.year + 1, 1, 1))
    context = {
        "tabs": pages.tabs(_actor(request), "web:interpreters:figures"),
        "since": first,
        "tiles": pages.tiles(found),
        "chart": pages.unmet_chart(found),
        "table": pages.figures_table(found),
    }
    return render(request, "web/interpreters/figures.html", context)
