"""The pieces of work that are measured: whose, at which address, and what is typed."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from bench.finding import Child, Found, invented, offerable, typed
from bench.forms import FIRST
from bench.oversight import OVERSIGHT
from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.agencies.queries import as_membership
from ciranda.ops.demo.cast import PASSWORD
from ciranda.transfers.actions import offering

# The worker and the coordinator are of the country's largest team, the leader of a usual one.
WORKER, COORDINATOR, LEADER = "national.worker", "national.coordinator", "national.leader"
# How many objects are used in turn, so that no page is measured on one family alone.
SPREAD = 10
# What is written uses up an object each time: a signature is given once.
WRITES = 12
_SYSTEM = Actor(human_id=None, role=Role.SYSTEM, name="bench")


@dataclass(frozen=True)
class Work:
    """One piece of work. `typed` makes it a form that is sent; without it a page is opened."""

    key: str
    title: str
    who: str
    paths: tuple[str, ...]
    typed: Callable[[int], Mapping[str, str]] | None = None
    # The address is sent as it stands each time anew, by somebody who is not signed in.
    stranger: bool = False
    notes: str = ""

    @property
    def writes(self) -> bool:
        """Whether something is sent."""
        return self.typed is not None


@dataclass
class _List:
    works: list[Work] = field(default_factory=list)

    def page(self, key: str, title: str, who: str, *paths: str) -> None:
        self.works.append(Work(key, title, who, paths))

    def form(
        self, key: str, title: str, who: str, paths: list[str], fields: Mapping[str, str]
    ) -> None:
        self.works.append(Work(key, title, who, tuple(paths), lambda _n: fields))


def works(found: Found, *, offers: bool = True) -> list[Work]:
    """All that is measured through pages, on this country's objects.

    With `offers`, other teams offer cases first, so that there are some to accept.
    """
    one = _List()
    _opening(one, found)
    _searching(one, found.children)
    _writing(one, found)
    if offers:
        one.form(
            "accept", "accept a transfer", COORDINATOR,
            [_at("web:transfers:accept", transfer_id=t) for t in _offers(WRITES)],
            {"manager": FIRST},
        )  # fmt: skip
    return one.works


def _at(name: str, **arguments: Any) -> str:
    return reverse(name, kwargs=arguments)


def _opening(one: _List, found: Found) -> None:
    cases, plans = found.cases[:SPREAD], found.plans[:SPREAD]
    one.page("day", "my day", WORKER, _at("web:day:open"))
    one.page("caseload", "caseload of 50", WORKER, _at("web:cases:list"))
    one.page("case", "open a case", WORKER, *(_at("web:cases:open", case_id=c) for c in cases))
    one.page("plan", "open the plan", WORKER, *(_at("web:plans:open", plan_id=p) for p in plans))
    one.page("looked", "who looked", WORKER, *(_at("web:access:looked", case_id=c) for c in cases))
    one.page(
        "paper", "plan as PDF", WORKER,
        *(_at("web:plans:paper", plan_id=p, kind="plan", language="pt") for p in plans[:3]),
    )  # fmt: skip
    one.page("board", "team board of 360", LEADER, _at("web:team:open"))
    one.page("board_large", "board of the largest team", COORDINATOR, _at("web:team:open"))
    one.page(
        "report", "national report", OVERSIGHT, f"{_at('web:reports:teams')}?programme=snipi-pt"
    )
    one.page("sign_rate", "sign rate of the nation", OVERSIGHT, _at("web:consent:sign_rate"))


def _searching(one: _List, children: list[Child]) -> None:
    pick = Random(4)  # noqa: S311 - the same slips every time
    home = _at("web:search:open")
    misspelt = [typed(child, pick) for child in children[:25]]
    one.page(
        "search_typo", "search a misspelt name", WORKER,
        *(f"{home}?{urlencode({'given': g, 'surnames': s})}" for g, s in misspelt),
    )  # fmt: skip
    numbers = [child.number for child in children if child.number][:SPREAD] or ["123456789"]
    one.page(
        "search_number", "search by number", WORKER,
        *(f"{home}?{urlencode({'number': number})}" for number in numbers),
    )  # fmt: skip
    born = [
        {"given": g, "born_0": c.born_on.day, "born_1": c.born_on.month, "born_2": c.born_on.year}
        for (g, _s), c in zip(misspelt, children, strict=False)
    ]
    one.page(
        "search_born", "search by name and birth date", WORKER,
        *(f"{home}?{urlencode(asked)}" for asked in born),
    )  # fmt: skip


def _writing(one: _List, found: Found) -> None:
    one.works.append(Work(
        "sign_in", "sign in", WORKER, (_at("web:account:sign_in"),),
        lambda _n: {"username": WORKER, "password": PASSWORD}, stranger=True,
        notes="the cost of the password's hash is wanted: it is what a thief pays for each guess",
    ))  # fmt: skip
    one.works.append(
        Work("register", "register a child", WORKER, (_at("web:people:new"),), _newcomer)
    )
    one.form(
        "contact", "write a contact", WORKER,
        [_at("web:cases:write_contact", case_id=c) for c in found.cases[:SPREAD]],
        {"kind": "visit", "p0-body": "We looked at the picture cards together.",
         "attendance": "took_place", "minutes": "45"},
    )  # fmt: skip
    one.form(
        "sign", "sign a consent", WORKER,
        [_at("web:consent:sign", question_id=q) for q in found.unanswered[:WRITES]],
        {"answer": "all", "method": "screen", "typed_name": "A signature (demo)"},
    )  # fmt: skip
    one.form(
        "withdraw", "withdraw a consent", WORKER,
        [_at("web:consent:withdraw", question_id=q) for q in found.given[:WRITES]],
        {"reason": "The bench asks so"},
    )  # fmt: skip


def _newcomer(number: int) -> Mapping[str, str]:
    """A child nobody knows yet, with a name like nobody's, so that no like name stops the form."""
    pick = Random(f"{time.time():.0f} {number}")  # noqa: S311 - an invented name
    born = date.today() - timedelta(days=pick.randrange(200, 1800))  # noqa: DTZ011
    return {
        "given": invented(pick), "surnames": invented(pick),
        "born_0": str(born.day), "born_1": str(born.month), "born_2": str(born.year),
    }  # fmt: skip


def _offers(most: int) -> list[Any]:
    """Cases that other teams offer now, by the real action, to be accepted in the measurement."""
    made = []
    for case in offerable(most):
        with entered(_SYSTEM):
            manager = as_membership(case.membership_id)
        offer = offering.Offer(
            child="A child (demo)", reach="900 000 000", reason="They move",
            history_agreed=True, agreed_by="The mother", to_team_id=case.to_team,
        )  # fmt: skip
        made.append(offering.offer(actor=manager, case_id=case.case_id, offer=offer).pk)
    return made
