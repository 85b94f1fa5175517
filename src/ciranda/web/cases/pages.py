"""What the family's page and the list of families show, as the components want it."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import Category, Role, mask
from ciranda.cases.queries.lists import Families, Line, Scope
from ciranda.cases.queries.page import Around, CasePage
from ciranda.web import wording
from ciranda.web.cases import words
from ciranda.web.components import Empty, Link, Member, Row

# The parts of a file that mean something to a reader; who it is and who looked go without saying.
TOLD = frozenset(Category) - {Category.IDENTITY, Category.CONSENT, Category.SOURCE}
SCOPES = {
    Scope.MINE: gettext_lazy("I am case manager"),
    Scope.CIRCLE: gettext_lazy("I am in the circle"),
    Scope.TEAM: gettext_lazy("My team"),
    Scope.SHARED: gettext_lazy("Shared with my service"),
    Scope.MOVED: gettext_lazy("Moved to another team"),
    Scope.CLOSED: gettext_lazy("Closed lately"),
}


def name_of(page: CasePage) -> str:
    """What the page is called: the children, that a child is expected, the adults of a family
    without a child by name, or that it is not said."""
    if page.children:
        return " · ".join(child.name for child in page.children)
    if page.expected:
        return _("A child is expected")
    if page.family:
        return _of_family(", ".join(one.name for one in page.family))
    return _("A family") if Category.IDENTITY in page.seen else _("Name not shared with you")


def _of_family(names: str) -> str:
    return _("Family of %(names)s") % {"names": names}


def short_name(page: CasePage) -> str:
    """Who stands in the middle of the circle: the first child, or the family."""
    if page.children:
        return page.children[0].short
    return _("the child") if page.expected or not page.family else _("the family")


def facts(page: CasePage) -> list[Row]:
    """The six facts one looks for first (who, age, manager, next date, deadline, changes)."""
    manager = page.manager
    return [
        Row(_("Stage"), _stage(page)),
        _who(page),
        Row(_manager(page), manager.name if manager else _nobody(page)),
        _leading(_("Next date"), _next(page), "#next-steps"),
        _leading(_("Most urgent deadline"), _urgent(page), "#deadlines"),
        _leading(_("Since your last visit"), words.changes(page), "#timeline"),
    ]


def _who(page: CasePage) -> Row:
    """The ages; of a family without a child by name, who of it is known."""
    if page.children or page.expected or not page.family:
        return Row(_("Age"), _ages(page))
    return Row(_("Known by name"), ", ".join(one.name for one in page.family))


def _stage(page: CasePage) -> str:
    if page.stage_key:
        stage = words.label(page.pack, f"stages.{page.stage_key}")
        since = {"stage": stage, "day": wording.day(page.stage_since)}
        return _("%(stage)s, since %(day)s") % since
    return _("Not shown to you") if _is_hidden(page) else ""


def _is_hidden(page: CasePage) -> bool:
    """Whether the reader does not see who is involved, and so is not told that nobody is."""
    return page.is_own_only or Category.INVOLVEMENT not in page.seen


def _nobody(page: CasePage) -> str:
    return _("Not shown to you") if _is_hidden(page) else _("Nobody yet")


def _leading(label: str, value: str, anchor: str) -> Row:
    """A fact that leads to its part of the page; what is not shown leads nowhere."""
    return Row(label, value, [] if value == _("Not shown to you") else [Link("", anchor)])


def _ages(page: CasePage) -> str:
    said = [wording.age(child.born_on, child.precision) for child in page.children]
    return ", ".join(said) or (_("not yet born") if page.expected else _("age not known"))


def _next(page: CasePage) -> str:
    for planned in page.planned:
        return words.when(planned.at)
    hidden = page.is_own_only or Category.SCHEDULE not in page.seen
    return _("Not shown to you") if hidden else _("None planned")


def _urgent(page: CasePage) -> str:
    found = page.most_urgent
    if found is None:
        hidden = page.is_own_only or Category.SCHEDULE not in page.seen
        return _("Not shown to you") if hidden else _("None running")
    title = words.label(page.pack, f"clocks.{found.running.key}")
    return f"{title}: {words.deadline(page.pack, found)[1]}"


def members(page: CasePage) -> list[Member]:
    """Who stands around the child, the case manager first, then the family, then the others."""
    people = [page.manager] if page.manager else []
    everyone = [*people, *page.family, *page.covers, *page.circle]
    return [_member(page, one) for one in everyone]


def _member(page: CasePage, one: Around) -> Member:
    kind = {"manager": "manager", "family": "family"}.get(one.kind, "professional")
    if one.is_person:
        kind = "family"
    hidden = page.hides_places and one.kind != "family"
    return Member(
        name=one.name,
        role=_role(page, one),
        employer=_("workplace protected") if hidden and not one.is_person else one.agency,
        relation=_relation(page, one),
        contact="" if hidden else one.phone,
        kind=kind,
        note=_note(one),
    )


def _manager(page: CasePage) -> str:
    """What this programme calls whoever holds the case together."""
    return page.pack.manager_label(get_language() or "en")


def _role(page: CasePage, one: Around) -> str:
    if one.kind == "manager":
        work, called = wording.profession(one.role), _manager(page)
        return f"{called}, {work}" if work and work.lower() != called.lower() else called
    if one.kind == "cover":
        return _("Stands in for the case manager")
    if one.kind == "circle":
        return words.label(page.pack, f"roles.{one.role}")
    return wording.relation(one.role)


def _relation(page: CasePage, one: Around) -> str:
    if one.kind == "family" and one.signs:
        if page.children:
            return _("Signs for the child")
        return _("The file is hers: she signs") if page.expected else _("Signs for the family")
    return one.relation


def _note(one: Around) -> str:
    if one.until:
        return _("Until %(day)s") % {"day": wording.day(one.until)}
    return _("The person the family trusts") if one.trusted else ""


def sharing(page: CasePage, actor: Actor) -> str:
    """A plain line about what is not shared with this reader; nothing where all is."""
    if page.is_own_only:
        return _(
            "Sharing with your service has ended. You see what your service wrote itself, and "
            "nothing more."
        )
    if not page.is_partial:
        return ""
    seen = ", ".join(str(c.label) for c in page.seen if c in TOLD)
    if actor.role == Role.PARTNER:
        said = _("Sharing with your service: %(parts)s. The rest of the file is not shown to you.")
    else:
        said = _("You see: %(parts)s. The rest of the file is not part of your role here.")
    return said % {"parts": seen}


@dataclass(frozen=True)
class FamilyLine:
    """A family in the list, in words."""

    name: str
    age: str
    href: str
    about: str
    following: str
    deadline: str
    colour: str
    news: str


def family_lines(found: Families, scope: Scope) -> list[FamilyLine]:
    """The families of a list, the most urgent deadline first."""
    return [_line(line, scope) for line in found.lines]


def nothing_found(found: Families, scope: Scope, *, filtered: bool) -> Empty:
    """What to say where a list shows nothing."""
    return nothing_matches() if filtered and found.everything else nothing_here(scope)


def nothing_matches() -> Empty:
    """What to say when a filter leaves nothing."""
    return Empty(
        _("No family matches this"),
        _("Take a filter away, or write less of the name."),
        Link(_("Show all"), reverse("web:cases:list")),
    )


def nothing_here(scope: Scope) -> Empty:
    """What to say where a list is empty, and what would fill it."""
    words_for = {
        Scope.MINE: _("When the coordinator names you case manager, the family appears here."),
        Scope.CIRCLE: _("When you are asked into a family’s circle, the family appears here."),
        Scope.TEAM: _("When your team accepts a referral, the family appears here."),
        Scope.SHARED: _("When a family agrees to share with your service, it appears here."),
        Scope.MOVED: _("For 30 days you read what your team wrote before a family moved."),
        Scope.CLOSED: _("Cases your team closed in the last 90 days appear here."),
    }
    return Empty(_("No families here yet"), words_for[scope])


def _line(line: Line, scope: Scope) -> FamilyLine:
    stage = words.label(line.pack, f"stages.{line.stage}") if line.stage else ""
    manager = "" if scope is Scope.MINE else line.manager or _("no case manager yet")
    state, deadline = _deadline(line)
    return FamilyLine(
        name=_name(line),
        age=wording.age(line.born_on, line.precision) if line.born_on else "",
        href=address(line.case_id),
        about=" · ".join(filter(None, (stage, manager))),
        following=_next_of(line),
        deadline=deadline,
        colour={"overdue": "red", "due": "yellow"}.get(state, ""),
        news=_news(line),
    )


def _name(line: Line) -> str:
    if line.name and not (line.of_family and line.is_expected):
        return _of_family(line.name) if line.of_family else line.name
    return _("A child is expected") if line.is_expected else _("Name not shared with you")


def _next_of(line: Line) -> str:
    if line.next_at:
        kind = words.label(line.pack, f"contact_kinds.{line.next_kind}")
        return f"{kind}, {words.when(line.next_at)}"
    if line.task_on:
        return _("A task of yours, %(when)s") % {"when": wording.near(line.task_on)}
    return _("Nothing planned")


def _deadline(line: Line) -> tuple[str, str]:
    if not line.clock or line.due_on is None:
        return "", ""
    state, said = wording.deadline(line.due_on)
    title = words.label(line.pack, f"clocks.{line.clock}")
    return state, f"{title}: {said}"


def _news(line: Line) -> str:
    if not line.changes:
        return ""
    return ngettext("%(n)d new", "%(n)d new", line.changes) % {"n": line.changes}


def address(case_id: UUID) -> str:
    """The address of a family's page."""
    return reverse("web:cases:open", args=[case_id])


def must_answer(page: CasePage, *categories: Category) -> None:
    """Only those who answer for an open case go on. Raises Refused with what to do."""
    if page.closed_at:
        raise Refused(_("This case is closed. Open a new case to work with this family again."))
    if not page.reach.writes_joint or mask(categories) & ~page.reach.writes_joint:
        raise Refused(_("Only those who answer for the case do this. Ask its case manager."))
