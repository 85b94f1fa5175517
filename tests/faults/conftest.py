"""Two throw-away servers that hold a copy of the test database: one leads, one follows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from ciranda.ops.drills import nodes
from ciranda.ops.drills.nodes import Node, Source


@pytest.fixture(scope="session")
def copied(django_db_setup: Any) -> Source:
    """The test database as the backup role reads it."""
    settings = connection.settings_dict
    return Source(str(settings["HOST"]), str(settings["NAME"]), str(settings["PORT"] or ""))


@pytest.fixture(scope="session")
def servers(copied: Source, tmp_path_factory: Any) -> Iterator[tuple[Node, Node]]:
    """Two servers in step."""
    folder: Path = tmp_path_factory.mktemp("pair")
    first = nodes.primary(folder, copied)
    yield first, nodes.standby(folder, first)
    nodes.remove(folder)


@pytest.fixture
def pair(servers: tuple[Node, Node]) -> tuple[Node, Node]:
    """The server that leads now, and the one that follows."""
    first, second = servers
    return (first, second) if first.is_primary() else (second, first)
