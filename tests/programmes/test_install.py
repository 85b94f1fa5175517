"""Installing packs: idempotent, append-only, and never under a running case's feet."""

import hashlib
import re

import pytest
from django.db import DatabaseError, connection, transaction

from ciranda.access.actions import Actor, Refused, entered
from ciranda.access.enums import Role
from ciranda.programmes.actions import PackRefusedError, install
from ciranda.programmes.models import PackVersion
from ciranda.programmes.policies.cadence import with_cadence
from ciranda.programmes.policies.checks import Checked, check_pack
from ciranda.programmes.queries import consent_text, current, installed, pack_of, versions_of
from tests.cast import SYSTEM
from tests.programmes.packs import files_of

pytestmark = pytest.mark.django_db

KEY = "test-install"


def version(number: int, *, length: str = "12 weeks") -> Checked:
    """A pack of these tests alone, so that no other test's programme changes."""
    files = dict(files_of("snipi-pt"))
    sheet = re.sub(r"(?m)^version: \d+$", f"version: {number}", files["programme.yaml"])
    files["programme.yaml"] = sheet.replace("key: snipi-pt", f"key: {KEY}").replace(
        "length: 12 weeks", f"length: {length}"
    )
    checked = check_pack(files)
    assert checked.problems == ()
    return checked


def put(checked: Checked):
    return install(actor=SYSTEM, checked=checked)


def test_the_same_pack_twice_is_installed_once():
    first, second = put(version(1)), put(version(1))
    assert (first.is_new, second.is_new) == (True, False)
    assert first.version_id == second.version_id
    assert len(versions_of(KEY)) == 1


def test_changed_content_under_the_same_version_is_refused_with_the_remedy():
    put(version(1))
    with pytest.raises(PackRefusedError, match=r"Raise the version .* to 2"):
        put(version(1, length="20 weeks"))


def test_an_older_version_is_refused_once_a_newer_is_in_use():
    put(version(3))
    with pytest.raises(PackRefusedError, match="to 4"):
        put(version(2))


def test_a_new_version_does_not_touch_the_one_a_case_began_with():
    began_with = put(version(1)).version_id
    before = pack_of(began_with)
    newer = put(version(2, length="20 weeks")).version_id
    assert current(KEY).id == newer
    assert str(pack_of(began_with).clocks["plan"].length) == "12 weeks"
    assert str(pack_of(newer).clocks["plan"].length) == "20 weeks"
    assert pack_of(str(began_with)) is before


def test_the_order_an_author_wrote_survives_storing():
    stored = pack_of(put(version(1)).version_id)
    as_written = version(1).pack
    assert as_written is not None
    written = with_cadence(as_written)
    assert stored.eligibility is not None
    for section in ("stages", "statuses", "consent_columns", "clocks", "roles"):
        assert list(getattr(stored, section)) == list(getattr(written, section))
    assert list(stored.eligibility.rules) == ["group_one", "rule_of_four", "too_few"]
    assert list(stored.plan.sections) == list(written.plan.sections)
    assert stored == written


def test_the_digest_is_that_of_the_stored_body():
    row = PackVersion.objects.get(id=put(version(1)).version_id)
    assert row.digest == hashlib.sha256(row.body.encode()).hexdigest()


def test_a_pack_with_problems_is_not_installed():
    with pytest.raises(PackRefusedError, match="check it first"):
        put(check_pack({}))


def test_a_version_is_never_changed_or_removed_not_even_by_its_owner(owner):
    row_id = put(version(1)).version_id
    for statement in (
        "update programmes_packversion set body = '{}' where id = %s",
        "delete from programmes_packversion where id = %s",
    ):
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            owner.execute(statement, [row_id])


def test_the_web_role_may_add_a_version_and_nothing_more():
    put(version(1))
    with entered(SYSTEM), connection.cursor() as cursor:
        for table in ("programmes_packversion", "programmes_programme"):
            for verb in ("update", "delete", "truncate"):
                cursor.execute("select has_table_privilege(current_user, %s, %s)", [table, verb])
                assert cursor.fetchone() == (False,), (table, verb)


def test_only_the_system_installs():
    worker = Actor(human_id=None, role=Role.PRACTITIONER)
    with pytest.raises(Refused):
        install(actor=worker, checked=version(1))


def test_installed_lists_every_version_newest_first_in_one_statement(
    django_assert_num_queries,
):
    put(version(1))
    put(version(2, length="20 weeks"))
    with django_assert_num_queries(1):
        found = [(entry.key, entry.version) for entry in installed()]
    assert [entry for entry in found if entry[0] == KEY] == [(KEY, 2), (KEY, 1)]


def test_a_pack_is_parsed_once_in_a_process(django_assert_num_queries):
    version_id = put(version(1)).version_id
    pack_of(version_id)
    with django_assert_num_queries(0):
        pack_of(version_id)


def test_a_consent_text_binds_its_words_language_and_version():
    stored = pack_of(put(version(1)).version_id)
    shown = consent_text(stored, "health", "pt-pt")
    assert (shown.language, shown.version) == ("pt", "1.1")
    assert shown.body.startswith("Concordo que o serviço de saúde")
    assert shown.digest == hashlib.sha256(shown.body.encode()).hexdigest()
    assert consent_text(stored, "health", "uk").language == "en"
    assert consent_text(stored, "health", "en").digest != shown.digest
    with pytest.raises(KeyError):
        consent_text(stored, "army", "en")
