"""Asking the shared register which services are involved with a child, before calling anybody."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission
from ciranda.cases.enums import LookedFor
from ciranda.common.ids import uuid7
from ciranda.common.text import tokens

MOST_A_DAY = 60


@dataclass(frozen=True)
class Sought:
    """A child as the worker knows it: both names and the whole birth date."""

    given: str
    surnames: str
    born_on: date


@action(Permission.REGISTER_LOOK)
def look_in_register(*, actor: Actor, sought: Sought, looked_for: LookedFor) -> tuple[str, ...]:
    """The services involved with a child of the actor's team whose family agreed to be found.

    Names of services as families know them; never why, since when or with whom. Nobody known,
    nobody agreed and nobody to be told of answer alike: none. Each question is on record with
    what it was for, and the family reads that somebody looked. Raises Refused outside a team, or
    after 60 questions in a day. Source: capabilities B4 and B5.
    """
    given, surnames = tokens(sought.given), tokens(sought.surnames)
    if not given or not surnames:
        raise Refused(_("Enter the given name and the surname. The register is not for browsing."))
    look = uuid7()
    with connection.cursor() as cursor:
        cursor.execute(
            "select cases_register_look(%s, %s, %s, %s, %s)",
            [look, json.dumps(given), json.dumps(surnames), sought.born_on, looked_for.value],
        )
        found = cursor.fetchone()[0]
    if found is None:
        raise Refused(_("The register belongs to a team. Ask its coordinator to place you there."))
    if found == ["-1"]:
        raise Refused(
            _("You asked %(most)s times in a day. Ask again tomorrow, or call a colleague.")
            % {"most": MOST_A_DAY}
        )
    touched(None, look, "looked_for", kind="register", reason=looked_for.value)
    return tuple(found)
