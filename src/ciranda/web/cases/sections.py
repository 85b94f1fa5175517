"""What other parts of the system show on a family's page, and where they lead.

An area adds its line: the address it leads to, who may go there, and, if it shows something, one
jsonb subselect (its own query's words; %(case)s is the case) with the template that draws it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from ciranda.access.enums import Category, Permission
from ciranda.cases.queries.line import LINE_ON_CASE
from ciranda.cases.queries.page import CasePage
from ciranda.consent.enums import Answer
from ciranda.plans.queries.on_case import PLAN_ON_CASE
from ciranda.programmes.queries import pack_of
from ciranda.services.enums import PartState, Way
from ciranda.services.policies.loop import Standing
from ciranda.services.queries.waiting import REQUESTS_ON_CASE
from ciranda.web.components import Link
from ciranda.web.requests import pages as requests_pages

# Only somebody who mediates has notes that nobody else reads; who once did still finds their own.
_MEDIATES = """
(select jsonb_build_object('mediates', true) where exists (select 1 from services_mediator m
    where m.membership_id = %(me)s and m.ended_on is null)
  or exists (select 1 from services_mediatornote n where n.case_id = %(case)s))
"""


@dataclass(frozen=True)
class Section:
    """A part of a family's page that another area answers for.

    `reads` and `writes` are the categories without which the page behind it answers with a no.
    `with_notes`: a service that keeps only its own notes finds its own things there. `answering`:
    only for the case manager and the coordinator. `of_pack`: the part of the programme without
    which there is no such page. `if_shown`: where it has something to show.
    """

    label: str | Promise
    url_name: str
    permission: Permission
    while_open: bool = False
    reads: tuple[Category, ...] = ()
    writes: tuple[Category, ...] = ()
    with_notes: bool = False
    answering: bool = False
    of_pack: str = ""
    counted: str = ""
    key: str = ""
    sql: str = ""
    template: str = ""
    if_shown: bool = False
    group: str = "work"
    shape: Callable[[dict[str, Any]], dict[str, Any]] = dict


def _plan(row: dict[str, Any]) -> dict[str, Any]:
    until = row["review_on"]
    return {**row, "review_on": date.fromisoformat(until) if until else None}


def _line(row: dict[str, Any]) -> dict[str, Any]:
    pack, language = pack_of(UUID(row["pack_version"])).label, get_language() or "en"
    until = row["declined_until"]
    return {
        "held": row["held"],
        "ahead": row["ahead"],
        "declined_until": date.fromisoformat(until) if until else None,
        "next": [
            {
                "name": pack(f"contact_schedule.{m['key']}", language)
                if m["key"]
                else pack(f"contact_kinds.{m['kind_key']}", language),
                "due_on": date.fromisoformat(m["due_on"]),
                "first_on": date.fromisoformat(m["first_on"]) if m["first_on"] else None,
            }
            for m in row["next"]
        ],
    }


def _requests(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "next": [_request(one) for one in row["next"]]}


def _request(one: dict[str, Any]) -> dict[str, Any]:
    def at(name: str) -> datetime | None:
        return datetime.fromisoformat(one[name]) if one[name] else None

    standing = Standing(
        Way(one["way"]), PartState(one["state"]), at("at"), at("family"), at("sender"),
        one["arrived"],
    )  # fmt: skip
    words, colour = requests_pages.state(standing)
    return {
        "id": one["id"],
        "topic": requests_pages.topic_of(pack_of(UUID(one["pack"])), one["topic"]),
        "service": one["service"] or requests_pages.PROTECTED,
        "at": at("at"),
        "words": words,
        "colour": colour,
    }


SECTIONS: tuple[Section, ...] = (
    Section(
        _("Plan"),
        "web:plans:start",
        Permission.PLAN_WRITE,
        writes=(Category.PLAN,),
        key="plan",
        sql=PLAN_ON_CASE,
        template="web/cases/parts/plan.html",
        shape=_plan,
    ),
    Section(
        _("Planned contacts"),
        "web:line:open",
        Permission.CASE_READ,
        key="line",
        sql=LINE_ON_CASE,
        template="web/cases/parts/line.html",
        shape=_line,
        if_shown=True,
    ),
    Section(
        _("Asked of services"),
        "web:requests:list",
        Permission.CASE_READ,
        reads=(Category.PLAN,),
        of_pack="requests",
        key="requests",
        sql=REQUESTS_ON_CASE,
        template="web/cases/parts/requests.html",
        shape=_requests,
        group="services",
    ),
    Section(
        _("Going along"),
        "web:alongside:list",
        Permission.CASE_READ,
        reads=(Category.SCHEDULE,),
        of_pack="requests",
        group="services",
    ),
    Section(
        _("Certificates"),
        "web:certificates:list",
        Permission.CASE_READ,
        reads=(Category.SOCIAL,),
        of_pack="requests",
        group="services",
    ),
    Section(
        _("Your private notes"),
        "web:mediators:notes",
        Permission.CONTACT_WRITE,
        while_open=True,
        writes=(Category.SCHEDULE,),
        key="mediates",
        sql=_MEDIATES,
        if_shown=True,
    ),
    Section(
        _("Which service fits"),
        "web:offers:match",
        Permission.CASE_READ,
        while_open=True,
        of_pack="requests",
        group="services",
    ),
    Section(
        _("Is somebody working on this already?"),
        "web:requests:who",
        Permission.CASE_READ,
        while_open=True,
        of_pack="requests",
        group="services",
    ),
    Section(
        _("Ask a service"),
        "web:requests:ask",
        Permission.REQUEST_SEND,
        while_open=True,
        writes=(Category.PLAN,),
        of_pack="requests",
        group="services",
    ),
    Section(
        _("Consents"),
        "web:consent:open",
        Permission.CONSENT_READ,
        reads=(Category.CONSENT,),
        counted="consents",
        group="seen",
    ),
    Section(
        _("Documents"),
        "web:documents:list",
        Permission.CASE_READ,
        counted="documents",
        with_notes=True,
    ),
    Section(_("Meetings"), "web:meetings:list", Permission.CASE_READ),
    Section(
        _("Told once"), "web:telling:story", Permission.CASE_READ, of_pack="tell_once", group="seen"
    ),
    Section(
        _("Talks with other services"),
        "web:telling:talks",
        Permission.CONTACT_WRITE,
        of_pack="exchanges",
        group="services",
    ),
    Section(
        _("Before another service is asked"),
        "web:telling:steps",
        Permission.CONTACT_WRITE,
        of_pack="ladder",
        group="services",
    ),
    Section(_("The family’s week"), "web:week:open", Permission.CASE_READ, of_pack="commitments"),
    Section(
        _("An ordinary place first"),
        "web:ordinary:open",
        Permission.PLAN_READ,
        of_pack="ordinary_place",
    ),
    Section(
        _("Ask a colleague about this family"),
        "web:consultations:ask_about",
        Permission.REQUEST_SEND,
        while_open=True,
        writes=(Category.PLAN,),
        of_pack="requests",
        group="services",
    ),
    Section(_("Take part in a group"), "web:groups:join", Permission.GROUP_RUN, while_open=True),
    Section(
        _("Interpreters and mediators"),
        "web:interpreters:open",
        Permission.CONTACT_WRITE,
        while_open=True,
        writes=(Category.SCHEDULE,),
        group="services",
    ),
    Section(_("Circle and cover"), "web:circle:open", Permission.CASE_READ, group="path"),
    Section(
        _("Name the case manager"),
        "web:circle:allocate",
        Permission.CASE_ALLOCATE,
        while_open=True,
        writes=(Category.INVOLVEMENT,),
        group="path",
    ),
    Section(
        _("Eligibility"), "web:assessments:eligibility", Permission.ASSESSMENT_WRITE, group="path"
    ),
    Section(_("Forms"), "web:assessments:list", Permission.CASE_READ),
    Section(
        _("Other legal bases"),
        "web:consent:bases",
        Permission.BASIS_RECORD,
        reads=(Category.CONSENT,),
        group="seen",
    ),
    Section(_("Why can I see this?"), "web:access:why", Permission.ACCESS_EXPLAIN, group="seen"),
    Section(_("Who can see this"), "web:access:holders", Permission.AUDIT_READ, group="seen"),
    Section(_("Who looked"), "web:access:looked", Permission.AUDIT_READ, group="seen"),
    Section(
        _("Hand over to another team"),
        "web:transfers:offer",
        Permission.TRANSFER_OFFER,
        while_open=True,
        answering=True,
        group="path",
    ),
    Section(
        _("Leaving for school"),
        "web:transitions:open",
        Permission.PLAN_WRITE,
        writes=(Category.PLAN,),
        of_pack="transition",
        group="path",
    ),
    Section(
        _("Move to another stage"),
        "web:cases:stage",
        Permission.CASE_MOVE_STAGE,
        while_open=True,
        writes=(Category.INVOLVEMENT,),
        group="path",
    ),
    Section(
        _("Close the case"),
        "web:cases:close",
        Permission.CASE_CLOSE,
        while_open=True,
        writes=(Category.INVOLVEMENT, Category.PLAN),
        group="path",
    ),
)


def statements() -> dict[str, str]:
    """The subselects of the sections that show something, for the page's one statement."""
    return {s.key: s.sql for s in SECTIONS if s.sql}


def drawn(page: CasePage) -> list[tuple[str, dict[str, Any]]]:
    """The sections that have something to show: the template of each, and what it draws."""
    return [
        (s.template, s.shape(page.sections[s.key]))
        for s in SECTIONS
        if s.template and page.sections.get(s.key)
    ]


GROUPS: dict[str, str | Promise] = {
    "work": _("Working together"),
    "services": _("Other services"),
    "seen": _("What was agreed, and who sees what"),
    "path": _("Who answers, and what comes next"),
}


def links(page: CasePage) -> list[tuple[str | Promise, list[tuple[Link, str]]]]:
    """Where this reader may go from the page, by what it is for; each place with what is known of
    it already."""
    found = {key: _areas(page, key) for key in GROUPS}
    found["work"] = [*_children(page), *found["work"]]
    return [(title, found[key]) for key, title in GROUPS.items() if found[key]]


def _children(page: CasePage) -> list[tuple[Link, str]]:
    if Permission.PERSON_SEARCH not in page.reach.permissions:
        return []
    words = _("%(child)s: names, addresses, school")
    return [
        (Link(words % {"child": one.short}, reverse("web:people:open", args=[one.id])), "")
        for one in page.children
    ]


def _areas(page: CasePage, group: str) -> list[tuple[Link, str]]:
    return [
        (Link(s.label, reverse(s.url_name, args=[page.id])), _known(page, s.counted))
        for s in SECTIONS
        if s.group == group and opens(s, page)
    ]


def opens(section: Section, page: CasePage) -> bool:
    """Whether a section opens for this reader, and does not answer with a no."""
    reach = page.reach
    if section.if_shown and not page.sections.get(section.key):
        return False
    if section.answering and not reach.answers:
        return False
    if section.of_pack and getattr(page.pack, section.of_pack) is None:
        return False
    if section.with_notes and page.is_own_only:
        return section.permission in reach.permissions and page.documents > 0
    return reach.may(
        section.permission,
        reads=section.reads,
        writes=section.writes,
        while_open=section.while_open,
    )


def _known(page: CasePage, what: str) -> str:
    if what == "documents" and page.documents:
        return ngettext("%(n)d document", "%(n)d documents", page.documents) % {"n": page.documents}
    if what == "consents":
        answers = [(Answer(a), n) for a, n in page.consents.items() if a in Answer.values]
        return ", ".join(f"{answer.label}: {n}" for answer, n in sorted(answers))
    return ""
