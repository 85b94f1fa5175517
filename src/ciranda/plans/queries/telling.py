"""A page's rows in one statement: SQL that answers one JSON object, read into a dataclass."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from ciranda.common.database import keeping

Told = TypeVar("Told")
SQL = Path(__file__).parents[1] / "sql"


def told(name: str, given: Mapping[str, Any], shape: TypeAdapter[Told]) -> Told | None:
    """What `sql/NAME.sql` answers, in its shape; None where it has no row."""
    with keeping() as cursor:
        cursor.execute(_statement(name), given)
        found = cursor.fetchone()
    if found is None:
        return None
    body = found[0]
    return shape.validate_json(body) if isinstance(body, str) else shape.validate_python(body)


@cache
def _statement(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")
