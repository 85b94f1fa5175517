"""Form fields and widgets that Django does not have: dates typed as day, month and year,
dates of which only a part is known, and choices that carry a hint each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class PartialDate:
    """A date as far as it is known. `on` is the first day of the known month or year, or None;
    `precision` is "day", "month", "year" or "unknown" (design, section 2: dates may be partial).
    """

    on: date | None
    precision: str

    @classmethod
    def of(cls, year: int | None, month: int | None, day: int | None) -> "PartialDate":
        """The date with these parts. Raises ValueError for a day that does not exist."""
        if year is None:
            return cls(None, "unknown")
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(first, "year" if month is None else "month" if day is None else "day")

    @property
    def parts(self) -> tuple[str, str, str]:
        """Day, month and year as they are typed; empty where not known."""
        if self.on is None:
            return ("", "", "")
        day = str(self.on.day) if self.precision == "day" else ""
        month = str(self.on.month) if self.precision in {"day", "month"} else ""
        return (day, month, str(self.on.year))


class DatePartInput(forms.TextInput):
    """One of the three inputs of a date, with its own visible label."""

    template_name = "ciranda/forms/date_part.html"

    def __init__(self, label: Words, width: int) -> None:
        super().__init__({"inputmode": "numeric", "class": f"govuk-input--width-{width}"})
        self.label = label

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the label to what the template is given."""
        context = super().get_context(name, value, attrs)
        context["widget"]["label"] = self.label
        return context


class DateInput(forms.MultiWidget):
    """Day, month and year in three inputs. Keeps whatever was typed, right or wrong."""

    template_name = "ciranda/forms/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts = (
            DatePartInput(_("Day"), 2),
            DatePartInput(_("Month"), 2),
            DatePartInput(_("Year"), 4),
        )
        super().__init__(parts, attrs)

    def decompress(self, value: Any) -> list[str]:
        """Three strings from a date, a PartialDate, an ISO string or nothing."""
        if isinstance(value, PartialDate):
            return list(value.parts)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return ["", "", ""]
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return ["", "", ""]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Omitted only when all three parts are absent."""
        return all(f"{name}_{index}" not in data for index in range(3))


class DateField(forms.Field):
    """A whole date typed as day, month, year. Cleans to `datetime.date`, or None if optional."""

    widget = DateInput
    default_error_messages = {
        "required": _("Enter a date"),
        "incomplete": _("The date must have a day, a month and a year"),
        "number": _("A date is written in numbers only, for example 27 3 2024"),
        "impossible": _("This date does not exist. Check the day and the month"),
        "year": _("The year must have four digits, for example 2024"),
        "future": _("The date must be today or in the past"),
        "past": _("The date must be today or in the future"),
    }

    def __init__(self, *, not_future: bool = False, not_past: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.not_future = not_future
        self.not_past = not_past

    def to_python(self, value: Any) -> Any:
        """The date of the three typed parts."""
        numbers = self._numbers(value)
        if numbers is None:
            return None
        day, month, year = numbers
        if day is None or month is None or year is None:
            raise self._error("incomplete")
        return self._date(year, month, day).on

    def validate(self, value: Any) -> None:
        """Required, and on the asked side of today."""
        super().validate(value)
        on = value.on if isinstance(value, PartialDate) else value
        if on is None:
            return
        if self.not_future and on > timezone.localdate():
            raise self._error("future")
        if self.not_past and on < timezone.localdate():
            raise self._error("past")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares the typed parts, so that "03" and "3" are the same day."""
        typed = [str(part or "").strip().lstrip("0") for part in data or ["", "", ""]]
        return typed != DateInput().decompress(initial)

    def _numbers(self, value: Any) -> tuple[int | None, int | None, int | None] | None:
        if isinstance(value, date):
            return (value.day, value.month, value.year)
        typed = [str(part or "").strip() for part in value or []]
        if not any(typed):
            return None
        if not all(part == "" or (part.isascii() and part.isdigit()) for part in typed):
            raise self._error("number")
        day, month, year = (int(part) if part else None for part in typed)
        if year is not None and len(typed[2]) != 4:
            raise self._error("year")
        return (day, month, year)

    def _date(self, year: int, month: int | None, day: int | None) -> PartialDate:
        try:
            return PartialDate.of(year, month, day)
        except (ValueError, OverflowError):
            raise self._error("impossible") from None

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


class PartialDateField(DateField):
    """A date of which only the year, or the year and month, may be known. Cleans to PartialDate;
    an empty optional field cleans to a PartialDate of precision "unknown"."""

    default_error_messages = {
        "required": _("Enter a date, or only the year if that is all you know"),
        "incomplete": _("Enter at least the year. With a day, enter the month too"),
    }

    def to_python(self, value: Any) -> Any:
        """The known part of the typed date."""
        if isinstance(value, PartialDate):
            return value
        numbers = self._numbers(value)
        if numbers is None:
            return PartialDate(None, "unknown")
        day, month, year = numbers
        if year is None or (day is not None and month is None):
            raise self._error("incomplete")
        return self._date(year, month, day)

    def validate(self, value: Any) -> None:
        """As for a whole date; a required partial date needs at least its year."""
        if self.required and value.on is None:
            raise self._error("required")
        super().validate(value)


class HintedRadios(forms.RadioSelect):
    """Radio buttons with a hint under some of them: `hints` maps a choice's value to words."""

    def __init__(self, *args: Any, hints: Mapping[str, Words] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = dict(hints or {})

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the hint of this choice."""
        option = super().create_option(*args, **kwargs)
        option["hint"] = self.hints.get(str(option["value"]), "")
        return option


class HintedCheckboxes(HintedRadios, forms.CheckboxSelectMultiple):
    """Tick boxes with a hint under some of them."""

    allow_multiple_selected = True
    input_type = "checkbox"
    template_name = "django/forms/widgets/checkbox_select.html"
