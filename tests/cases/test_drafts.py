"""Drafts are their author's alone, and go after a week."""

import pytest

from ciranda.access.actions import entered
from ciranda.cases.actions import drafts
from ciranda.cases.models import Draft
from ciranda.cases.queries.contacts import draft_of
from ciranda.cases.queries.day import day
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.cases.tasks import purge
from tests.casework import manage, past_the_wall


@pytest.fixture
def kept(cast):
    manage(cast)
    tomas = cast.actor("tomas_therapist")
    for words in ("Half a", "Half a sentence"):
        drafts.save_draft(actor=tomas, case_id=cast.case, payload={"p0-body": words})
    return tomas


def _draft(actor, case):
    with entered(actor):
        return draft_of(actor, case, None)


def test_the_latest_is_kept(cast, kept):
    assert _draft(kept, cast.case).payload == {"p0-body": "Half a sentence"}
    with entered(kept):
        assert len(day(kept).drafts) == 1


def test_nobody_else_sees_it_not_even_the_coordinator(cast, kept):
    for name in ("carla_coordinator", "ema_educator", "stella_stranger"):
        with entered(cast.actor(name)):
            assert not Draft.objects.exists()


def test_a_stranger_cannot_even_begin_one(cast):
    with pytest.raises(NoSuchCase):
        drafts.save_draft(actor=cast.actor("stella_stranger"), case_id=cast.case, payload={})


def test_after_a_week_it_is_not_shown_and_then_gone(cast, kept):
    past_the_wall("update cases_draft set saved_at = now() - interval '8 days'", [])
    assert _draft(kept, cast.case) is None
    purge.func(0)
    with entered(kept):
        assert not Draft.objects.exists()


def test_the_job_leaves_younger_ones(cast, kept):
    purge.func(0)
    assert _draft(kept, cast.case) is not None


def test_discarding_is_at_once(cast, kept):
    drafts.discard_draft(actor=kept, case_id=cast.case)
    assert _draft(kept, cast.case) is None
