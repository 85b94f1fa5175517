"""When a sign-up is complete: everything its pack asks is there, and nothing else is asked."""

from collections.abc import Iterable

from ciranda.programmes.policies.schema import Pack


def missing(pack: Pack, done: Iterable[str]) -> tuple[str, ...]:
    """The keys of what the form still lacks, in the pack's order."""
    there = set(done)
    asks = pack.sign_up.asks if pack.sign_up else {}
    return tuple(key for key in asks if key not in there)


def known(pack: Pack, done: Iterable[str]) -> tuple[str, ...]:
    """What of `done` the pack asks, in its order."""
    there = set(done)
    return tuple(key for key in (pack.sign_up.asks if pack.sign_up else {}) if key in there)
