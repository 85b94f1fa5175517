"""The page of teams in numbers."""

import pytest

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Role
from ciranda.outcomes.actions import count
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(client, name):
    assert client.login(username=name, password=PASSWORD)


@pytest.fixture
def counted(cast, owner):
    """Fifty teams with figures large enough to show, and one too small."""
    with entered(Actor(None, Role.SYSTEM)) as job:
        count(actor=job, is_now=True)
    owner.execute(
        """with made as (
             insert into agencies_team select (t).* from (
               select jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
                 'name', 'Team ' || lpad(n::text, 2, '0'))) as t
               from agencies_team t, generate_series(1, 50) n
               where t.programme_key = 'snipi-pt' and t.ended_on is null
                 and t.id = (select min(id::text)::uuid from agencies_team
                   where programme_key = 'snipi-pt' and ended_on is null)) x returning id, name)
           insert into outcomes_figure (team_id, programme_key, measure, number)
           select id, 'snipi-pt', 'open', 100 + right(name, 2)::int from made"""
    )
    owner.execute("update outcomes_counting set counted_at = now()")


def test_the_ministry_begins_its_day_with_the_teams_in_numbers(cast, client):
    sign_in(client, "olga_oversight")
    assert client.get("/").url == "/reports/teams/"


def test_the_most_comes_first_when_asked(counted, client):
    sign_in(client, "olga_oversight")
    page = client.get("/reports/teams/?programme=snipi-pt&order=open").content.decode()
    assert page.index("Team 50") < page.index("Team 49") < page.index("Team 40")
    second = client.get("/reports/teams/?programme=snipi-pt&order=open&page=2").content.decode()
    assert "Team 01" in second
    assert "Team 50" not in second
    assert len(page.encode()) < 60_000


def test_an_order_or_programme_nobody_knows_is_by_name_and_the_first(counted, client):
    sign_in(client, "olga_oversight")
    assert client.get("/reports/teams/?programme=x&order=y&page=z").status_code == 200
