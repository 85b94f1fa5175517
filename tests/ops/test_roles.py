"""The four database roles hold what they need and nothing else, asked of PostgreSQL itself."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ciranda.ops import postgres, roles


@pytest.fixture(scope="module")
def socket_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("pg")
    yield postgres.ensure(root)
    postgres.stop(root)


@pytest.fixture
def superuser(socket_folder: Path) -> Iterator[roles.Connection]:
    assert roles.bootstrap(socket_folder, "trial") in {True, False}
    with psycopg.connect(
        host=str(socket_folder), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        yield connection


def _attributes(connection: roles.Connection, role: str) -> object:
    return connection.execute(
        "select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls"
        " from pg_roles where rolname = %s",
        [role],
    ).fetchone()


@pytest.mark.parametrize(
    ("role", "attributes"),
    [
        (roles.OWNER, (False, False, False, False)),
        (roles.WEB, (False, False, False, False)),
        (roles.BACKUP, (False, False, False, True)),
        (roles.TEST, (False, True, False, False)),
    ],
)
def test_each_role_has_only_its_attributes(
    superuser: roles.Connection, role: str, attributes: tuple[bool, ...]
) -> None:
    assert _attributes(superuser, role) == attributes


def test_a_role_widened_by_hand_is_narrowed_again(superuser: roles.Connection) -> None:
    superuser.execute("alter role ciranda_web bypassrls createdb")
    roles.ensure_roles(superuser)
    assert _attributes(superuser, roles.WEB) == (False, False, False, False)


def test_the_web_role_is_a_member_of_nothing(superuser: roles.Connection) -> None:
    memberships = superuser.execute(
        "select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = %s",
        [roles.WEB],
    ).fetchall()
    assert memberships == []


def test_the_owner_owns_the_database_and_a_second_start_changes_nothing(
    superuser: roles.Connection, socket_folder: Path
) -> None:
    owner = superuser.execute(
        "select pg_get_userbyid(datdba) from pg_database where datname = 'trial'"
    ).fetchone()
    assert owner == (roles.OWNER,)
    assert roles.bootstrap(socket_folder, "trial") is False


def test_the_server_listens_on_no_network_address(superuser: roles.Connection) -> None:
    assert superuser.execute("show listen_addresses").fetchone() == ("",)


def test_the_script_for_a_server_of_ones_own_makes_the_same_roles(
    superuser: roles.Connection, socket_folder: Path
) -> None:
    """Run as it is printed, by psql, twice: the second time changes nothing."""
    said = roles.script("own_server", with_tests=True)
    assert "password '" not in said.lower()
    for _time in range(2):
        _psql(socket_folder, said)
    assert _attributes(superuser, roles.WEB) == (False, False, False, False)
    assert _attributes(superuser, roles.BACKUP) == (False, False, False, True)
    owner = superuser.execute(
        "select pg_get_userbyid(datdba) from pg_database where datname = 'own_server'"
    ).fetchone()
    assert owner == (roles.OWNER,)
    assert roles.TEST not in roles.script("own_server")


def _psql(socket_folder: Path, script: str) -> None:
    r"""As psql does: each statement by itself, and \gexec runs what it selects."""
    with psycopg.connect(
        host=str(socket_folder), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        for part in _statements(script):
            if part.endswith("\\gexec"):
                for (made,) in connection.execute(part.removesuffix("\\gexec")).fetchall():
                    connection.execute(made)
            else:
                connection.execute(part)


def _statements(script: str) -> list[str]:
    lines = [line for line in script.splitlines() if line and not line.startswith("--")]
    found: list[str] = []
    for line in lines:
        begun = found and not found[-1].endswith((";", "\\gexec"))
        inside = found and found[-1].startswith("do $$") and not found[-1].endswith("end $$;")
        if begun or inside:
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ("alter role ciranda_web bypassrls", "ciranda_web bypasses row security"),
        ("alter role ciranda_owner superuser", "ciranda_owner is a superuser"),
        ("alter role ciranda_backup rename to ciranda_gone", "ciranda_backup is not there"),
    ],
)
def test_a_server_with_the_wrong_roles_is_refused_with_what_to_do(
    superuser: roles.Connection, spoilt: str, said: str
) -> None:
    superuser.execute("begin")
    superuser.execute(spoilt)
    superuser.execute("set local role ciranda_web")
    found = roles.unfit(superuser)
    superuser.execute("rollback")
    assert [words for words in found if said in words], found


def test_serving_as_a_superuser_is_refused(superuser: roles.Connection) -> None:
    assert roles.unfit(superuser) == []
    assert roles.unfit(superuser, "postgres") == ["the role postgres is a superuser"]
