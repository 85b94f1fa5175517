"""Words of a team's series. No share stands without what it is of and how many are not known."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ciranda.groups.queries import Figures, Point, Series
from ciranda.people.policies.languages import language_name
from ciranda.programmes.queries import current
from ciranda.referrals.enums import AskedBy
from ciranda.web.components import Bar, Chart, Tab
from ciranda.web.wording import number

TOP = 5


def tabs(teams: Mapping[UUID, str], chosen: UUID) -> list[Tab]:
    """One's teams, where there are several."""
    here = reverse("web:series:open")
    return [
        Tab(name, f"{here}?team={key}", is_current=key == chosen) for key, name in teams.items()
    ]


def charts(found: Figures) -> list[Chart]:
    """A picture and a table for each series."""
    return [
        _months(found, "reach", _("Families reached"), _("Families"),
                _("Open cases of the team in each month.")),
        _months(found, "enrolment", _("Came into a group by name"), _("People"), ""),
        _months(found, "attendance", _("Came to a session, of those written down"), _("Times"),
                _("For %(n)s places at a session nobody wrote down who came.")),
        _months(found, "dropout", _("Left a group because the family wished"), _("People"),
                _("Of those who had a place in that month. Of %(n)s who left no reason is known.")),
        _months(found, "satisfaction", _("Said it was good, of those who were asked"), _("Hands"),
                _("%(n)s of those who came were not asked or did not say.")),
    ]  # fmt: skip


def channel_months(found: Figures) -> list[Chart]:
    """Whose wish it was, a picture and a table for each, month by month."""
    return [
        Chart(_channel(line.key), _("Month"), _("Families"), [_bar(point) for point in line.points])
        for line in found.series.get("entry", ())
    ]


def question_quarters(found: Figures) -> list[Chart]:
    """What is asked most at the counter, a picture and a table for each, quarter by quarter."""
    return [
        Chart(
            _topic(line.key), _("Quarter"), _("Times"), [_quarter(point) for point in line.points]
        )
        for line in found.questions[:TOP]
    ]


def _quarter(point: Point) -> Bar:
    said = {"year": point.month.year, "n": (point.month.month + 2) // 3}
    return Bar(_("Q%(n)s %(year)s") % said, point.number)


def areas(found: Figures) -> list[Chart]:
    """Totals of the whole area that are no months: what is asked at the counter, and languages."""
    return [_questions(found), _languages(found)]


def _months(found: Figures, name: str, caption: str, unit: str, note: str) -> Chart:
    lines: Sequence[Series] = found.series.get(name, ())
    points = lines[0].points if lines else ()
    unknown = sum(point.unknown or 0 for point in points)
    said = note % {"n": number(unknown)} if "%(n)s" in note else note
    return Chart(caption, _("Month"), unit, [_bar(point) for point in points], said)


def _bar(point: Point) -> Bar:
    month = formats.date_format(point.month, "YEAR_MONTH_FORMAT")
    return Bar(month, point.number, of=point.whole or None)


def channels(found: Figures) -> Chart:
    """Who asked, over the months shown. Unknown is a channel of its own, never left out."""
    lines = found.series.get("entry", ())
    whole = sum(line.total for line in lines)
    bars = [Bar(_channel(line.key), line.total or None, of=whole or None) for line in lines]
    return Chart(
        _("How families came"), _("Whose wish it was"), _("Families"), bars,
        _("Numbers from 1 to 4 are not shown, so that nobody can be recognised."),
    )  # fmt: skip


def _channel(key: str) -> str:
    return str(AskedBy(key).label) if key in AskedBy.values else _("Not known")


def _questions(found: Figures) -> Chart:
    last = ((line.key, line.points[-1]) for line in found.questions)
    now = sorted(((key, point) for key, point in last if point.number != 0), key=_most)
    bars = [Bar(_topic(key), point.number) for key, point in now]
    note = _("This quarter, at the counters of the team’s services. Nobody is named there.")
    return Chart(_("Asked most at the counter"), _("Topic"), _("Times"), bars[:10], note)


def _most(one: tuple[str, Point]) -> int:
    return -(one[1].number or 0)


def _topic(key: str) -> str:
    programme, _dot, topic = key.partition(".")
    return current(programme).pack.label(f"desk.topics.{topic}", get_language() or "en")


def _languages(found: Figures) -> Chart:
    bars = [
        Bar(_("Not known") if key == "unknown" else language_name(key), n)
        for key, n in sorted(found.languages.items(), key=lambda x: -(x[1] or 0))
    ]
    note = _(
        "Of the whole area. Numbers from 1 to 4 are not shown. Ethnicity and origin are kept of"
        " nobody, so they are counted for nobody."
    )
    return Chart(_("Languages of the children"), _("Language"), _("Children"), bars, note)
