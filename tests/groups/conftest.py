"""Tomás, of the NGO that runs the groups, is the family's case manager."""

from functools import partial
from typing import Any
from uuid import UUID

import pytest

from tests import groupwork
from tests.casework import manage


@pytest.fixture(autouse=True)
def at_work(db: None, cast: Any) -> None:
    """He may write in the family's file."""
    manage(cast)


@pytest.fixture
def pack_version(db: None) -> UUID:
    """The programme of these tests."""
    return groupwork.programme()


@pytest.fixture
def found(cast: Any) -> Any:
    """Makes a group of a kind, run by the service of the worker named."""
    return partial(groupwork.group, cast)


@pytest.fixture
def session(cast: Any) -> Any:
    """Adds one session an hour ago to a group; gives its id."""
    return partial(groupwork.session, cast)
