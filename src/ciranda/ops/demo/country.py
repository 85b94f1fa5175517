"""The country as a demonstration: loaded once, with a few accounts to sign in with."""

from django.contrib.auth.hashers import make_password

from ciranda.accounts.actions import ensure_account
from ciranda.common.database import OWNER, rows, speaking_as
from ciranda.ops.demo.cast import PASSWORD
from ciranda.ops.demo.making import count_figures, tell_packs
from ciranda.ops.demo.marks import Ids, marked, once
from ciranda.ops.demo.places import install_packs
from ciranda.ops.demo.telling import Teller
from ciranda.ops.national.loading import load, vacuum
from ciranda.ops.national.rarities import make_rarities
from ciranda.ops.national.size import Size

# The busiest of the first team, which is the largest, so that a page opened by any of them is a
# full one; and the coordinator of another, of the usual size.
_BUSY = """
with first as (select id from agencies_team order by name limit 1),
 usual as (select team_id from cases_custody
   where ended_at is null and team_id <> (select id from first)
   group by team_id order by abs(count(*) - 360), team_id limit 1),
 workers as (select m.id, m.human_id, m.role, p.role as part, p.id as placed
   from agencies_membership m join agencies_placement p on p.membership_id = m.id
   where p.team_id = (select id from first)),
 managers as (select k.membership_id, count(*) as n from cases_coordination k
   where k.ended_at is null group by 1)
select 'national.coordinator' as username, id, human_id, null::uuid as person from workers
  where part = 'coordinator'
union all (select 'national.leader', m.id, m.human_id, null from agencies_membership m
  join agencies_placement p on p.membership_id = m.id and p.role = 'coordinator'
  where p.team_id = (select team_id from usual) order by m.id limit 1)
union all (select 'national.worker', w.id, w.human_id, null from workers w
  join managers k on k.membership_id = w.id where w.part = 'member' order by k.n desc limit 1)
union all (select 'national.partner', m.id, m.human_id, null from agencies_membership m
  join cases_circlemember c on c.membership_id = m.id and c.ended_at is null
  where m.role = 'partner' group by m.id order by count(*) desc limit 1)
union all (select 'national.data', m.id, m.human_id, null from agencies_appointment a
  join agencies_membership m on m.id = a.membership_id where a.team_id = (select id from first))
union all (select 'national.mother', null, f.person_id, f.person_id from cases_familymember f
  join cases_custody u on u.case_id = f.case_id and u.ended_at is null
  where u.team_id = (select id from first) and f.relation = 'mother' order by f.id limit 1)
"""


def make_country(teller: Teller, size: Size) -> list[str]:
    """Load the country if it is not there yet; gives the user names one can sign in with."""
    tell_packs(install_packs(), teller)
    if marked("national") is None:
        _load(teller, size)
    else:
        teller.line("The country was there already; nothing was doubled.")
    ids, _made = once("national", _accounts)
    once("national rarities", make_rarities)
    return sorted(ids)


def _load(teller: Teller, size: Size) -> None:
    loaded = load(size)
    teller.line(f"{loaded.children} children, {sum(loaded.counts.values()):,} rows")
    with teller.working("Counting, so that plans fit the size"):
        vacuum()
    with teller.working("Counting the figures of reports"):
        count_figures()


def _accounts() -> Ids:
    """Accounts for the busiest people of the first team, so that every page has something on."""
    hashed = make_password(PASSWORD)
    with speaking_as(OWNER) as cursor:
        people = rows(cursor, _BUSY)
    for one in people:
        account = ensure_account(
            username=one["username"],
            password_hash=hashed,
            human_id=one["human_id"],
            person_id=one["person"],
        )
        with speaking_as(OWNER) as cursor:
            cursor.execute(
                "update agencies_membership set user_id = %s where id = %s",
                [account.user_id, one["id"]],
            )
    return {one["username"]: one["id"] or one["person"] for one in people}
