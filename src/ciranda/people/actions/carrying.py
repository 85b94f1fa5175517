"""When custody moves and the family agreed, what is known of its people goes along."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from ciranda.access.actions import Actor
from ciranda.access.enums import DossierKind
from ciranda.access.models import Dossier
from ciranda.common.database import instant
from ciranda.common.ids import uuid7
from ciranda.people.models import (
    ContactPoint,
    Household,
    HouseholdMember,
    Identifier,
    Residence,
    Schooling,
    SpokenLanguage,
)

_CARRIED: tuple[models.Manager[Any], ...] = (
    Residence.objects,
    Schooling.objects,
    ContactPoint.objects,
    SpokenLanguage.objects,
    Identifier.objects,
)


def along(actor: Actor, case_id: UUID, custody_id: UUID, agreed: bool) -> None:
    """Copy what holds now into the newest volume of the case, where the family agreed.

    Without agreement the new team starts afresh and asks the family itself.
    """
    volumes = list(
        Dossier.objects.filter(case_id=case_id, kind=DossierKind.CASE)
        .order_by("-opened_at")
        .values_list("id", flat=True)
    )
    if not agreed or len(volumes) < 2:
        return
    newest, older, at = volumes[0], volumes[1:], instant()
    for rows in _CARRIED:
        held = rows.filter(dossier_id__in=older, ended_on=None)
        rows.bulk_create([_copy(row, newest, at) for row in held])
    for household in Household.objects.filter(dossier_id__in=older, ended_on=None):
        _carry_household(household, newest, at)


def _carry_household(household: Household, dossier_id: UUID, at: datetime) -> None:
    members = list(HouseholdMember.objects.filter(household=household, ended_on=None))
    copied: Household = _copy(household, dossier_id, at)
    copied.save(force_insert=True)
    for member in members:
        moved = _copy(member, dossier_id, at)
        moved.household_id = copied.pk
        moved.save(force_insert=True)


def _copy(row: Any, dossier_id: UUID, at: datetime) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**values | {"id": uuid7(), "dossier_id": dossier_id, "recorded_at": at})
