"""The statements of the pages opened most: how many they are, and that none walks a large table.

A small country is loaded, counted as a large one is, and the planner is told the truth about the
larger one: reading a table from end to end costs as many times more as the nation is larger, while
looking a row up by an index costs the same. Nothing is forbidden: a plan that walks a large table
here is one the planner would follow there.
"""

import json
import tomllib
from pathlib import Path

import pytest
from django.db import connection, transaction

from bench.capturing import Asked, Insider, Statement
from bench.pages import Address, Page, pages
from bench.replaying import SET
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.demo import country as accounts
from ciranda.ops.demo.marks import once
from ciranda.ops.national.loading import load
from ciranda.ops.national.rarities import make_rarities
from ciranda.ops.national.size import Size

CHILDREN, NATION = 600, 80_000
HEAVIEST = 60 * 1024
# A search that looks for somebody: the page alone asks nothing.
SEARCHED = "web:search:open?given"
# The number of statements on the wire of each page; a page that sends another number fails.
SNAPSHOT = Path(__file__).with_name("hottest.toml")
HOTTEST = tomllib.loads(SNAPSHOT.read_text(encoding="utf-8"))["statements"]


@pytest.fixture(scope="module")
def addresses(empty):
    """The country's pages by name, each with the ways to open it, in a database counted anew."""
    load(Size(CHILDREN, 2, 10))
    once("national", accounts._accounts)
    once("national rarities", make_rarities)
    with speaking_as(OWNER) as cursor:
        cursor.execute("analyze")
    found, _left = pages()
    searched = Page(SEARCHED, "/search/?given=Mara&surnames=Silav", "national.worker")
    return {address.name: address for address in (*found, Address(SEARCHED, (searched,)))}


@pytest.fixture(scope="module")
def large(addresses):
    """Tables that grow with the country: at least a row for every second child."""
    with speaking_as(OWNER) as cursor:
        sql = "select relname from pg_class where relkind = 'r' and reltuples >= %s"
        return {row["relname"] for row in rows(cursor, sql, [CHILDREN / 2])}


@pytest.fixture(scope="module")
def opened(addresses):
    """Opens a page of the country by its name, warm, once for all tests."""
    insiders: dict[str, Insider] = {}
    found: dict[str, Asked] = {}

    def asked(name):
        if name not in found:
            found[name] = _opened(addresses[name], insiders)
        return found[name]

    return asked


def _opened(address, insiders):
    for page in address.tries:
        insider = insiders.setdefault(page.username, Insider(page.username))
        if insider.read(page.path).status == 200:
            return insider.read(page.path)
    raise AssertionError(f"nobody can open {address.name}")


def _plan(statement, asked):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SET, [list(asked.settings), list(asked.settings.values())])
        cursor.execute(f"set local seq_page_cost = {NATION / CHILDREN}")
        cursor.execute(f"explain (format json, costs off) {statement.sql}", statement.values)
        found = cursor.fetchone()[0]
        transaction.set_rollback(True)
    return json.loads(found) if isinstance(found, str) else found


def _walked(node):
    if node.get("Node Type") == "Seq Scan":
        yield node["Relation Name"]
    for below in node.get("Plans", []):
        yield from _walked(below)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HOTTEST))
def test_a_hot_page_walks_no_large_table(name, large, opened):
    asked = opened(name)
    for statement in asked.statements:
        if statement.sql.lstrip("( \n").lower().startswith(("insert", "update", "delete")):
            continue
        plan = _plan(statement, asked)
        walked = set(_walked(plan[0]["Plan"])) & large
        assert not walked, f"{walked}\n{statement.sql}\n{json.dumps(plan, indent=1)}"


@pytest.mark.slow
def test_hot_pages_send_as_many_statements_as_before(opened):
    sent = {name: opened(name).on_the_wire for name in HOTTEST}
    changed = {n: f"{HOTTEST[n]} before, {sent[n]} now" for n in HOTTEST if sent[n] != HOTTEST[n]}
    assert not changed, f"say why, then change {SNAPSHOT.name}: {changed}"


@pytest.mark.slow
def test_hot_pages_stay_light(opened):
    heavy = {name: opened(name).size for name in HOTTEST if opened(name).size > HEAVIEST}
    assert not heavy, f"more than {HEAVIEST} bytes of HTML: {heavy}"


@pytest.mark.slow
def test_a_statement_without_an_index_would_be_caught(large, opened):
    slow = Statement("select count(*) from people_person where known_as = %s", ["x"], kept=False)
    plan = _plan(slow, opened("web:day:open"))
    assert "people_person" in set(_walked(plan[0]["Plan"])) & large
