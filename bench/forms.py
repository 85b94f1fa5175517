"""Filling in a form as a browser would: what stands in it goes back, with what a person adds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Takes the first of the choices a page offers, whoever or whatever that is.
FIRST = "\x00first"
_KEPT = {"hidden", "text", "email", "tel", "number", "date", "time", "search", "password"}


@dataclass
class Form:
    """The fields of one form with what stands in them, and what may be chosen."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)

    def filled(self, typed: Mapping[str, str]) -> list[tuple[str, str]]:
        """What a browser sends when somebody typed this."""
        kept = [(name, value) for name, value in self.fields if name not in typed]
        return kept + [(name, self._value(name, value)) for name, value in typed.items()]

    def _value(self, name: str, value: str) -> str:
        if value != FIRST:
            return value
        offered = [one for one in self.choices.get(name, []) if one]
        if not offered:
            raise LookupError(f"the form offers nothing for {name}")
        return offered[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select = self.area = ""
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            self.form = Form()
            self.forms.append(self.form)
        elif self.form is None or not (name or tag == "option"):
            return
        elif tag == "input":
            self._input(self.form, name, said)
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.form.choices.setdefault(self.select, []).append(said.get("value", ""))
            if "selected" in said:
                self.form.fields.append((self.select, said.get("value", "")))
        elif tag == "textarea":
            self.area, self.text = name, ""

    def _input(self, form: Form, name: str, said: Mapping[str, str]) -> None:
        kind, value = said.get("type", "text"), said.get("value", "")
        if kind in _KEPT or "checked" in said:
            form.fields.append((name, value))
        if kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.area:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea" and self.area and self.form:
            self.form.fields.append((self.area, self.text.lstrip("\n")))
            self.area = ""


def main_form(html: str) -> Form:
    """The form a page is there for: the last that carries a key, else the last of all."""
    reader = _Reader()
    reader.feed(html)
    keyed = [form for form in reader.forms if any(name == "_key" for name, _ in form.fields)]
    if not reader.forms:
        raise LookupError("no form on this page")
    return (keyed or reader.forms)[-1]
