"""What the components are given. A view's `pages.py` fills these; the templates in
templates/components draw them. Everything is words already: no query hides behind an attribute.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise

from ciranda.common.telephone import dialled

Words = str | Promise


@dataclass(frozen=True)
class Link:
    """A link; `about` is read to screen readers after the text ("Change" + "the date")."""

    text: Words
    href: str
    about: Words = ""


@dataclass(frozen=True)
class Row:
    """A line of a summary list. An empty value is shown as "Not recorded"."""

    key: Words
    value: object = ""
    actions: Sequence[Link] = ()


@dataclass(frozen=True)
class Entry:
    """Something that happened, for the timeline. `paragraphs` holds only what may be read;
    `on` says the day where it may be known in part."""

    title: Words
    at: date | datetime
    by: Words = ""
    paragraphs: Sequence[Words] = ()
    href: str = ""
    tag: Words = ""
    tag_colour: str = ""
    on: Words = ""


@dataclass(frozen=True)
class Member:
    """Someone in the ring around the child. `kind` is "manager", "family" or "professional"."""

    name: str
    role: Words
    employer: Words = ""
    relation: Words = ""
    contact: Words = ""
    kind: str = "professional"
    href: str = ""
    note: Words = ""

    @property
    def dialled(self) -> str:
        """The contact as a telephone dials it; empty where it is no number."""
        return dialled(str(self.contact))


@dataclass(frozen=True)
class Empty:
    """What to say where nothing is yet, and the step that would change it."""

    title: Words
    words: Words = ""
    link: Link | None = None


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers stand to the right."""

    label: Words
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: words, perhaps a link, perhaps a tag."""

    words: object
    href: str = ""
    tag_colour: str = ""


@dataclass(frozen=True)
class Table:
    """A table. The first cell of each row is its heading. `empty` is shown without rows."""

    caption: Words
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    empty: Empty | None = None
    caption_hidden: bool = False


@dataclass(frozen=True)
class Tab:
    """A tab or a line of the sub-navigation: a plain link to a page of its own."""

    label: Words
    href: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Task:
    """A line of a task list. Without `href` it cannot be started yet."""

    label: Words
    status: Words
    href: str = ""
    hint: Words = ""
    colour: str = ""


@dataclass(frozen=True)
class Tile:
    """A number with its words and, where it is a part of something, its denominator."""

    number: object
    words: Words
    of: Words = ""
    href: str = ""


@dataclass(frozen=True)
class Step:
    """A step of a course of steps. `state` is "done", "now" or "later"."""

    label: Words
    state: str = "later"
    words: Words = ""


@dataclass(frozen=True)
class Bar:
    """A bar of a chart. `value` None is a count too small to show."""

    label: Words
    value: int | None
    of: int | None = None


@dataclass(frozen=True)
class Chart:
    """Bars under one caption, with the words of the thing counted."""

    caption: Words
    label: Words
    unit: Words
    bars: Sequence[Bar] = field(default_factory=tuple)
    note: Words = ""


@dataclass(frozen=True)
class Scale:
    """A goal on its five-level scale, −2 to +2 (domain: goal attainment scaling). `levels` are
    the five wordings from −2 up, empty where only the general words are known."""

    now: int | None
    baseline: int | None = None
    levels: Sequence[Words] = ()


@dataclass(frozen=True)
class Chosen:
    """A filter in force and the address of the page without it."""

    label: Words
    remove_href: str
