"""Documents are sealed, walled, and never changed."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from ciranda.access.actions import entered
from ciranda.access.enums import Category
from ciranda.common.sealing import CannotOpen, Sealed, seal, unseal
from ciranda.documents import actions, queries
from ciranda.documents.models import Content
from tests.documents.test_cleaning import pdf

HEALTH = frozenset({Category.HEALTH})


def added(cast: Any, **more: Any) -> Any:
    """A health report in Flor's dossier, by the coordinator."""
    return actions.add(
        actor=cast.actor("carla_coordinator"),
        dossier_id=cast.dossier,
        categories=HEALTH,
        title="Hearing test",
        body=pdf(),
        **more,
    )


def test_what_was_added_can_be_opened_by_those_who_may(cast: Any) -> None:
    found = added(cast)
    with entered(cast.actor("carla_coordinator")):
        opened = queries.open_document(found)
        assert opened is not None
        assert opened.body.startswith(b"%PDF-")
        assert "Hearing" not in opened.document.file_name
        (shown,) = queries.of_case(cast.case)
        assert (shown.title, shown.category) == ("Hearing test", Category.HEALTH)


@pytest.mark.parametrize("name", ["tomas_therapist", "hilda_health", "stella_stranger"])
def test_others_see_neither_the_document_nor_its_bytes(cast: Any, name: str) -> None:
    found = added(cast)
    with entered(cast.actor(name)):
        assert queries.open_document(found) is None
        assert queries.of_case(cast.case) == []
        assert Content.objects.count() == 0


def test_a_signed_paper_is_shown_to_its_signer_and_not_to_the_other_adult(cast: Any) -> None:
    found = added(cast, private_to=cast.maria_mother)
    with entered(cast.family("maria_mother")):
        assert queries.open_document(found) is not None
    with entered(cast.family("fausto_father")):
        assert queries.open_document(found) is None


def test_nothing_of_the_document_is_in_the_database_in_plain(cast: Any, owner: Any) -> None:
    added(cast)
    owner.execute("select sealed from documents_content")
    assert b"%PDF" not in bytes(owner.fetchone()[0])


def test_bytes_are_never_changed(cast: Any) -> None:
    added(cast)
    with (
        entered(cast.actor("carla_coordinator")),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="only ever added"),
        transaction.atomic(),
    ):
        cursor.execute("update documents_content set sealed = ''")


def test_a_seal_opens_only_with_its_key_for_its_document() -> None:
    sealed = seal(b"words", b"k" * 32, b"one")
    keys = {sealed.key_name: b"k" * 32}
    assert unseal(sealed, keys, b"one") == b"words"
    broken = Sealed(sealed.key_name, sealed.wrapped_key, sealed.body[:-1] + b"x")
    for attempt in ((sealed, keys, b"two"), (sealed, {}, b"one"), (broken, keys, b"one")):
        with pytest.raises(CannotOpen):
            unseal(*attempt)
