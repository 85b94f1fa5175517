"""What the page of the way out needs, and which children come near it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ciranda.cases.models import Workplace
from ciranda.cases.queries.holding import holding
from ciranda.common.dates import add_months
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.transfers.models import Transition, TransitionTopic
from ciranda.transfers.policies import exit_day, topics_of


@dataclass(frozen=True)
class Topic:
    """A topic told in words; `goes`: the family agreed that it may."""

    key: str
    label: str
    words: str = ""
    goes: bool = False


@dataclass(frozen=True)
class TransitionPage:
    """The way out of one case, begun or not."""

    case_id: UUID
    dossier_id: UUID
    child: str
    exit_on: date | None
    prepare_from: date | None
    kinds: tuple[tuple[str, str], ...]
    items: tuple[tuple[str, str], ...]
    id: UUID | None = None
    state: str = ""
    receiving_kind: str = ""
    receiving_name: str = ""
    receiving_contact: str = ""
    wishes: str = ""
    steps: str = ""
    hands_over: tuple[str, ...] = ()
    agreed_by: str = ""
    agreed_at: datetime | None = None
    sent_at: datetime | None = None
    received_at: datetime | None = None
    received_by: str = ""
    declined_reason: str = ""
    topics: tuple[Topic, ...] = ()
    consent: str = ""
    first_visit: str = ""


_KEPT = tuple(
    name
    for name in TransitionPage.__dataclass_fields__
    if name in {field.attname for field in Transition._meta.concrete_fields}
    and name not in {"case_id", "dossier_id", "exit_on", "hands_over"}
)


def transition_page(case_id: UUID, language: str) -> TransitionPage | None:
    """The way out of a case; None for strangers and for programmes that age does not end."""
    held = holding(case_id)
    if held is None:
        return None
    pack = pack_of(held.pack_version_id)
    if pack.transition is None:
        return None
    leaves = exit_day(pack, held.born_on)
    before = pack.transition.prepare_before_months
    row = Transition.objects.filter(case_id=case_id).order_by("-started_at", "-pk").first()
    said = {name: getattr(row, name) for name in _KEPT} if row else {}
    away = Workplace.objects.filter(pk=row.pk).first() if row else None
    if away:
        said |= {"receiving_name": away.agency_name, "receiving_contact": away.phone}
    return TransitionPage(
        case_id=case_id,
        dossier_id=held.dossier_id,
        child=held.child,
        exit_on=leaves,
        prepare_from=add_months(leaves, -before) if leaves else None,
        kinds=tuple(
            (key, pack.label(f"transition.receiving.{key}", language))
            for key in pack.transition.receiving
        ),
        items=tuple(
            (key, pack.label(f"transition.hands_over.{key}", language))
            for key in pack.transition.hands_over
        ),
        hands_over=tuple(row.hands_over) if row else (),
        topics=_topics(row, pack, language),
        consent=_label(pack, "consent_columns", pack.transition.needs, language),
        first_visit=_label(pack, "next_steps", pack.transition.first_visit, language),
        **said,
    )


def _label(pack: Pack, section: str, key: str | None, language: str) -> str:
    return pack.label(f"{section}.{key}", language) if key else ""


def _topics(row: Transition | None, pack: Pack, language: str) -> tuple[Topic, ...]:
    keys = topics_of(pack)
    if not keys:
        return ()
    written = TransitionTopic.objects.filter(transition=row) if row else ()
    said = {one.item_key: one.words for one in written}
    agreed = row.hands_over if row else ()
    return tuple(
        Topic(
            key,
            pack.label(f"transition.hands_over.{key}", language),
            said.get(key, ""),
            key in agreed,
        )
        for key in keys
    )
