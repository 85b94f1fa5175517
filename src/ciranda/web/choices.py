"""Filling a form's choices with what a query found."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import forms

from ciranda.access.actions import Actor
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of
from ciranda.web.components import Words
from ciranda.web.fields import HintedRadios
from ciranda.web.wording import profession

Choices = Iterable[tuple[str, Words]]


def own_programmes(actor: Actor, found: Mapping[str, Pack]) -> dict[str, Pack]:
    """Of the programmes in `found`, by key, those that a worker's teams work in; all of them for
    somebody of no team, or whose teams work in none of these."""
    ours = {pack_of(one).key for one in actor.pack_ids}
    return {key: pack for key, pack in found.items() if key in ours} or dict(found)


def workers(found: Iterable[tuple[UUID, str, str, str]]) -> list[tuple[str, str]]:
    """Workers to choose from: each by name, what they are and for whom they work."""
    return [(str(pk), f"{name} ({profession(what)}, {agency})") for pk, name, what, agency in found]


def offer(
    form: forms.Form, name: str, choices: Choices, hints: Mapping[str, Words] | None = None
) -> None:
    """Let field `name` of a form offer these choices, with a hint under some of them."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    if hints is not None:
        field.widget = HintedRadios(hints=hints)
    field.choices = list(choices)
