"""The topics a programme knows: of its counter and of its requests, each once."""

from ciranda.programmes.policies.schema import Pack


def topics_of(pack: Pack) -> dict[str, str]:
    """Each topic with the part of the pack that names it: requests first, then the counter."""
    found = {
        key: f"requests.topics.{key}" for key in (pack.requests.topics if pack.requests else ())
    }
    for key in pack.desk.topics if pack.desk else ():
        found.setdefault(key, f"desk.topics.{key}")
    return found


def unmet_outcomes(pack: Pack) -> list[str]:
    """The outcomes at the counter that count as a need nobody met."""
    outcomes = pack.desk.outcomes if pack.desk else {}
    return [key for key, outcome in outcomes.items() if outcome.counts_as_unmet]
