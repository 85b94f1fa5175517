"""Questions about children who may be known, in my day: asked of me, and answered to me."""

# Driver: my grants. Only who may read who told us (bit 14) has these questions; see `relays`.
RELAYED_TO_ME = """
select distinct m.id, null::uuid as case_id,
  coalesce(concat_ws(' ', p.given, nullif(p.surnames, '')), '') as child, m.kind as what,
  m.asked_by as name, null::date as due_on, m.sent_at::date as since
from access_grant f join people_relaymessage m on m.dossier_id = f.dossier_id
  left join people_person p on p.id = m.person_id
where f.principal = any ((select app_principals())::int[]) and f.cats & 16384 <> 0
  and now() >= f.valid_from and now() < f.valid_until and m.answered_at is null
"""

# My own words come back to me, never whom they reached.
RELAYED_BACK = """
select r.id, null::uuid as case_id, '' as child, '' as what, '' as name, null::date as due_on,
  r.answered_at::date as since
from people_relay r
where r.human_id = (select app_human()) and r.closed_at is null and r.answered_at is not null
"""
