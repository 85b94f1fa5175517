"""How the tests' world is made: agencies and workers, then a family and their case."""

import json
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.backends.utils import CursorWrapper

from ciranda.access.policies.wall import wall
from ciranda.accounts.models import User
from ciranda.agencies import actions as agencies
from ciranda.agencies.enums import AppointmentKind, TeamRole
from ciranda.agencies.models import Parish
from ciranda.cases.actions.opening import NewFamilyMember, NewSubject, open_case
from ciranda.cases.models import Volume
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.people.actions import register
from ciranda.programmes import actions as programmes
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import check_folder, current
from tests.cast import AGENCIES, FAR_BACK, SYSTEM, WORKERS

PASSWORD = "only for tests"


def remember_settled(ids: dict[str, UUID] | None = None) -> dict[str, UUID] | None:
    """Keep the ids of the world in the database itself, so that a reused one knows them."""
    with speaking_as(OWNER) as cursor:
        cursor.execute("create table if not exists tests_world (ids jsonb)")
        if ids is not None:
            _probe(cursor)
        if ids is not None:
            body = json.dumps(ids, default=str)
            cursor.execute("insert into tests_world values (%s)", [body])
            return ids
        found = rows(cursor, "select ids from tests_world")
    if not found:
        return None
    body = found[0]["ids"]
    loaded = json.loads(body) if isinstance(body, str) else body
    return {name: UUID(value) for name, value in loaded.items()}


def _probe(cursor: CursorWrapper) -> None:
    """A walled table like any other, for asking what somebody reads and writes of a dossier."""
    cursor.execute(
        "create table tests_probe (id uuid primary key, dossier_id uuid, category smallint)"
    )
    cursor.execute(str(wall("tests_probe", column="category").sql))


def work_places() -> dict[str, UUID]:
    """Packs, agencies with one service each, two teams with catchments, and their workers."""
    ids: dict[str, UUID] = {}
    for folder in sorted(settings.CIRANDA_PACKS.iterdir()):
        if (folder / "programme.yaml").exists():
            programmes.install(actor=SYSTEM, checked=check_folder(folder))
    for key, (name, sector) in AGENCIES.items():
        agency = agencies.found_agency(actor=SYSTEM, name=name, sector=sector)
        hidden = "Health visit" if key == "refuge" else ""
        service = agencies.offer_service(
            actor=SYSTEM,
            agency_id=agency.pk,
            name=f"{name} service",
            sector=sector,
            public_label=hidden,
        )
        ids[key], ids[f"{key}_service"] = agency.pk, service.pk
    ids |= _teams()
    for name, (agency_key, role, team_role, profession) in WORKERS.items():
        user = _user(name)
        membership = agencies.employ(
            actor=SYSTEM,
            agency_id=ids[agency_key],
            service_id=ids[f"{agency_key}_service"],
            name=name.replace("_", " ").title(),
            role=role,
            human_id=user.human_id,
            user_id=user.pk,
            profession=profession,
            started_on=FAR_BACK,
            trained_on=FAR_BACK,
            phone="210 000 000",
        )
        ids[name] = membership.pk
        if team_role:
            team = "north_team" if "north" in agency_key else "team"
            agencies.place(
                actor=SYSTEM,
                membership_id=membership.pk,
                team_id=ids[team],
                role=TeamRole(team_role),
                started_on=FAR_BACK,
            )
    agencies.appoint(
        actor=SYSTEM,
        membership_id=ids["dora_data"],
        kind=AppointmentKind.DATA_OFFICER,
        team_id=ids["team"],
    )
    return ids


def _user(name: str, person_id: UUID | None = None) -> User:
    """An account; made by the owner, since nobody may make accounts through the web role."""
    with speaking_as(OWNER):
        user = User(username=name, person_id=person_id)
        if person_id:
            user.human_id = person_id
        user.set_password(PASSWORD)
        user.save(force_insert=True)
    return user


def _teams() -> dict[str, UUID]:
    ids: dict[str, UUID] = {}
    for key, code, town in (("team", "990101", "Southtown"), ("north_team", "990201", "Northtown")):
        Parish.objects.create(
            code=code,
            name=f"Parish of {town}",
            municipality_code=code[:4] + "00",
            municipality=town,
            district_code="990000",
            district="Testland",
            folded=f"parish of {town.lower()}",
        )
        team = agencies.form_team(actor=SYSTEM, name=f"Local team {town}", programme_key="snipi-pt")
        agencies.take_parish(actor=SYSTEM, team_id=team.pk, parish_code=code, on=FAR_BACK)
        ids[key] = team.pk
    return ids


def people_and_case(ids: dict[str, UUID]) -> dict[str, UUID]:
    """Flor, her mother and her father, and her case with the local team."""
    from ciranda.access.actions import entered
    from ciranda.agencies.queries import as_membership

    with entered(SYSTEM):
        coordinator = as_membership(ids["carla_coordinator"])
    made: dict[str, UUID] = {}
    today = date.today()  # noqa: DTZ011 - ages are made relative to today
    born = date(today.year - 3, today.month, 1)
    with transaction.atomic(), entered(coordinator):
        for name, given, on in (
            ("flor", "Flor", born),
            ("maria_mother", "Maria", date(1994, 5, 2)),
            ("fausto_father", "Fausto", date(1992, 1, 9)),
        ):
            person = register(
                actor=coordinator, given=given, surnames="Exemplo da Silva", born_on=on
            )
            made[name] = person.pk
        made["case"] = open_case(
            actor=coordinator,
            pack_version_id=current("snipi-pt").id,
            team_id=ids["team"],
            subjects=[NewSubject(SubjectKind.CHILD, made["flor"])],
            family=[
                NewFamilyMember(made["maria_mother"], "mother", True),
                NewFamilyMember(made["fausto_father"], "father", True),
            ],
        )
        made["dossier"] = Volume.objects.get(case_id=made["case"]).dossier_id
    for name in ("maria_mother", "fausto_father"):
        _user(name, made[name])
    return made
