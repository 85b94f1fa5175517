"""Forms of contacts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ciranda.access.enums import Category
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.actions.tasks import Promise
from ciranda.cases.policies.contacts import took_place, usual_attendance
from ciranda.cases.policies.line import counted_kinds
from ciranda.cases.queries.desk import Desk
from ciranda.web.cases import words
from ciranda.web.fields import DateField

MOST_PARAGRAPHS = 8
LONGEST = 8000


class TimeField(forms.TimeField):
    """A time of day; accepts what people type and what browsers send."""

    widget = forms.TimeInput({"type": "time", "class": "govuk-input--width-5"}, format="%H:%M")

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%H:%M", "%H:%M:%S", "%H.%M", "%Hh%M"]
        super().__init__(input_formats=formats, **kwargs)


class KindForm(forms.Form):
    """What kind of contact, and where: the part that writing and planning share."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of contact?"),
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
    )
    place = forms.CharField(
        label=gettext_lazy("Where"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For example: at home, at the nursery"),
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        # a contact that is corrected keeps its kind
        kinds = list(dict.fromkeys([*self.kinds, *self._kind_now()]))
        self.offer("kind", [(k, words.label(desk.pack, f"contact_kinds.{k}")) for k in kinds])
        if desk.hides_place:
            del self.fields["place"]

    @property
    def kinds(self) -> Sequence[str]:
        """The pack's kinds that suit this form: extra support has a form of its own."""
        counted = counted_kinds(self.desk.pack)
        return [k for k in self.desk.pack.contact_kinds if k not in counted]

    def _kind_now(self) -> list[str]:
        kind = self.initial.get("kind", "")
        return [kind] if kind in self.desk.pack.contact_kinds else []

    def offer(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        """Give a field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class ContactForm(KindForm):
    """A contact that was. Three things are needed: what kind, what happened; when is now."""

    on = DateField(label=gettext_lazy("Day"), required=False, not_future=True)
    at = TimeField(label=gettext_lazy("Time"), required=False)
    minutes = forms.IntegerField(
        label=gettext_lazy("How long, in minutes"),
        required=False,
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    attendance = forms.ChoiceField(
        label=gettext_lazy("Did it take place?"),
        required=False,
        widget=forms.RadioSelect({"class": "govuk-radios--small"}),
    )
    next_step = forms.ChoiceField(label=gettext_lazy("What comes next?"), required=False)
    next_words = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Becomes a task of yours"),
    )
    next_on = DateField(label=gettext_lazy("By when"), required=False, not_past=True)

    def __init__(self, desk: Desk, *args: Any, correcting: bool = False, **kwargs: Any) -> None:
        super().__init__(desk, *args, **kwargs)
        pack = desk.pack
        self.offer(
            "attendance", [(k, words.label(pack, f"attendance.{k}")) for k in pack.attendance]
        )
        steps = [(k, words.label(pack, f"next_steps.{k}")) for k in pack.next_steps]
        self.offer("next_step", [("", _("Nothing to note")), *steps])
        if correcting:
            for name in ("next_step", "next_words", "next_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A time without a day is today's; a day without a time begins at noon."""
        cleaned = super().clean() or {}
        on, at = cleaned.get("on"), cleaned.get("at")
        if at and not on:
            cleaned["on"] = timezone.localdate()
        return cleaned

    @property
    def is_missed(self) -> bool:
        """Whether what was chosen says that it did not take place."""
        chosen = self.cleaned_data.get("attendance") or usual_attendance(self.desk.pack)
        return not took_place(self.desk.pack, chosen)

    def header(self) -> Header:
        """What the form says about the contact itself."""
        data = self.cleaned_data
        return Header(
            kind=data["kind"],
            at=moment(data.get("on"), data.get("at")),
            place=data.get("place", ""),
            minutes=data.get("minutes"),
            attendance=data.get("attendance", ""),
        )

    def promise(self) -> Promise:
        """The next step, if one was named."""
        data = self.cleaned_data
        return Promise(data.get("next_step", ""), data.get("next_words", ""), data.get("next_on"))


class PlanForm(KindForm):
    """The next contact: what kind, when, where."""

    on = DateField(label=gettext_lazy("Day"), not_past=True)
    at = TimeField(label=gettext_lazy("Time"), initial=time(10, 0))

    field_order = ("kind", "on", "at", "place")

    def header(self) -> Header:
        """What is planned."""
        data = self.cleaned_data
        return Header(data["kind"], moment(data["on"], data["at"]), data.get("place", ""))


class AttendForm(forms.Form):
    """What became of a planned contact."""

    TOOK_PLACE = "_took_place"
    CANCEL = "_cancel"

    attendance = forms.ChoiceField(
        label=gettext_lazy("What became of it?"), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("A word about it"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Only where it did not take place"),
    )

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missed = [
            (key, words.label(desk.pack, f"attendance.{key}"))
            for key, one in desk.pack.attendance.items()
            if not one.took_place
        ]
        field = self.fields["attendance"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (self.TOOK_PLACE, _("It took place: write down what happened")),
            *missed,
            (self.CANCEL, _("Take it out of the calendar")),
        ]


class ParagraphForm(forms.Form):
    """Words in one category. The first is needed; further ones are there if wished."""

    body = forms.CharField(
        label=gettext_lazy("What happened?"),
        required=False,
        max_length=LONGEST,
        strip=True,
        widget=forms.Textarea({"rows": 5}),
    )
    category = forms.TypedChoiceField(
        label=gettext_lazy("What is it about?"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=gettext_lazy("Decides who can read these words"),
    )
    speaker = forms.CharField(
        label=gettext_lazy("Whose words are these?"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Leave empty if they are yours"),
    )

    def __init__(self, desk: Desk, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)
        about: list[tuple[Any, Any]] = [(c.value, c.label) for c in desk.categories if c in ABOUT]
        usual = {k: usual_category(desk, k) for k in desk.pack.contact_kinds}
        if any(usual.values()):
            about.insert(0, ("", _("As usual for this kind of contact")))
        field.choices = about
        # with scripts the choice follows the kind at once, for who reads it to be seen
        follows = " ".join(f"{kind}={c}" for kind, c in usual.items() if c is not None)
        field.widget.attrs["data-ciranda-usual"] = follows

    def words(self, usual: int | None) -> Words | None:
        """The paragraph, if anything was written in it. `usual` is the category of the kind of
        contact, where none was chosen; without either the error stands on the form."""
        data = self.cleaned_data
        if not data.get("body"):
            return None
        category = data.get("category") or usual
        if category is None:
            self.add_error("category", _("Choose what it is about."))
            return None
        return Words(Category(category), data["body"], data.get("speaker", ""))


# What a paragraph can be about; the rest of the categories hold other things than words.
ABOUT = (
    Category.DEVELOPMENT,
    Category.HEALTH,
    Category.EDUCATION,
    Category.SOCIAL,
    Category.SAFEGUARDING,
    Category.LEGAL,
    Category.FINANCE,
    Category.PLAN,
)


def paragraph_forms(
    desk: Desk,
    data: Mapping[str, Any] | None,
    said: Sequence[Mapping[str, Any]] = (),
    more: int = 0,
) -> list[ParagraphForm]:
    """One form a paragraph: those typed, or those to begin with, and `more` empty ones."""
    count = min(max(_typed(data) if data else len(said), 1) + more, MOST_PARAGRAPHS)
    begun = [*said, *({} for _n in range(count))]
    return [
        ParagraphForm(
            desk,
            data if data and f"p{n}-body" in data else None,
            prefix=f"p{n}",
            initial=begun[n],
        )
        for n in range(count)
    ]


def _typed(data: Mapping[str, Any]) -> int:
    return sum(1 for n in range(MOST_PARAGRAPHS) if f"p{n}-body" in data)


def usual_category(desk: Desk, kind: str) -> int | None:
    """What the words of this kind of contact are usually about, if one may write that here; else
    the first of the pack's kinds that one may."""
    kinds = desk.pack.contact_kinds
    chosen = [kinds[kind].category] if kind in kinds else []
    wanted = [*chosen, *(k.category for k in kinds.values())]
    found = next((c for c in wanted if c in desk.categories and c in ABOUT), None)
    return int(found) if found is not None else None


def moment(on: Any, at: time | None) -> datetime | None:
    """A day and a time as an instant in the site's zone; None for now."""
    if on is None:
        return None
    today = on == timezone.localdate()
    if at is None and today:
        return None
    return timezone.make_aware(datetime.combine(on, at or time(12, 0)))


def payload(data: Mapping[str, Any]) -> dict[str, str]:
    """What a draft keeps of what was typed: no key, no token, no button."""
    return dict(_kept(data))


def _kept(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in data.items():
        # what somebody may yet refuse is kept in no draft
        if not name.startswith(("_", "csrf", "item_")) and name not in {
            "save_draft",
            "add",
            "version",
        }:
            yield name, str(value)[:LONGEST]
