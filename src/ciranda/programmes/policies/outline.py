"""A pack told on one screen, for people who read rather than parse."""

from collections.abc import Iterator
from typing import Any

from ciranda.programmes.policies.ages import age_words
from ciranda.programmes.policies.schema import Pack


def outline(pack: Pack, language: str) -> Iterator[str]:
    """The lines of an outline in a language of the pack."""
    yield f"{pack.label('title', language)} ({pack.key}, version {pack.version})"
    if summary := pack.words.optional("summary", language):
        yield summary
    if pack.ages:
        upper = age_words(pack.ages.before_months)
        yield f"\nAges: from {age_words(pack.ages.from_months)} until the day before {upper}"
    for title, lines in (
        ("Stages", _stages(pack, language)),
        ("Clocks", _clocks(pack, language)),
        ("Consents", _consents(pack, language)),
        ("Roles", _roles(pack, language)),
        ("Forms", (pack.label(f"forms.{key}", language) for key in pack.forms)),
        ("Plan", (pack.label(f"plan.sections.{key}", language) for key in pack.plan.sections)),
    ):
        yield f"\n{title}"
        yield from (f"  {line}" for line in lines)
    if unverified := list(_unverified(pack.model_dump(), "")):
        yield "\nNot compared with a source yet (verified: false)"
        yield from (f"  {line}" for line in unverified)


def _unverified(part: Any, where: str) -> Iterator[str]:
    """Every part of the rules that says itself that nobody compared it, with its source."""
    if isinstance(part, dict):
        if part.get("verified") is False:
            yield f"{where}: {part.get('source') or 'no source'}"
        for key, held in part.items():
            yield from _unverified(held, f"{where}.{key}" if where else str(key))


def _stages(pack: Pack, language: str) -> Iterator[str]:
    for key, stage in pack.stages.items():
        to = ", ".join(pack.label(f"stages.{target}", language) for target in stage.moves)
        yield pack.label(f"stages.{key}", language) + (f" → {to}" if to else " (end)")


def _clocks(pack: Pack, language: str) -> Iterator[str]:
    for key, clock in pack.clocks.items():
        origin = "set by law" if clock.statutory else "not set by law"
        yield f"{pack.label(f'clocks.{key}', language)}: {clock.length} ({origin})"


def _consents(pack: Pack, language: str) -> Iterator[str]:
    for key, column in pack.consent_columns.items():
        names = ", ".join(category.name.lower() for category in column.categories)
        yield f"{pack.label(f'consent_columns.{key}', language)}: {names}"


def _roles(pack: Pack, language: str) -> Iterator[str]:
    for key, role in pack.roles.items():
        names = ", ".join(category.name.lower() for category in role.reads) or "nothing"
        yield f"{pack.label(f'roles.{key}', language)} reads {names}"
