"""How often meetings are due becomes a clock of the running case."""

import pytest

from ciranda.programmes.enums import Event
from ciranda.programmes.policies.cadence import cadence_key
from ciranda.programmes.queries import current, pack_of

pytestmark = pytest.mark.django_db


def test_each_kind_with_a_rhythm_has_its_clock_and_its_name(cast):
    pack = pack_of(current("snipi-pt").id)
    clock = pack.clocks[cadence_key("team")]
    assert (str(clock.length), clock.meeting_kind) == ("1 months", "team")
    assert clock.repeats
    assert clock.climbs, "a missed one goes to the coordinator"
    assert clock.starts_on is Event.MEETING_HELD
    named = pack.label("clocks.meeting_team", "pt")
    assert named == pack.label("meeting_kinds.team", "pt")
    assert cadence_key("plan") not in pack.clocks, "as needed: no clock"
