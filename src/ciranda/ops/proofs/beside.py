"""Grants of what stands beside cases: referrals, signals, enquiries, transfers, persons,
pregnancies, sign-ups.

Each rule says in SQL, apart from the code that writes the grants, who may hold one, on which basis
and how wide at most, and which must be there. What no rule allows, what is wider than its rule,
what is missing, and every source nobody knows, is drift. Groups, meetings, requests, archives and
own files hang on a case: they are derived anew with it.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from ciranda.cases.policies import sight
from ciranda.common.database import rows
from ciranda.ops.proofs import Fault, Verdict
from ciranda.programmes.enums import RoleKind
from ciranda.programmes.queries import pack_of

# kind 1 membership, 2 team role, 3 service, 4 person (access.enums.PrincipalKind); basis 7
# appointed, 9 own record, 10 family, 12 referrer, 13 triage, 17 offer (Basis). A category is a bit
# of `cats`: 32767 all of them; 17375 what a sender may tell, and who is involved; 5 who it is and
# who is involved, 7 and where; 11 who it is, where, and how to reach them; 16395 the same with who
# told; 9 who it is and what was said; 2 where. `bare` is what a fact loses while somebody is
# protected, `must` that it is there.
_ALLOWED = """
with members(pack, cats) as (select * from unnest(%s::uuid[], %s::int[])),
shielded as (select h.person_id, k.membership_id from people_shield h
  left join people_shieldkeeper k on k.shield_id = h.id and k.ended_at is null
  where h.ended_at is null),
-- a case is protected through a subject or a relative of today; a child through its own case
hidden(case_id, keeper) as (
  select s.case_id, x.membership_id from shielded x join cases_subject s using (person_id)
  union select f.case_id, x.membership_id from shielded x join cases_familymember f
    on f.person_id = x.person_id and f.ended_at is null),
protected(person_id, keeper) as (
  select person_id, membership_id from shielded
  union select s.person_id, x.membership_id from shielded x
    join people_participation q on q.person_id = x.person_id and q.ended_on is null
    join access_dossier d on d.id = q.dossier_id and d.kind = 1
    join people_participation s on s.dossier_id = q.dossier_id and s.part = 'subject'
      and s.ended_on is null),
sealed as (select person_id from people_sealed where opened_at is null),
asked as (
  select r.*, r.id in (select r2.id from referrals_referral r2 where r2.person_id in (
      select person_id from protected) or r2.dossier_id in (select q.dossier_id
      from people_participation q join shielded x on x.person_id = q.person_id
      where q.ended_on is null)) as is_hidden,
    exists (select 1 from referrals_step s where s.referral_id = r.id and s.kind = 'passed_on')
      as passed
  from referrals_referral r where r.person_id is null
    or r.person_id not in (select person_id from sealed)),
teams(source_id, dossier_id, team_id, pack, is_hidden) as (
  select r.id, d.dossier_id, r.team_id, r.pack_version_id, r.is_hidden from asked r
    cross join lateral (values (r.dossier_id), (r.triage_dossier_id)) d(dossier_id)
  union all select e.id, e.dossier_id, r.team_id, e.pack_version_id, r.is_hidden
    from referrals_enquiry e join asked r on r.id = e.referral_id
  union all select s.id, s.dossier_id, s.team_id, s.pack_version_id, false from referrals_signal s
    where s.referral_id is null or s.referral_id in (select id from asked)),
allowed(source_id, dossier_id, kind, ref, role, basis, cats, must) as (
  select t.source_id, t.dossier_id, 2, t.team_id, 'coordinator', 13,
      case when t.is_hidden then 32765 else 32767 end, true from teams t
  union all select t.source_id, t.dossier_id, 2, t.team_id, 'member', 13,
      case when t.is_hidden then m.cats & ~2 else m.cats end,
      (case when t.is_hidden then m.cats & ~2 else m.cats end) <> 0
    from teams t join members m on m.pack = t.pack
  union all select r.id, r.dossier_id, 1, r.sender_id, '', 12,
      case when r.is_hidden and r.sender_id not in (select keeper from protected p
        where p.person_id = r.person_id and keeper is not null) then 17373 else 17375 end, true
    from asked r where not (r.is_hidden and r.passed)
  union all select e.id, e.dossier_id, 3, e.service_id, '', 9,
      (5 | (1 << e.category)) & case when r.is_hidden then ~2 else ~0 end, true
    from referrals_enquiry e join asked r on r.id = e.referral_id
  union all select t.id, t.dossier_id, 2, t.to_team_id, 'coordinator', 17, 7, true
    from transfers_transfer t
  union all select t.id, t.dossier_id, 1, t.manager_id, '', 17, 7, true from transfers_transfer t
  union all select t.id, t.dossier_id, 2, t.from_team_id, 'coordinator', 17, 5, true
    from transfers_transfer t where t.case_id not in (select case_id from hidden)
  union all select t.id, t.dossier_id, 1, t.from_manager_id, '', 17,
      case when t.category = 1 then 7 else 5 end, true
    from transfers_transfer t where t.case_id not in (select case_id from hidden)
  union all select t.id, t.dossier_id, 1, h.keeper, '', 17, 7, true
    from transfers_transfer t join hidden h on h.case_id = t.case_id
  union all select p.id, d.id, 4, p.id, '', 10, 32767, true from people_person p
    join access_dossier d on d.person_id = p.id and d.kind = 2
    where p.id not in (select person_id from sealed)
      and p.id not in (select person_id from people_erased)
  union all select s.person_id, d.id, 1, k.membership_id, '', 7, 11, true from people_shield s
    join people_shieldkeeper k on k.shield_id = s.id and k.ended_at is null
    join access_dossier d on d.person_id = s.person_id and d.kind = 2
    where s.ended_at is null and s.person_id not in (select person_id from sealed)
  -- whoever entered a person keeps how to name and reach them; where they are, not of the shielded
  union all select e.person_id, e.dossier_id, a.kind, a.ref, '', 9,
      case when exists (select 1 from people_shield s where s.person_id = e.person_id
        and s.ended_at is null) then 16393 else 16395 end, false
    from people_entry e join access_principal a on a.id = e.principal where e.ended_at is null
  -- whoever was told of a birth keeps its form; its area's team the name, once it signed up
  union all select u.id, u.dossier_id, a.kind, a.ref, '', 9, 11, true from referrals_signup u
    join access_principal a on a.id = u.told_by
  union all select u.id, u.dossier_id, 2, u.team_id, r.role, 5, 9, true from referrals_signup u
    cross join (values ('coordinator'), ('member')) r(role) where u.completed_at is not null
  union all select y.id, y.dossier_id, 4, y.woman_id, '', 10, 32767, true
    from people_pregnancy y),
known as (select distinct source_id from allowed),
held as (
  select g.source_id, g.dossier_id, g.basis, g.cats, g.writes, p.kind, p.ref, p.role
  from access_grant g
  join access_principal p on p.id = g.principal
  where g.valid_until > now() and not exists (select 1 from cases_case c where c.id = g.source_id)),
wrong as (
  select h.source_id, case when k.source_id is null then 'a source nobody knows'
      when a.source_id is null then 'a grant that nothing gives'
      else 'a grant wider than what gives it' end as words
  from held h left join known k on k.source_id = h.source_id
  left join (select source_id, dossier_id, kind, ref, role, basis, bit_or(cats) as cats
    from allowed group by 1, 2, 3, 4, 5, 6) a on a.source_id = h.source_id
    and a.dossier_id = h.dossier_id and a.kind = h.kind and a.ref = h.ref and a.basis = h.basis
    and a.role = h.role
  where (a.source_id is null or (h.cats | h.writes) & ~a.cats <> 0)
    -- whoever wrote of a pregnancy is on record nowhere but here: never more than how to reach her
    and not (h.basis = 9 and h.kind in (1, 5) and h.cats & ~16395 = 0
      and exists (select 1 from people_pregnancy y where y.id = h.source_id))
  union all
  select a.source_id, 'a grant that is missing' from allowed a
  where a.must and a.ref is not null and not exists (
    select 1 from held h where h.source_id = a.source_id and h.dossier_id = a.dossier_id
      and h.kind = a.kind and h.ref = a.ref and h.basis = a.basis and h.role = a.role))
select source_id, words, count(*) as n from wrong group by 1, 2 order by 1, 2
"""


def beside(cursor: CursorWrapper) -> Verdict:
    """Every grant that does not come from a case. Three statements, as the backup role."""
    versions = [row["id"] for row in rows(cursor, "select id from programmes_packversion")]
    found = rows(cursor, _ALLOWED, [versions, list(_members(versions))])
    seen = rows(
        cursor,
        """select count(distinct source_id) as n from access_grant g
           where not exists (select 1 from cases_case c where c.id = g.source_id)""",
    )
    faults = tuple(Fault(str(row["source_id"]), f"{row['words']} ({row['n']})") for row in found)
    return Verdict(int(seen[0]["n"]), faults, "")


def _members(versions: Iterable[UUID]) -> Iterable[int]:
    """What each pack lets the whole team see of what waits for a decision."""
    for version in versions:
        yield sight.of_kind(pack_of(version), RoleKind.TEAM_MEMBER).cats
