"""The staff menu: one table. An area adds its line here, in the order people work."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Permission
from ciranda.programmes.enums import ConsentKind
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

# More lines than this do not stand in one row: the seldom ones move to a page of their own.
MOST = 8


@dataclass(frozen=True)
class Item:
    """A line of the menu: words, the page it opens, who gets it, and the pages it stands for.

    One with a `hint` is needed seldom: where the menu is long it stands under “More”, beside the
    others of its `group`. `also` is a second area whose pages it stands for.
    """

    label: str | Promise
    url_name: str
    area: str
    permission: Permission
    hint: str | Promise = ""
    also: str = ""
    group: str | Promise = ""


@dataclass(frozen=True)
class Shown:
    """A line as the template draws it."""

    label: str | Promise
    url: str
    is_current: bool


# What stands together under “More”.
FAMILIES, HELP = _("Families"), _("Help and who gives it")
TEAM, FIGURES = _("The team and its services"), _("Figures, never a name")
_GROUPS = ("", FAMILIES, HELP, TEAM, FIGURES)

STAFF = (
    Item(_("My day"), "web:day:open", "web:day", Permission.CASE_READ),
    Item(_("Families"), "web:cases:list", "web:cases", Permission.CASE_READ),
    Item(_("Referrals"), "web:referrals:list", "web:referrals", Permission.REFERRAL_READ),
    Item(
        _("Asked of us"),
        "web:plans:asked",
        "web:plans",
        Permission.ACTION_UPDATE,
        also="web:requests",
    ),
    Item(_("Team"), "web:team:open", "web:team", Permission.TEAM_READ),
    Item(_("Groups"), "web:groups:list", "web:groups", Permission.GROUP_READ),
    Item(_("Counter"), "web:services:counters", "web:services", Permission.DESK_COUNT),
    Item(
        _("Budgets"),
        "web:budgets:open",
        "web:budgets",
        Permission.BUDGET_READ,
        _("Hours and money that members hold, what is used, and what moves."),
        group=TEAM,
    ),
    Item(
        _("Who is involved?"),
        "web:register:look",
        "web:register",
        Permission.REGISTER_LOOK,
    ),
    Item(
        _("Transfers"),
        "web:transfers:list",
        "web:transfers",
        Permission.TRANSFER_OFFER,
        _("Families on their way to or from another team."),
        group=FAMILIES,
    ),
    Item(_("Search"), "web:search:open", "web:search", Permission.PERSON_SEARCH),
    Item(
        _("Births"),
        "web:births:list",
        "web:births",
        Permission.PERSON_REGISTER,
        _("How many births of your areas have not signed up, and forms still incomplete."),
        group=FAMILIES,
    ),
    Item(
        _("Told to us"),
        "web:telling:told",
        "web:telling",
        Permission.REQUEST_ANSWER,
        _("What families told once, and ticked your service for."),
        group=FAMILIES,
    ),
    Item(
        _("Services"),
        "web:controllers:list",
        "web:controllers",
        Permission.SERVICE_RUN,
        _("Who acts for your services, who is named for their notes, and moving one."),
        group=TEAM,
    ),
    Item(
        _("Named for"),
        "web:controllers:named_for",
        "web:controllers",
        Permission.CONTACT_WRITE,
        _("Notes of a service that you were named for, one by one."),
        group=FAMILIES,
    ),
    Item(
        _("Calendar"),
        "web:calendar:open",
        "web:calendar",
        Permission.TEAM_MEET,
        _("When colleagues are free, and who stands in for whom."),
        group=TEAM,
    ),
    Item(
        _("Ask a colleague"),
        "web:consultations:list",
        "web:consultations",
        Permission.REQUEST_SEND,
        _("A question to another service, without anybody’s name."),
        group=FAMILIES,
    ),
    Item(
        _("Missed deadlines"),
        "web:missed:list",
        "web:missed",
        Permission.TEAM_SUPERVISE,
        _("What climbed above the teams you stand above."),
        group=TEAM,
    ),
    Item(
        _("Archive"),
        "web:access:archive",
        "web:archive",
        Permission.ARCHIVE_OPEN,
        _("Closed cases: opened with a reason, held, erased in time."),
        group=FAMILIES,
    ),
    Item(
        _("Teams in numbers"),
        "web:reports:teams",
        "web:reports",
        Permission.REPORT_READ,
        _("Your team month by month, and all teams side by side."),
        also="web:series",
        group=FIGURES,
    ),
    Item(
        _("Fast searches"),
        "web:access:searches",
        "web:searches",
        Permission.SEARCH_REVIEW,
        _("Who searched faster than a person types, and what was found about it."),
        group=TEAM,
    ),
    Item(
        _("The team together"),
        "web:together:open",
        "web:together",
        Permission.TEAM_MEET,
        _("Meetings of the team itself, and the agreement its agencies signed."),
        group=TEAM,
    ),
    Item(
        _("Groups and meetings ahead"),
        "web:agenda:open",
        "web:agenda",
        Permission.GROUP_READ,
        _("Sessions of your groups and the next meeting of your team; also for your own calendar."),
        group=TEAM,
    ),
    Item(
        _("Sign rate"),
        "web:consent:sign_rate",
        "web:sign_rate",
        Permission.REPORT_READ,
        _("How many families sign, of all who were asked."),
        group=FIGURES,
    ),
    Item(
        _("Risks of places"),
        "web:risks:list",
        "web:risks",
        Permission.CONTACT_WRITE,
        _("What asks for care at a building or in an area; never in a child’s file."),
        group=FAMILIES,
    ),
    Item(
        _("A birth or an arrival"),
        "web:line:notice",
        "web:notices",
        Permission.CASE_OPEN,
        _("A register’s notice begins a child’s line of planned contacts."),
        group=FAMILIES,
    ),
    Item(
        _("Whom we reach"),
        "web:line:reached",
        "web:reached",
        Permission.REPORT_READ,
        _("Children reached, not reached and declined, by neighbourhood."),
        group=FIGURES,
    ),
    Item(
        _("What services offer"),
        "web:offers:maps",
        "web:offers",
        Permission.GROUP_READ,
        _("To whom, with how long a wait; where needs meet nobody, and where two do the same."),
        group=HELP,
    ),
    Item(
        _("Certificates we may issue"),
        "web:certificates:agreements",
        "web:certificates",
        Permission.GROUP_READ,
        _("Other agencies’ certificates that yours issues, and under what agreement."),
        group=HELP,
    ),
    Item(
        _("Mediators"),
        "web:mediators:list",
        "web:mediators",
        Permission.GROUP_READ,
        _("Who mediates, in which languages, and where they are known."),
        group=HELP,
    ),
    Item(
        _("Agreed by word of mouth"),
        "web:mediators:agreements",
        "web:none",
        Permission.REQUEST_SEND,
        _("One line each, so that it does not leave with whoever agreed."),
        group=HELP,
    ),
    Item(
        _("What going along cost"),
        "web:alongside:costs",
        "web:none",
        Permission.BUDGET_READ,
        _("Ways gone with families, by budget line or unfunded."),
        group=FIGURES,
    ),
    Item(
        _("Time for coordination"),
        "web:services:coordination",
        "web:none",
        Permission.DESK_COUNT,
        _("Minutes with other services, in one tap; what your service spends."),
        group=TEAM,
    ),
    Item(
        _("Who bears the time"),
        "web:services:effort",
        "web:none",
        Permission.REPORT_READ,
        _("Minutes of coordination against minutes with families, agency by agency."),
        group=FIGURES,
    ),
    Item(
        _("How families are sent on"),
        "web:sent_on:open",
        "web:sent_on",
        Permission.REPORT_READ,
        _("Appointments made together and families told where to go, of all who were asked for."),
        group=FIGURES,
    ),
    Item(
        _("Interpreters and mediators: how often"),
        "web:interpreters:figures",
        "web:interpreters",
        Permission.REPORT_READ,
        _("How often each language was needed, and whether somebody came."),
        group=FIGURES,
    ),
    Item(
        _("Answers and endings"),
        "web:endings:open",
        "web:endings",
        Permission.REPORT_READ,
        _("How often services answer below the threshold, and how families leave."),
        group=FIGURES,
    ),
    Item(
        _("Signing in"),
        "web:signing_in:open",
        "web:signing_in",
        Permission.SIGN_IN_MANAGE,
        _("Second steps of your agency’s workers, and help when one is lost."),
        group=TEAM,
    ),
)
MORE = Item(_("More"), "web:home:more", "web:more", Permission.ACCOUNT_USE)

# Whatever area answers for it, a page of one family stands under “Families”.
_ABOUT_A_FAMILY = frozenset({"case_id", "plan_id", "document_id", "person_id"})

# Pages that only some programmes need, and how one sees that a programme does.
OF_SOME_PROGRAMMES: dict[str, Callable[[Pack], bool]] = {
    "web:services:counters": lambda pack: pack.desk is not None,
    "web:budgets:open": lambda pack: bool(pack.budget_lines),
    "web:together:open": lambda pack: (
        pack.team_meetings is not None or pack.members is not None or pack.project_end is not None
    ),
    "web:births:list": lambda pack: pack.sign_up is not None,
    "web:telling:told": lambda pack: pack.tell_once is not None,
    "web:line:notice": lambda pack: bool(pack.contact_schedule),
    "web:line:reached": lambda pack: bool(pack.contact_schedule),
    "web:offers:maps": lambda pack: pack.desk is not None or pack.requests is not None,
    "web:certificates:agreements": lambda pack: pack.requests is not None,
    "web:mediators:agreements": lambda pack: pack.requests is not None,
    "web:alongside:costs": lambda pack: pack.requests is not None,
    "web:sent_on:open": lambda pack: pack.requests is not None,
    "web:register:look": lambda pack: any(
        column.kind is ConsentKind.REGISTER for column in pack.consent_columns.values()
    ),
}

FAMILY = (
    Item(_("Start"), "portal:home:open", "portal:home", Permission.FAMILY_READ),
    Item(_("Your plan"), "portal:plan:open", "portal:plan", Permission.FAMILY_READ),
    Item(
        _("What you agreed to"), "portal:consents:open", "portal:consents", Permission.FAMILY_READ
    ),
    Item(_("Told once"), "portal:story:open", "portal:story", Permission.FAMILY_READ),
    Item(_("Papers"), "portal:documents:list", "portal:documents", Permission.FAMILY_READ),
    Item(_("People"), "portal:people:open", "portal:people", Permission.FAMILY_READ),
    Item(_("Meetings"), "portal:meetings:list", "portal:meetings", Permission.FAMILY_READ),
    Item(_("Who looked"), "portal:who_looked:open", "portal:who_looked", Permission.FAMILY_READ),
    Item(_("News"), "portal:notices:open", "portal:notices", Permission.FAMILY_READ),
)


def shown_to(request: HttpRequest, permissions: frozenset[str]) -> list[Shown]:
    """The menu of someone holding `permissions`, with the current area marked."""
    allowed = [
        item
        for item in (*STAFF, *FAMILY)
        if item.permission in permissions and _is_used(request, item)
    ]
    if len(allowed) <= MOST:
        return [_shown(request, item) for item in allowed]
    seldom = [_shown(request, item) for item in allowed if item.hint]
    often = [_shown(request, item) for item in allowed if not item.hint]
    more = _shown(request, MORE)
    is_there = more.is_current or any(item.is_current for item in seldom)
    return [*often, Shown(more.label, more.url, is_there)]


def _is_used(request: HttpRequest, item: Item) -> bool:
    """Whether a programme of this worker's teams needs the page; all pages, outside any team."""
    needs = OF_SOME_PROGRAMMES.get(item.url_name)
    pack_ids = getattr(getattr(request, "actor", None), "pack_ids", ())
    return needs is None or not pack_ids or any(needs(pack_of(one)) for one in pack_ids)


def seldom_for(
    request: HttpRequest, permissions: frozenset[str]
) -> dict[str | Promise, list[tuple[Item, str]]]:
    """What stands under “More” for someone holding `permissions`, by group, with its address."""
    found: dict[str | Promise, list[tuple[Item, str]]] = {}
    for item in sorted(STAFF, key=lambda one: _GROUPS.index(one.group)):
        if item.hint and item.permission in permissions and _is_used(request, item):
            found.setdefault(item.group, []).append((item, reverse(item.url_name)))
    return found


def _shown(request: HttpRequest, item: Item) -> Shown:
    match = request.resolver_match
    space, name = (match.namespace, match.view_name) if match else ("", "")
    named = getattr(match, "kwargs", {})
    if _ABOUT_A_FAMILY & named.keys() and space.startswith("web:"):
        space, name = "web:cases", ""
    elif space.startswith("portal:") and not any(_stands_for(one, space, name) for one in FAMILY):
        space, name = "portal:home", ""  # what has no line of its own is reached from the start
    return Shown(item.label, reverse(item.url_name), _stands_for(item, space, name))


def _stands_for(item: Item, space: str, name: str) -> bool:
    """Whether a line of the menu stands for the page that is open; a page with a line of its own
    belongs to that line alone."""
    if name in {one.url_name for one in STAFF}:
        return name == item.url_name
    areas = {item.area, item.also} - {""}
    return name == item.url_name or any(
        space == area or space.startswith(f"{area}:") for area in areas
    )
