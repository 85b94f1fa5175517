"""Building the district: packs, parishes, agencies, teams, workers and their accounts."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import CommandError
from django.db import connection

from ciranda.accounts.actions import Account, ensure_account
from ciranda.agencies import actions as agencies
from ciranda.common.text import fold
from ciranda.ops.demo.cast import PASSWORD, SINCE, District, NewTeam, NewWorker
from ciranda.ops.demo.marks import Ids
from ciranda.ops.demo.world import SYSTEM
from ciranda.programmes.actions import PackRefusedError, install
from ciranda.programmes.queries import check_folder


@dataclass(frozen=True)
class Packs:
    """What installing came to: the keys of those that are new, and a line of advice for each that
    stays as it was installed although its folder says something else."""

    new: tuple[str, ...]
    older: tuple[str, ...]


def install_packs(folder: Path | None = None) -> Packs:
    """Install every pack of the installation. One that cannot follow its folder stays in use.

    Raises CommandError for a pack with problems.
    """
    sheets = sorted((folder or settings.CIRANDA_PACKS).glob("*/programme.yaml"))
    new, older = [], []
    for sheet in sheets:
        checked = check_folder(sheet.parent)
        if checked.pack is None:
            raise CommandError(f"A pack has problems. See: ciranda pack check {sheet.parent}")
        try:
            done = install(actor=SYSTEM, checked=checked)
        except PackRefusedError as refusal:
            older.append(f"{refusal} Until then, or until `make reset`, the installed one serves.")
        else:
            new += [done.key] * done.is_new
    return Packs(tuple(new), tuple(older))


def open_accounts(district: District) -> dict[str, Account]:
    """An account for each worker, all with the one password of the demonstration."""
    hashed = make_password(PASSWORD)
    return {name: ensure_account(username=name, password_hash=hashed) for name in district.workers}


def open_family_account(username: str, person_id: UUID) -> Account:
    """An account for somebody of a family, with the same password."""
    return ensure_account(
        username=username, password_hash=make_password(PASSWORD), person_id=person_id
    )


def build_district(district: District, accounts: dict[str, Account]) -> Ids:
    """Agencies with their services, teams with their parishes, workers with their places."""
    ids: dict[str, UUID] = {}
    for key, agency in district.agencies.items():
        founded = agencies.found_agency(
            actor=SYSTEM, name=agency.name, sector=agency.sector, phone="210 000 000"
        )
        service = agencies.offer_service(
            actor=SYSTEM,
            agency_id=founded.pk,
            name=agency.service,
            sector=agency.sector,
            public_label=agency.public_label,
        )
        ids[key], ids[f"{key}.service"] = founded.pk, service.pk
    for key, team in district.teams.items():
        ids[key] = _team(team)
    for name, worker in district.workers.items():
        ids[name] = _worker(worker, accounts[name], f"{name}@example.org", ids)
    for name, kind, team_key in district.appointments:
        agencies.appoint(actor=SYSTEM, membership_id=ids[name], kind=kind, team_id=ids[team_key])
    return ids


def _team(team: NewTeam) -> UUID:
    formed = agencies.form_team(
        actor=SYSTEM,
        name=team.name,
        programme_key=team.programme,
        country=team.country,
        zone=team.zone,
        phone="210 000 001",
    )
    for code, name in team.parishes:
        _parish(code, name, team.town)
        agencies.take_parish(actor=SYSTEM, team_id=formed.pk, parish_code=code, on=SINCE)
    return formed.pk


def _parish(code: str, name: str, town: str) -> None:
    """An invented parish; its code lies outside those that are given out."""
    with connection.cursor() as cursor:
        cursor.execute(
            """insert into agencies_parish (code, name, municipality_code, municipality,
                 district_code, district, folded)
               values (%s, %s, %s, %s, %s, %s, %s) on conflict (code) do nothing""",
            [code, name, code[:4], town, code[:2], "Exemplo", fold(name)],
        )


def _worker(worker: NewWorker, account: Account, email: str, ids: dict[str, UUID]) -> UUID:
    membership = agencies.employ(
        actor=SYSTEM,
        agency_id=ids[worker.agency],
        service_id=ids[f"{worker.agency}.service"],
        name=f"{worker.name} Exemplo (demo)",
        role=worker.role,
        human_id=account.human_id,
        user_id=account.user_id,
        profession=worker.profession,
        started_on=SINCE,
        trained_on=SINCE if worker.is_trained else None,
        phone="910 000 000",
        email=email,
    )
    if worker.team:
        agencies.place(
            actor=SYSTEM,
            membership_id=membership.pk,
            team_id=ids[worker.team],
            role=worker.team_role,
            started_on=SINCE,
            hours_per_week=21,
        )
    return membership.pk
