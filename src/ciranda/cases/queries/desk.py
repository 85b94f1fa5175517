"""Where someone writes about a case: its joint volume, or their service's own dossier."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from ciranda.access.actions import Actor, Refused
from ciranda.access.enums import ALL_CATEGORIES, Category, mask, unmask
from ciranda.cases.queries.calling import ADULTS
from ciranda.cases.queries.facts import NoSuchCase
from ciranda.common.database import keeping, rows
from ciranda.programmes.policies.schema import Pack
from ciranda.programmes.queries import pack_of

# What may be said about a family at all; who told us is entered with a referral only.
WRITTEN = tuple(
    c for c in Category if c not in {Category.SOURCE, Category.CONSENT, Category.IDENTITY}
)
_DESK = f"""
select c.id, c.pack_version_id, c.closed_at, cases_shielded(c.id) as shielded, v.dossier_id,
  v.closed_at as volume_closed_at,
  coalesce((select bit_or(g.writes) from access_grant g where g.dossier_id = v.dossier_id
    and g.principal = any (app_principals()) and g.purposes & app_purpose() <> 0
    and now() >= g.valid_from and now() < g.valid_until), 0) as writes,
  (select o.dossier_id from cases_ownfile o where o.case_id = c.id and o.service_id = %(service)s)
    as own_dossier_id,
  exists (select 1 from cases_custody u where u.case_id = c.id and u.ended_at is null
    and u.team_id = any (%(teams)s)) as of_team,
  coalesce((select string_agg(coalesce(nullif(p.known_as, ''), trim(p.given || ' ' || p.surnames)),
      ', ' order by p.born_on, p.id)
    from cases_subject s join people_person p on p.id = s.person_id
    where s.case_id = c.id and s.ended_on is null),
    {ADULTS.format(case="c.id")}, '') as child,
  exists (select 1 from cases_subject s where s.case_id = c.id and s.kind = 'pregnancy'
    and s.ended_on is null) as expecting
from cases_case c
left join lateral (select * from cases_volume x where x.case_id = c.id
  order by x.number desc limit 1) v on true
where c.id = %(case)s
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class Desk:
    """What one writes into. `dossier_id` None: an own dossier, opened on first writing.

    `hides_place`: the family is shielded and this writer is no keeper of its whereabouts.
    `child`: whom the case is about, so that nobody writes into the wrong family's file: of a family
    without a child by name, its adults; empty for whoever may not know the name.
    """

    case_id: UUID
    pack: Pack
    dossier_id: UUID | None
    read_dossier: UUID | None
    writes: int
    is_own: bool
    of_team: bool
    hides_place: bool
    closed_at: datetime | None
    child: str

    @property
    def may_write(self) -> bool:
        """Whether anything may be written here."""
        return bool(self.writes) and self.closed_at is None

    @property
    def categories(self) -> list[Category]:
        """The categories one may write paragraphs in, in order."""
        return [c for c in WRITTEN if c in unmask(self.writes)]

    def holds(self, dossier_id: UUID, *categories: Category) -> bool:
        """Whether a row of this dossier, of all these categories, may be changed from here."""
        wanted = mask(categories)
        same = self.dossier_id == dossier_id and self.may_write
        return same and not wanted & ~self.writes

    def require_same(self, dossier_id: UUID) -> None:
        """Raises Refused for a row of an earlier volume: what stood before a move stays."""
        if self.dossier_id != dossier_id:
            raise Refused(
                _("This belongs to the file as it was before. Write it anew in today's file.")
            )

    def require(self, *categories: Category) -> None:
        """Raises Refused, with what to do, unless all of these may be written here."""
        if self.closed_at:
            raise Refused(_("This case is closed. Open a new case to write about this family."))
        if not self.writes:
            raise Refused(
                _(
                    "You can read this family's page, but not write in it. The case manager can "
                    "ask you into the family's circle."
                )
            )
        missing = [c for c in categories if not self.writes & (1 << c)]
        if missing:
            names = ", ".join(str(Category(c).label) for c in missing)
            raise Refused(
                _("Your part in this case does not include writing here: %(names)s.")
                % {"names": names}
            )


def desk_of(actor: Actor, case_id: UUID) -> Desk:
    """Where `actor` writes about a case. One statement. Raises NoSuchCase for a stranger.

    Whoever may write in the joint volume writes there. A partner whose service the family lets in
    writes in the service's own dossier (design, section 4).
    """
    with keeping() as cursor:
        found = rows(
            cursor,
            _DESK,
            {"case": case_id, "service": actor.service_id, "teams": list(actor.team_ids)},
        )
    if not found:
        raise NoSuchCase(case_id)
    row = found[0]
    joint = bool(row["writes"]) and row["dossier_id"] and not row["volume_closed_at"]
    own = not joint and _keeps_own(actor, row)
    return Desk(
        case_id=case_id,
        pack=pack_of(row["pack_version_id"]),
        dossier_id=row["dossier_id"] if joint else row["own_dossier_id"] if own else None,
        read_dossier=row["dossier_id"] or row["own_dossier_id"],
        writes=row["writes"] if joint else ALL_CATEGORIES if own else 0,
        is_own=own,
        of_team=row["of_team"],
        hides_place=row["shielded"] and not row["writes"] & (1 << Category.LOCATION),
        closed_at=row["closed_at"],
        child=row["child"] or (_("the child who is expected") if row["expecting"] else ""),
    )


def _keeps_own(actor: Actor, row: dict[str, object]) -> bool:
    """A service outside the team that the family lets in now, or that already keeps notes."""
    if not actor.service_id or row["of_team"]:
        return False
    open_to_it = row["dossier_id"] is not None and row["volume_closed_at"] is None
    return open_to_it or row["own_dossier_id"] is not None
