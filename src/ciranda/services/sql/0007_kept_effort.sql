-- Minutes of contacts, summed as they are written: who bears the time is read from these sums, never
-- from the contacts of families. At a million children a quarter holds half a million contacts.
create function services_count_effort() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into services_efforttally as f (membership_id, programme_key, kind_key, month, minutes)
  select k.membership_id, g.key, k.kind_key, date_trunc('month', k.at at time zone 'UTC')::date,
   sum(k.minutes)
  from new_rows k join cases_case c on c.id = k.case_id
  join programmes_packversion v on v.id = c.pack_version_id
  join programmes_programme g on g.id = v.programme_id
  where not k.is_planned and k.cancelled_at is null and k.minutes > 0
  group by 1, 2, 3, 4
  on conflict (membership_id, programme_key, kind_key, month)
   do update set minutes = f.minutes + excluded.minutes;
  return null;
end $$;
create function services_uncount_effort() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into services_efforttally as f (membership_id, programme_key, kind_key, month, minutes)
  select k.membership_id, g.key, k.kind_key, date_trunc('month', k.at at time zone 'UTC')::date,
   -sum(k.minutes)
  from old_rows k join cases_case c on c.id = k.case_id
  join programmes_packversion v on v.id = c.pack_version_id
  join programmes_programme g on g.id = v.programme_id
  where not k.is_planned and k.cancelled_at is null and k.minutes > 0
  group by 1, 2, 3, 4
  on conflict (membership_id, programme_key, kind_key, month)
   do update set minutes = f.minutes + excluded.minutes;
  return null;
end $$;
create trigger effort_in after insert on cases_contact
  referencing new table as new_rows for each statement execute function services_count_effort();
create trigger effort_out after update on cases_contact
  referencing old table as old_rows for each statement execute function services_uncount_effort();
create trigger effort_anew after update on cases_contact
  referencing new table as new_rows for each statement execute function services_count_effort();
create trigger effort_gone after delete on cases_contact
  referencing old table as old_rows for each statement execute function services_uncount_effort();
insert into services_efforttally (membership_id, programme_key, kind_key, month, minutes)
 select k.membership_id, g.key, k.kind_key, date_trunc('month', k.at at time zone 'UTC')::date,
  sum(k.minutes)
 from cases_contact k join cases_case c on c.id = k.case_id
 join programmes_packversion v on v.id = c.pack_version_id
  join programmes_programme g on g.id = v.programme_id
 where not k.is_planned and k.cancelled_at is null and k.minutes > 0
 group by 1, 2, 3, 4;

-- What agencies spent coordinating, and what their workers spent in contacts of each kind, over a
-- quarter, as sums by agency: who bears it, never for whom. Of one's own service alone, or all.
create or replace function services_effort(of_quarter date, only_own boolean)
returns table (agency_id uuid, programme_key text, kind_key text, minutes bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 with own as (select m.service_id from agencies_membership m where m.id = app_membership()),
 quarter as (select date_trunc('quarter', of_quarter)::date as first,
   (date_trunc('quarter', of_quarter) + interval '3 months')::date as after)
 select s.agency_id, '', '', sum(t.minutes)::bigint
 from quarter q join services_coordinationtally t on t.month >= q.first and t.month < q.after
 join agencies_service s on s.id = t.service_id
 where (select app_staff()) and (not only_own or t.service_id in (select service_id from own))
 group by 1
 union all
 select m.agency_id, t.programme_key, t.kind_key, sum(t.minutes)::bigint
 from quarter q join services_efforttally t on t.month >= q.first and t.month < q.after
 join agencies_membership m on m.id = t.membership_id
 where (select app_staff()) and (not only_own or m.service_id in (select service_id from own))
 group by 1, 2, 3 having sum(t.minutes) > 0 $$;
