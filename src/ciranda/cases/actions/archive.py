"""After a case was closed: opening its archive, holding it, erasing what is past its day."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused, action, touched
from ciranda.access.enums import Permission, unmask
from ciranda.cases.actions.derivation import lock, rederive
from ciranda.cases.policies.retention import due
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.common.database import rows
from ciranda.programmes.queries import pack_of

AT_ONCE = 200
NOBODY = UUID(int=0)


@action(Permission.ARCHIVE_OPEN)
def open_archive(*, actor: Actor, case_id: UUID, reason: str) -> None:
    """Read a closed case for an hour, for a stated reason, on record and to be reviewed.

    For the coordinator of the team that held it last and its data officer (design, section 4).
    Raises Refused without a reason, NoSuchCase for everyone else.
    """
    if len(reason.strip()) < 10:
        raise Refused(_("Say in a sentence why the archive is opened. Somebody will read it."))
    lock(case_id)
    with connection.cursor() as cursor:
        cursor.execute("select cases_open_archive(%s, %s)", [case_id, reason.strip()])
        dossier_id = cursor.fetchone()[0]
    if dossier_id is None:
        raise NoSuchCase(case_id)
    rederive(case_id)
    touched(dossier_id, case_id, "reason", kind="archive")


@action(Permission.ARCHIVE_HOLD)
def hold(*, actor: Actor, case_id: UUID, reason: str) -> None:
    """Keep a closed case from being erased. Raises Refused without a reason, NoSuchCase."""
    if len(reason.strip()) < 3:
        raise Refused(_("Say what it is kept for: a court's file number, a complaint."))
    _set_hold(case_id, reason.strip(), stands=True)


@action(Permission.ARCHIVE_HOLD)
def lift_hold(*, actor: Actor, case_id: UUID) -> None:
    """Let its time run again; what is overdue goes in the coming night. Raises NoSuchCase."""
    _set_hold(case_id, "", stands=False)


def _set_hold(case_id: UUID, reason: str, *, stands: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select cases_set_hold(%s, %s, %s)", [case_id, reason, stands])
        if not cursor.fetchone()[0]:
            raise NoSuchCase(case_id)
    touched(None, case_id, "hold", kind="archive")


@action(Permission.SYSTEM_RUN)
def erase(*, actor: Actor, case_id: UUID, categories: int) -> int:
    """Erase categories of one closed case whose day has come; how many rows went.

    The database refuses within a year of closing, under a hold, and for anyone but a job. The
    audit trail keeps ids only, so it stays whole and verifiable.
    """
    with connection.cursor() as cursor:
        cursor.execute("select cases_erase(%s, %s)", [case_id, categories])
        gone = int(cursor.fetchone()[0])
    touched(None, case_id, *(c.name.lower() for c in unmask(categories)), kind="erasure")
    return gone


def erase_overdue(actor: Actor, today: date) -> int:
    """For the nightly job: every closed case, category by category. How many cases lost rows."""
    last, changed = NOBODY, 0
    while True:
        with connection.cursor() as cursor:
            found = rows(cursor, "select * from cases_kept_long(%s, %s)", [last, AT_ONCE])
        for row in found:
            last = row["id"]
            wanted = due(pack_of(row["pack_version"]), row["closed_at"].date(), today)
            changed += bool(wanted and erase(actor=actor, case_id=last, categories=wanted))
        if len(found) < AT_ONCE:
            return changed
