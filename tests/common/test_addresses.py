"""Addresses of databases, read without a word that should stay secret."""

from ciranda.common.addresses import database_at


def test_an_address_names_role_server_port_and_database():
    found = database_at("postgresql://ciranda_web:a%40b@db.example:5433/ciranda")
    assert (found["USER"], found["PASSWORD"]) == ("ciranda_web", "a@b")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "ciranda")
    assert found["OPTIONS"] == {}


def test_two_servers_may_stand_behind_one_address():
    found = database_at(
        "postgresql://ciranda_web@/ciranda?host=a,b&port=5432,5433"
        "&target_session_attrs=read-write&sslmode=verify-full"
    )
    assert (found["HOST"], found["PORT"]) == ("a,b", "5432,5433")
    assert found["OPTIONS"] == {"target_session_attrs": "read-write", "sslmode": "verify-full"}
