"""The rows of a search."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from ciranda.people.queries import Candidate
from ciranda.web import wording
from ciranda.web.components import Cell, Column, Empty, Table


def results(found: Iterable[Candidate]) -> Table:
    """Persons with what speaks for each; the first column leads to the person."""
    columns = [Column(_("Name")), Column(_("Born")), Column(_("What agrees"))]
    rows = [
        [
            Cell(c.full_name, href=reverse("web:people:open", args=[c.person_id])),
            Cell(wording.partial_day(c.born_on, c.born_precision)),
            Cell(reasons(c)),
        ]
        for c in found
    ]
    empty = Empty(
        _("Nobody you may see has a name like this"),
        _("Try fewer words, or only the birth date. To enter somebody, use the link below."),
    )
    return Table(caption=_("Persons found"), columns=columns, rows=rows, empty=empty)


def reasons(candidate: Candidate) -> str:
    """What speaks for a candidate, in words."""
    words = "; ".join(str(signal.label) for signal in candidate.signals)
    return words[:1] + words[1:].lower()
