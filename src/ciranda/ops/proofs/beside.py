"""Grants of what stands beside cases: referrals, signals, enquiries, transfers, persons,
pregnancies.

Each rule says in SQL, apart from the code that writes the grants, who may hold one, on which basis
and how wide at most, and which must be there. What no rule allows, what is wider than its rule,
what is missing, and every source nobody knows, is drift. Groups, meetings, archives and own files
hang on a case: they are derived anew with it.
"""

from django.db.backends.utils import CursorWrapper

from ciranda.common.database import rows
from ciranda.ops.proofs import Fault, Verdict

# kind 1 membership, 2 team role, 3 service, 4 person (access.enums.PrincipalKind); basis 7
# appointed, 9 own record, 10 family, 12 referrer, 13 triage, 17 offer (Basis). A category is a bit
# of `cats`: 32767 all of them; 17375 what a sender may tell, and who is involved; 5 who it is and
# who is involved; 11 who it is, where, and how to reach them; 16395 the same with who told.
_ALLOWED = """
with allowed(source_id, dossier_id, kind, ref, basis, cats) as (
  select r.id, d.dossier_id, 2, r.team_id, 13, 32767 from referrals_referral r
    cross join lateral (values (r.dossier_id), (r.triage_dossier_id)) d(dossier_id)
  union all select r.id, r.dossier_id, 1, r.sender_id, 12, 17375 from referrals_referral r
  union all select s.id, s.dossier_id, 2, s.team_id, 13, 32767 from referrals_signal s
  union all select e.id, e.dossier_id, 2, r.team_id, 13, 32767 from referrals_enquiry e
    join referrals_referral r on r.id = e.referral_id
  union all select e.id, e.dossier_id, 3, e.service_id, 9, 5 | (1 << e.category)
    from referrals_enquiry e
  union all select t.id, t.dossier_id, 2, x.team_id, 17, 5 from transfers_transfer t
    cross join lateral (values (t.from_team_id), (t.to_team_id)) x(team_id)
  union all select t.id, t.dossier_id, 1, x.manager_id, 17, 5 from transfers_transfer t
    cross join lateral (values (t.from_manager_id), (t.manager_id)) x(manager_id)
  union all select p.id, d.id, 4, p.id, 10, 32767 from people_person p
    join access_dossier d on d.person_id = p.id and d.kind = 2
  union all select s.person_id, d.id, 1, k.membership_id, 7, 11 from people_shield s
    join people_shieldkeeper k on k.shield_id = s.id and k.ended_at is null
    join access_dossier d on d.person_id = s.person_id and d.kind = 2
    where s.ended_at is null
  -- whoever entered a person keeps how to name and reach them; where they are, not of the shielded
  union all select e.person_id, e.dossier_id, a.kind, a.ref, 9,
      case when exists (select 1 from people_shield s where s.person_id = e.person_id
        and s.ended_at is null) then 16393 else 16395 end
    from people_entry e join access_principal a on a.id = e.principal where e.ended_at is null
  union all select y.id, y.dossier_id, 4, y.woman_id, 10, 32767 from people_pregnancy y),
known as (select distinct source_id from allowed),
held as (
  select g.source_id, g.dossier_id, g.basis, g.cats, p.kind, p.ref from access_grant g
  join access_principal p on p.id = g.principal
  where g.valid_until > now() and not exists (select 1 from cases_case c where c.id = g.source_id)),
wrong as (
  select h.source_id, case when k.source_id is null then 'a source nobody knows'
      when a.source_id is null then 'a grant that nothing gives'
      else 'a grant wider than what gives it' end as words
  from held h left join known k on k.source_id = h.source_id
  left join allowed a on a.source_id = h.source_id and a.dossier_id = h.dossier_id
    and a.kind = h.kind and a.ref = h.ref and a.basis = h.basis
  where (a.source_id is null or h.cats & ~a.cats <> 0)
    -- whoever wrote of a pregnancy is on record nowhere but here: never more than how to reach her
    and not (h.basis = 9 and h.kind in (1, 5) and h.cats & ~16395 = 0
      and exists (select 1 from people_pregnancy y where y.id = h.source_id))
  union all
  select a.source_id, 'a grant that is missing' from allowed a
  where a.basis in (10, 13) and a.ref is not null and not exists (
    select 1 from held h where h.source_id = a.source_id and h.dossier_id = a.dossier_id
      and h.kind = a.kind and h.ref = a.ref and h.basis = a.basis))
select source_id, words, count(*) as n from wrong group by 1, 2 order by 1, 2
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
