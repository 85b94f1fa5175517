"""Facts of Flor's case, arranged by the owner as plain rows, and what they come to."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.utils import DatabaseError

from ciranda.access.actions import Actor, entered
from ciranda.access.enums import Category, Purpose, mask
from ciranda.agencies.queries import as_family, as_membership
from ciranda.cases.actions.derivation import rederive
from ciranda.cases.actions.opening import NewSubject, open_case
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.common.dates import add_months
from ciranda.common.ids import uuid7
from ciranda.people.actions import register
from ciranda.programmes.enums import SubjectKind
from ciranda.programmes.queries import current
from tests.cast import SYSTEM, Cast

ALL = frozenset(c.name.lower() for c in Category)
PARTNER = frozenset({"identity", "involvement"})
TEAM_MEMBER = frozenset({"identity", "involvement", "schedule", "plan"})
FAMILY = ALL - {"source", "safeguarding"}
NOTHING: frozenset[str] = frozenset()


@dataclass
class Scene:
    """One situation: facts are added, then somebody is asked what they read and write."""

    cast: Cast
    now: datetime

    def sql(self, text: str, **values: Any) -> list[dict[str, Any]]:
        """As the owner, past the wall and past history's guards where a past is needed."""
        with speaking_as(OWNER) as cursor:
            cursor.execute("select set_config('app.loading', 'yes', true)")
            cursor.execute(text, values)
            if cursor.description is None:
                return []
            names = [c.name for c in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def add(self, table: str, **values: Any) -> UUID:
        """A row of `table`, with a key, this case and its dossier unless said otherwise."""
        given = {
            "id": uuid7(),
            "case_id": self.cast.case,
            "dossier_id": self.cast.dossier,
            **values,
        }
        row = {name: given.get(name, empty) for name, empty in self._columns(table).items()}
        columns = ", ".join(row)
        places = ", ".join(f"%({name})s" for name in row)
        self.sql(f"insert into {table} ({columns}) values ({places})", **row)
        return row["id"]

    def _columns(self, table: str) -> dict[str, Any]:
        """The columns of a table with something empty for those that must hold something."""
        empty = {"boolean": False, "text": "", "character varying": "", "smallint": 0}
        found = self.sql(
            """select column_name, data_type, is_nullable from information_schema.columns
               where table_name = %(t)s and table_schema = 'public'""",
            t=table,
        )
        return {
            c["column_name"]: None if c["is_nullable"] == "YES" else empty.get(c["data_type"])
            for c in found
        }

    def derive(self) -> "Scene":
        """Let the grants follow the facts."""
        with entered(SYSTEM):
            rederive(self.cast.case)
        return self

    @property
    def custody(self) -> UUID:
        """The custody in force."""
        found = self.sql(
            "select id from cases_custody where case_id = %(c)s and ended_at is null",
            c=self.cast.case,
        )
        return found[0]["id"]

    def manage(self, name: str, *, ago: timedelta = timedelta()) -> UUID:
        """Make a worker case manager."""
        return self.add(
            "cases_coordination",
            custody_id=self.custody,
            membership_id=self.cast.ids[name],
            name=name,
            profession="",
            agency_name="",
            phone="",
            chosen_by_family=False,
            started_at=self.now - ago,
            end_reason="",
        )

    def circle(
        self, who: str, role: str, *, service: bool = False, ended: datetime | None = None
    ) -> UUID:
        """Let a worker or a whole service join the circle."""
        return self.add(
            "cases_circlemember",
            category=Category.INVOLVEMENT,
            membership_id=None if service else self.cast.ids[who],
            service_id=self.cast.ids[f"{who}_service"] if service else None,
            role_key=role,
            name=who,
            relation="",
            agency_name="",
            phone="",
            trusted_by_family=False,
            started_at=self.now - timedelta(days=5),
            ended_at=ended,
            end_reason="",
            end_note="",
        )

    def agree(
        self,
        agency: str,
        *categories: str,
        until: datetime | None = None,
        started: datetime | None = None,
        purposes: tuple[Purpose, ...] = (Purpose.SUPPORT,),
    ) -> UUID:
        """The family agrees that an agency's service sees these categories."""
        cats = mask(Category[c.upper()] for c in categories)
        consent = self.add(
            "consent_consent",
            custody_id=self.custody,
            column_key="-".join(categories),
            kind="sharing",
            service_id=self.cast.ids[f"{agency}_service"],
            cats=cats,
            purposes=mask(purposes),
            months=12,
            answer="given",
            asked_at=self.now,
            version=1,
        )
        self.sql(
            """insert into consent_effect (id, consent_id, dossier_id, cats, started_at, ended_at)
               values (%(id)s, %(consent)s, %(dossier)s, %(cats)s, %(start)s, %(end)s)""",
            id=uuid7(),
            consent=consent,
            dossier=self.cast.dossier,
            cats=cats,
            start=started or self.now,
            end=until,
        )
        return consent

    def basis(self, who: str, *categories: str, until: datetime | None = None) -> UUID:
        """A legal basis other than consent, for one worker, for protection."""
        return self.add(
            "consent_legalbasis",
            custody_id=self.custody,
            kind="protection_duty",
            grounds="grounds",
            reference="",
            membership_id=self.cast.ids[who],
            cats=mask(Category[c.upper()] for c in categories),
            purposes=mask([Purpose.PROTECTION]),
            started_at=self.now,
            ended_at=until,
            recorded_by=uuid7(),
        )

    def cover(self, who: str, *, until: datetime | None = None) -> UUID:
        """A stand-in for the case manager."""
        return self.add(
            "cases_cover",
            absent_id=self.cast.tomas_therapist,
            membership_id=self.cast.ids[who],
            name=who,
            agency_name="",
            phone="",
            reason="",
            started_at=self.now - timedelta(days=2),
            ended_at=until,
        )

    def bar(self, kind: int, *, worker: str = "", person: str = "", ended: bool = False) -> None:
        """A bar on a human for this case."""
        human = self.cast.ids[person] if person else self.human(worker)
        self.sql(
            """insert into access_bar (id, human_id, kind, case_id, reason, started_at, ended_at,
                 recorded_by) values (%(id)s, %(human)s, %(kind)s, %(case)s, '', %(from)s, %(to)s,
                 %(id)s)""",
            id=uuid7(),
            human=human,
            kind=kind,
            case=self.cast.case,
            **{"from": self.now - timedelta(days=1), "to": self.now if ended else None},
        )

    def human(self, worker: str) -> UUID:
        """The human behind a membership."""
        found = self.sql(
            "select human_id from agencies_membership where id = %(m)s", m=self.cast.ids[worker]
        )
        return found[0]["human_id"]

    def open_in_emergency(self, who: str, *, minutes: int) -> UUID:
        """An emergency opening that ends so many minutes from now (negative: it has ended)."""
        return self.add(
            "cases_breakglass",
            membership_id=self.cast.ids[who],
            reason="A reason",
            started_at=self.now - timedelta(minutes=30),
            ended_at=self.now + timedelta(minutes=minutes),
            review="",
        )

    def own_file(self, agency: str, *, kept: bool = False) -> UUID:
        """A service's own dossier on the case; returns the dossier."""
        dossier = uuid7()
        self.add(
            "cases_ownfile",
            dossier_id=dossier,
            service_id=self.cast.ids[f"{agency}_service"],
            kept=kept,
            opened_at=self.now,
        )
        self.sql(
            """insert into access_dossier (id, kind, source_id, case_id, opened_at, region_id)
               values (%(d)s, 3, %(c)s, %(c)s, now(), 1)""",
            d=dossier,
            c=self.cast.case,
        )
        return dossier

    def plan_volume(self) -> UUID:
        """A plan's dossier linked to the case."""
        dossier = uuid7()
        self.add(
            "cases_planvolume",
            custody_id=self.custody,
            dossier_id=dossier,
            plan_id=uuid7(),
            opened_at=self.now,
        )
        return dossier

    def move_away(self, *, history: bool, days_ago: int = 0, read_back: int = 30) -> UUID:
        """Custody moves to the northern team; returns the new volume's dossier."""
        at, volume = self.now - timedelta(days=days_ago), uuid7()
        case = {"c": self.cast.case}
        self.sql("set constraints all immediate")
        self.sql(
            """alter table cases_custody disable trigger not_rewritten;
               alter table cases_coordination disable trigger not_rewritten;
               alter table cases_case disable trigger accountable"""
        )
        self.sql("set constraints all deferred")
        start = at - timedelta(days=100)
        self.sql(
            """update cases_case set opened_at = %(s)s where id = %(c)s;
               update cases_volume set opened_at = %(s)s where case_id = %(c)s;
               update cases_custody set started_at = %(s)s, ended_at = %(at)s,
                 end_reason = 'moved', read_back_days = %(r)s where case_id = %(c)s;
               update cases_coordination set started_at = %(s)s, ended_at = %(at)s,
                 end_reason = 'moved' where case_id = %(c)s""",
            s=start,
            at=at,
            r=read_back,
            **case,
        )
        custody = self.add(
            "cases_custody",
            dossier_id=volume,
            category=Category.INVOLVEMENT,
            team_id=self.cast.north_team,
            started_at=at,
            end_reason="",
            sees_history=history,
            read_back_days=30,
        )
        self.add(
            "cases_volume",
            id=volume,
            dossier_id=volume,
            custody_id=custody,
            number=2,
            opened_at=at,
        )
        if self.sql("select 1 from cases_coordination where case_id = %(c)s", **case):
            self.manage("petra_therapist", ago=timedelta(days=days_ago))
        return volume

    def shield(self, person: str, *keepers: str) -> None:
        """Protect where somebody is; the keepers may know."""
        found = self.sql(
            "select id from access_dossier where person_id = %(p)s", p=self.cast.ids[person]
        )
        dossier, shield = found[0]["id"], uuid7()
        self.sql(
            """insert into people_shield (id, person_id, dossier_id, reason, started_at,
                 recorded_by) values (%(id)s, %(p)s, %(d)s, '', now(), %(id)s)""",
            id=shield,
            p=self.cast.ids[person],
            d=dossier,
        )
        for keeper in keepers:
            self.sql(
                """insert into people_shieldkeeper (id, shield_id, dossier_id, membership_id,
                     started_at) values (%(id)s, %(s)s, %(d)s, %(m)s, now())""",
                id=uuid7(),
                s=shield,
                d=dossier,
                m=self.cast.ids[keeper],
            )

    def end_shield(self, person: str) -> None:
        """Nobody protects where this person is any more."""
        self.sql(
            """update people_shield set ended_at = now()
               where person_id = %(p)s and ended_at is null""",
            p=self.cast.ids[person],
        )

    def workplace(self, agency: str, phone: str, table: str = "cases_coordination") -> None:
        """Where those of `table` who stand around the family work, and their phone."""
        self.sql(
            f"update {table} set agency_name = %(a)s, phone = %(n)s where case_id = %(c)s",
            a=agency,
            n=phone,
            c=self.cast.case,
        )

    def told_of_the_area(self, who: str) -> str:
        """Every row around the case that this reader reads over a connection of the web role."""
        tables = ("coordination", "cover", "trust", "circlemember", "custody", "workplace")
        with entered(self.actor(who, Purpose.SUPPORT)), connection.cursor() as cursor:
            found = [
                str(row)
                for table in tables
                for row in rows(cursor, f"select * from cases_{table} x")
            ]
        return " ".join(found)

    def enter(self, who: str, *, born_on: date) -> UUID:
        """Somebody is entered by this worker."""
        with entered(self.actor(who, Purpose.SUPPORT)) as actor:
            return register(actor=actor, given="Zulmira", surnames="Nunes", born_on=born_on).pk

    def take_on(self, child: UUID) -> None:
        """The cast's team opens a case for a child it did not enter."""
        with entered(self.actor("carla_coordinator", Purpose.SUPPORT)) as carla:
            open_case(
                actor=carla,
                pack_version_id=current("snipi-pt").id,
                team_id=self.cast.team,
                subjects=[NewSubject(SubjectKind.CHILD, child)],
            )

    def names(self, who: str, person: UUID) -> bool:
        """Whether this worker can name the person."""
        with entered(self.actor(who, Purpose.SUPPORT)), connection.cursor() as cursor:
            return bool(rows(cursor, "select 1 from people_person where id = %s", [person]))

    def reach_ends(self, person: UUID) -> datetime | None:
        """When whoever entered this person stops to reach them, as it is stored."""
        found = self.sql(
            """select nullif(g.valid_until, 'infinity') as until from access_grant g
               join people_entry e on e.id = g.basis_ref where e.person_id = %(p)s""",
            p=person,
        )
        until: datetime | None = found[0]["until"]
        return until

    def appoint(self, who: str, kind: str) -> None:
        """A named person given a wider view of the team's cases."""
        self.sql(
            """insert into agencies_appointment (id, membership_id, kind, team_id, appointed_by,
                 started_at) values (%(id)s, %(m)s, %(k)s, %(t)s, %(id)s, %(n)s)""",
            id=uuid7(),
            m=self.cast.ids[who],
            k=kind,
            t=self.cast.team,
            n=self.now - timedelta(days=1),
        )

    def child_is(self, months: int) -> None:
        """Make the child of the case so many months old."""
        self.sql(
            "update people_person set born_on = %(b)s where id = %(p)s",
            b=add_months(date.today(), -months),  # noqa: DTZ011 - ages are relative to today
            p=self.cast.flor,
        )

    def actor(self, who: str, purpose: Purpose) -> Actor:
        """Whoever is asked, worker or family."""
        with entered(SYSTEM):
            if who in {"maria_mother", "fausto_father", "flor"}:
                return as_family(self.cast.ids[who])
            return as_membership(self.cast.ids[who], purpose)

    def reads(
        self, who: str, dossier: UUID | None = None, purpose: Purpose = Purpose.SUPPORT
    ) -> frozenset[str]:
        """The categories of a dossier that somebody reads."""
        dossier = dossier or self.cast.dossier
        self._fill(dossier)
        with entered(self.actor(who, purpose)), connection.cursor() as cursor:
            found = rows(
                cursor, "select category from tests_probe where dossier_id = %s", [dossier]
            )
        return frozenset(Category(row["category"]).name.lower() for row in found)

    def writes(self, who: str, dossier: UUID | None = None) -> frozenset[str]:
        """The categories of a dossier in which somebody may write a row."""
        dossier, allowed = dossier or self.cast.dossier, set()
        with entered(self.actor(who, Purpose.SUPPORT)), connection.cursor() as cursor:
            for category in Category:
                try:
                    with transaction.atomic():
                        cursor.execute(
                            "insert into tests_probe values (%s, %s, %s)",
                            [uuid7(), dossier, int(category)],
                        )
                    allowed.add(category.name.lower())
                except DatabaseError:
                    continue
        return frozenset(allowed)

    def _fill(self, dossier: UUID) -> None:
        with speaking_as(OWNER) as cursor:
            cursor.execute("delete from tests_probe where dossier_id = %s", [dossier])
            for category in Category:
                cursor.execute(
                    "insert into tests_probe values (%s, %s, %s)",
                    [uuid7(), dossier, int(category)],
                )
