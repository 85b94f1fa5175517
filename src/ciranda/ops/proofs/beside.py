"""Grants of what stands beside cases: referrals, signals, enquiries, transfers, persons,
pregnancies.

Each rule says in SQL, apart from the code that writes the grants, who may hold one at all. What
no rule allows, and every source nobody knows, is drift.
"""

from django.db.backends.utils import CursorWrapper

from ciranda.common.database import rows
from ciranda.ops.proofs import Fault, Verdict

# kind 1 membership, 2 team role, 3 service, 4 person; see access.enums.PrincipalKind
_ALLOWED = """
with allowed(source_id, dossier_id, kind, ref) as (
  select r.id, d.dossier_id, 2, r.team_id from referrals_referral r
    cross join lateral (values (r.dossier_id), (r.triage_dossier_id)) d(dossier_id)
  union all select r.id, r.dossier_id, 1, r.sender_id from referrals_referral r
  union all select s.id, s.dossier_id, 2, s.team_id from referrals_signal s
  union all select e.id, e.dossier_id, 2, r.team_id from referrals_enquiry e
    join referrals_referral r on r.id = e.referral_id
  union all select e.id, e.dossier_id, 3, e.service_id from referrals_enquiry e
  union all select t.id, t.dossier_id, 2, x.team_id from transfers_transfer t
    cross join lateral (values (t.from_team_id), (t.to_team_id)) x(team_id)
  union all select t.id, t.dossier_id, 1, x.manager_id from transfers_transfer t
    cross join lateral (values (t.from_manager_id), (t.manager_id)) x(manager_id)
  union all select p.id, d.id, 4, p.id from people_person p
    join access_dossier d on d.person_id = p.id and d.kind = 2
  union all select s.person_id, d.id, 1, k.membership_id from people_shield s
    join people_shieldkeeper k on k.shield_id = s.id and k.ended_at is null
    join access_dossier d on d.person_id = s.person_id and d.kind = 2
    where s.ended_at is null
  union all select y.id, y.dossier_id, 4, y.woman_id from people_pregnancy y),
known as (select distinct source_id from allowed),
held as (
  select g.source_id, g.dossier_id, g.basis, p.kind, p.ref from access_grant g
  join access_principal p on p.id = g.principal
  where g.valid_until > now() and not exists (select 1 from cases_case c where c.id = g.source_id))
select h.source_id, case when k.source_id is null then 'a source nobody knows'
    else 'a grant that nothing gives' end as words, count(*) as n
from held h left join known k on k.source_id = h.source_id
where not exists (select 1 from allowed a where a.source_id = h.source_id
    and a.dossier_id = h.dossier_id and a.kind = h.kind and a.ref = h.ref)
  -- whoever entered a person or a pregnancy keeps how to name and reach them (basis 9, own record)
  and not (h.basis = 9 and h.kind in (1, 2, 3, 5)
    and (exists (select 1 from people_person p where p.id = h.source_id)
      or exists (select 1 from people_pregnancy y where y.id = h.source_id)))
group by 1, 2 order by 1
"""


def beside(cursor: CursorWrapper) -> Verdict:
    """Every grant that does not come from a case. Two statements, as the backup role."""
    found = rows(cursor, _ALLOWED)
    seen = rows(
        cursor,
        """select count(distinct source_id) as n from access_grant g
           where not exists (select 1 from cases_case c where c.id = g.source_id)""",
    )
    faults = tuple(Fault(str(row["source_id"]), f"{row['words']} ({row['n']})") for row in found)
    return Verdict(int(seen[0]["n"]), faults, "")
