"""Dates, ages, deadlines and names in words, right in every language the site speaks."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext_noop, ngettext, pgettext
from django.utils.translation import gettext as _

from ciranda.access.enums import Role
from ciranda.programmes.policies.schema import Pack

PARTICLES = {"da", "das", "de", "del", "di", "do", "dos", "du", "e", "la", "van", "von", "y"}

# Stands for a number too small to be shown, or one that would give such a number away.
NOT_SHOWN = "–"

# Django's own catalogue writes months and weekdays with capitals, which Portuguese does not do:
# named here, they are translated by ours.
CALENDAR = (
    *(gettext_noop("January"), gettext_noop("February"), gettext_noop("March")),
    *(gettext_noop("April"), gettext_noop("May"), gettext_noop("June")),
    *(gettext_noop("July"), gettext_noop("August"), gettext_noop("September")),
    *(gettext_noop("October"), gettext_noop("November"), gettext_noop("December")),
    *(gettext_noop("Monday"), gettext_noop("Tuesday"), gettext_noop("Wednesday")),
    *(gettext_noop("Thursday"), gettext_noop("Friday"), gettext_noop("Saturday")),
    gettext_noop("Sunday"),
)

# Usual relations are kept as English words and said in the reader's language; others as entered.
_RELATIONS = {
    "mother": gettext_noop("mother"),
    "father": gettext_noop("father"),
    "grandmother": gettext_noop("grandmother"),
    "grandfather": gettext_noop("grandfather"),
    "guardian": gettext_noop("guardian"),
    "aunt": gettext_noop("aunt"),
    "uncle": gettext_noop("uncle"),
    "foster carer": gettext_noop("foster carer"),
}

# The professions of the field, likewise kept as English words; others stay as entered.
_PROFESSIONS = {
    word.lower(): word
    for word in (
        *(gettext_noop("nurse"), gettext_noop("paediatric nurse"), gettext_noop("midwife")),
        *(gettext_noop("community nurse"), gettext_noop("public health nurse")),
        *(gettext_noop("doctor"), gettext_noop("family doctor"), gettext_noop("paediatrician")),
        *(gettext_noop("child psychiatrist"), gettext_noop("psychologist")),
        *(gettext_noop("speech therapist"), gettext_noop("occupational therapist")),
        *(gettext_noop("physiotherapist"), gettext_noop("psychomotor therapist")),
        *(gettext_noop("teacher"), gettext_noop("nursery teacher")),
        *(gettext_noop("early childhood educator"), gettext_noop("early intervention teacher")),
        *(gettext_noop("special education teacher"), gettext_noop("teaching assistant")),
        *(gettext_noop("school psychologist"), gettext_noop("social worker")),
        *(gettext_noop("social educator"), gettext_noop("family worker")),
        *(gettext_noop("outreach worker"), gettext_noop("youth worker")),
        *(gettext_noop("refuge worker"), gettext_noop("police officer")),
        *(gettext_noop("transport officer"), gettext_noop("housing officer")),
        *(gettext_noop("interpreter"), gettext_noop("coordinator"), gettext_noop("team lead")),
        *(gettext_noop("agency lead"), gettext_noop("head of service")),
        *(gettext_noop("data officer"), gettext_noop("analyst"), gettext_noop("ministry analyst")),
    )
}


def day(on: date | None) -> str:
    """A date in full: "21 November 2026", "21 de novembro de 2026"."""
    if isinstance(on, datetime):
        on = timezone.localtime(on).date() if timezone.is_aware(on) else on.date()
    return formats.date_format(on, "DATE_FORMAT") if on else ""


def weekday(on: date) -> str:
    """A day of one's week: "Monday, 21 November", "segunda-feira, 21 de novembro"."""
    return f"{formats.date_format(on, 'l')}, {formats.date_format(on, 'MONTH_DAY_FORMAT')}"


def moment(at: datetime | None) -> str:
    """A date and time in the site's zone: "21 November 2026 at 14:02"."""
    if at is None:
        return ""
    local = timezone.localtime(at) if timezone.is_aware(at) else at
    return _("%(day)s at %(time)s") % {"day": day(local), "time": local.strftime("%H:%M")}


def partial_day(on: date | None, precision: str = "day") -> str:
    """A date as far as it is known: whole, month and year, year, or "not known"."""
    if on is None or precision == "unknown":
        return _("not known")
    if precision == "year":
        return str(on.year)
    return formats.date_format(on, "YEAR_MONTH_FORMAT") if precision == "month" else day(on)


def number(value: object) -> object:
    """A count as it is written here: "1,250" in English, "1 250" in Portuguese. Anything that is
    not a number stays as it is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(formats.number_format(value, use_l10n=True, force_grouping=True))
    return value


def near(on: date, today: date | None = None) -> str:
    """How far a day is: "today", "tomorrow", "in 3 days", "yesterday", "5 days ago"."""
    days = (on - (today or timezone.localdate())).days
    if days in {-1, 0, 1}:
        return (_("today"), _("tomorrow"), _("yesterday"))[days]
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}


def age(born: date | None, precision: str = "day", today: date | None = None) -> str:
    """How old someone is: days in the first month, then months, then years and months.
    A birth date known only in part gives "about"; one in the future is not yet born."""
    today = today or timezone.localdate()
    if born is None or precision == "unknown":
        return _("age not known")
    if born > today:
        return _("not yet born")
    if precision == "year":
        return _("about %(age)s") % {"age": _years(max(today.year - born.year, 0))}
    words = _exact_age(born, today)
    return words if precision == "day" else _("about %(age)s") % {"age": words}


def _exact_age(born: date, today: date) -> str:
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months < 1:
        days = (today - born).days
        return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    years, rest = divmod(months, 12)
    if years == 0:
        return _months(rest)
    if rest == 0 or years >= 18:
        return _years(years)
    return pgettext("age", "%(years)s %(months)s") % {
        "years": _years(years),
        "months": _months(rest),
    }


def _years(count: int) -> str:
    return ngettext("%(years)d year", "%(years)d years", count) % {"years": count}


def _months(count: int) -> str:
    return ngettext("%(months)d month", "%(months)d months", count) % {"months": count}


def initials(name: str) -> str:
    """At most two letters that stand for a name: of its first and its last word, particles
    ("da", "de", "van") left aside."""
    # what stands in brackets is a remark on the name
    words = [w for w in name.split() if w.lower() not in PARTICLES and w[0].isalnum()]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0].upper() for word in ends) or "·"


def short_name(name: str) -> str:
    """The first word of a name, for drawings with little room."""
    return name.split(maxsplit=1)[0] if name.split() else ""


def deadline(
    due: date | None,
    *,
    done_on: date | None = None,
    paused_since: date | None = None,
    today: date | None = None,
    soon: int = 7,
) -> tuple[str, str]:
    """State and words of a deadline: "done", "paused", "overdue", "due" (within `soon` days) or
    "later". The days are calendar days; what counts working days brings its own words."""
    today = today or timezone.localdate()
    if done_on:
        return "done", _("done on %(day)s") % {"day": day(done_on)}
    if paused_since:
        return "paused", _("paused since %(day)s") % {"day": day(paused_since)}
    if due is None:
        return "later", _("no date yet")
    days = (due - today).days
    if days < 0:
        late = ngettext("%(days)d day overdue", "%(days)d days overdue", -days)
        return "overdue", late % {"days": -days}
    if days <= soon:
        return "due", _("due %(when)s") % {"when": near(due, today)}
    return "later", _("due on %(day)s") % {"day": day(due)}


def levels() -> tuple[str, ...]:
    """The general words of the five attainment levels, from −2 to +2."""
    return (
        _("Much less than expected"),
        _("Less than expected"),
        _("What was expected"),
        _("More than expected"),
        _("Much more than expected"),
    )


def relation(kept: str) -> str:
    """What someone is to the child, in the reader's language."""
    known = _RELATIONS.get(kept.lower())
    return _(known) if known else kept


def profession(kept: str) -> str:
    """What somebody's work is called, in the reader's language where it is a usual one."""
    known = _PROFESSIONS.get(kept.strip().lower())
    return str(_(known)) if known else kept


def standing(kept: str) -> str:
    """Somebody kept as profession and agency, the profession in the reader's language."""
    what, comma, agency = kept.partition(", ")
    return f"{profession(what)}{comma}{agency}"


def role(kept: str) -> str:
    """What a worker is in one membership, where no profession says it."""
    named: dict[str, str] = {
        Role.COORDINATOR: _("Coordinator of the team"),
        Role.PRACTITIONER: _("A worker of the team"),
        Role.PARTNER: _("A worker of another service"),
        Role.DATA_OFFICER: _("Data officer"),
        Role.OVERSIGHT: _("Oversight"),
        Role.AGENCY_LEAD: _("Lead of the agency"),
    }
    return named.get(kept, _("A worker"))


def hours(number: Decimal | None) -> str:
    """Hours a week without needless decimals: "21 h", "17.5 h", or a dash where none are agreed."""
    if number is None:
        return "–"
    whole = number == number.to_integral_value()
    said = formats.number_format(number, decimal_pos=0 if whole else 1)
    return _("%(hours)s h") % {"hours": said}


def fraction(amount: Decimal) -> str:
    """A number without empty decimals, with the decimal sign of the language."""
    return formats.number_format(f"{amount.normalize():f}")


def number_shown(number: int | None) -> str:
    """A number, or the dash for one that is not shown."""
    return NOT_SHOWN if number is None else str(number)


def who_manages(packs: Iterable[Pack]) -> str:
    """What the programmes of some cases call whoever holds one together; the site's own word where
    they differ, or where there is no case."""
    called = {pack.manager_label(get_language() or "en") for pack in packs}
    return called.pop() if len(called) == 1 else _("Case manager")
