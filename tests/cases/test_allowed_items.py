"""What a parent does not allow in the file is stored nowhere: not in words, drafts or the audit."""

from uuid import uuid4

import pytest
from django.test import Client

from ciranda.access.actions import Refused, entered
from ciranda.access.enums import Category
from ciranda.cases.actions import contacts
from ciranda.cases.actions.contacts import Header, Words
from ciranda.cases.models import Paragraph
from ciranda.common.database import OWNER, speaking_as
from tests.linework import notice, programme
from tests.settling import PASSWORD

REFUSED = "zzquarrelsomedebt"


@pytest.fixture
def noor(cast):
    programme()
    return notice(cast)


@pytest.fixture
def carla(cast):
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    return client


def _kept_anywhere(word: str) -> list[str]:
    """The tables in which a word stands, asked as the owner, past every wall."""
    with speaking_as(OWNER) as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname = 'public' and c.relkind in ('r', 'p')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        held = []
        for table in tables:
            cursor.execute(
                f'select 1 from "{table}" t where t::text like %s limit 1', [f"%{word}%"]
            )
            held += [table] if cursor.fetchone() else []
    return held


def _sent(**more):
    return {
        "kind": "consultation",
        "p0-body": "She drinks well.",
        "item_debts-may": "",
        "item_debts-body": "",
        "item_debts-allowed_by": "",
        "_key": str(uuid4()),
        **more,
    }


def test_what_a_parent_refuses_is_stored_nowhere_not_even_in_the_audit(carla, noor):
    address = f"/families/{noor.case_id}/contacts/write/"
    assert "Debts and money" in carla.get(address).content.decode()
    sent = _sent(**{"item_debts-may": "no", "item_debts-body": f"They owe {REFUSED}."})
    answer = carla.post(address, sent, follow=True)
    assert "She drinks well." in answer.content.decode()
    assert _kept_anywhere("She drinks well") == ["cases_paragraph"]
    assert _kept_anywhere(REFUSED) == []


def test_a_draft_keeps_nothing_that_may_still_be_refused(carla, noor):
    sent = _sent(**{"item_debts-body": f"They owe {REFUSED}."})
    carla.post(f"/families/{noor.case_id}/contacts/draft/", sent)
    assert _kept_anywhere("She drinks well") == ["cases_draft"]
    assert _kept_anywhere(REFUSED) == []


def test_words_about_a_sensitive_item_ask_for_an_answer_first(cast, carla, noor):
    address = f"/families/{noor.case_id}/contacts/write/"
    page = carla.post(address, _sent(**{"item_debts-body": "They owe rent."})).content.decode()
    assert "Ask first whether it may stand in the file." in page
    assert "They owe rent." in page
    assert _kept_anywhere("They owe rent") == []


def test_what_is_allowed_stands_in_its_category_with_who_said_yes(cast, carla, noor):
    address = f"/families/{noor.case_id}/contacts/write/"
    yes = {"item_debts-may": "yes", "item_debts-body": "Rent", "item_debts-allowed_by": "Mother"}
    carla.post(address, _sent(**yes), follow=True)
    with entered(cast.actor("carla_coordinator")):
        kept = Paragraph.objects.get(item_key="debts")
    assert (kept.category, kept.allowed_by, kept.body) == (Category.FINANCE, "Mother", "Rent")


def test_no_other_door_writes_a_sensitive_item_without_a_yes(cast, noor):
    with pytest.raises(Refused, match="who said yes"):
        contacts.write(
            actor=cast.actor("carla_coordinator"),
            case_id=noor.case_id,
            header=Header("consultation"),
            paragraphs=[Words(Category.FINANCE, "They owe rent.", item="debts")],
        )
