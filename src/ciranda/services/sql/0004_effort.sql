-- Minutes of coordination of the asker's own service this month, more or fewer. Nothing else
-- remains: no author, no family, no day.
create function services_coordinated(minutes_more int) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare of_service uuid := (select m.service_id from agencies_membership m
  where m.id = app_membership() and m.ended_on is null);
declare of_month date := date_trunc('month', now())::date;
begin
  if of_service is null or minutes_more not between -240 and 240 then
    return false;
  end if;
  if minutes_more > 0 then
    insert into services_coordinationtally as t (service_id, month, minutes)
    values (of_service, of_month, minutes_more)
    on conflict (service_id, month) do update set minutes = t.minutes + minutes_more;
    return true;
  end if;
  update services_coordinationtally t set minutes = t.minutes + minutes_more
    where t.service_id = of_service and t.month = of_month and t.minutes + minutes_more >= 0;
  return found;
end $$;
revoke execute on function services_coordinated from public;
grant execute on function services_coordinated to ciranda_web;

-- What agencies spent coordinating, and what their workers spent in contacts of each kind, over a
-- quarter, as sums by agency: who bears it, never for whom. Of one's own service alone, or all.
create function services_effort(of_quarter date, only_own boolean)
returns table (agency_id uuid, programme_key text, kind_key text, minutes bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 with own as (select m.service_id from agencies_membership m where m.id = app_membership())
 select s.agency_id, '', '', sum(t.minutes)::bigint
 from services_coordinationtally t join agencies_service s on s.id = t.service_id
 where (select app_staff()) and (not only_own or t.service_id in (select service_id from own))
  and t.month >= date_trunc('quarter', of_quarter)::date
  and t.month < (date_trunc('quarter', of_quarter) + interval '3 months')::date
 group by 1
 union all
 select m.agency_id, g.key, k.kind_key, sum(k.minutes)::bigint
 from cases_contact k join agencies_membership m on m.id = k.membership_id
 join cases_case c on c.id = k.case_id join programmes_packversion v on v.id = c.pack_version_id
 join programmes_programme g on g.id = v.programme_id
 where (select app_staff()) and not k.is_planned and k.cancelled_at is null and k.minutes > 0
  and (not only_own or m.service_id in (select service_id from own))
  and k.at >= date_trunc('quarter', of_quarter)
  and k.at < date_trunc('quarter', of_quarter) + interval '3 months'
 group by 1, 2, 3 $$;
revoke execute on function services_effort from public;
grant execute on function services_effort to ciranda_web;

-- Leave word for whoever works on the same: once each while it is not heard, without any words.
-- Says no to exactly those to whom `services_working_on` says no.
create function services_leave_word(of_case uuid, about_topic text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_membership() is null or not services_working_on(of_case, about_topic) then
    return false;
  end if;
  insert into services_knock (id, dossier_id, part_id, membership_id, at)
  select gen_random_uuid(), p.dossier_id, p.id, app_membership(), now()
  from services_requestpart p join cases_askedpart a on a.dossier_id = p.dossier_id
  where p.case_id = of_case and p.topic = about_topic and p.arrived is not true
   and p.state in ('sent', 'accepted', 'waiting') and a.asked_at is not null and a.ended_at is null
   and p.service_id is distinct from (select m.service_id from agencies_membership m
     where m.id = app_membership())
   and not exists (select 1 from services_knock k where k.part_id = p.id
     and k.membership_id = app_membership() and k.heard_at is null);
  return true;
end $$;
revoke execute on function services_leave_word from public;
grant execute on function services_leave_word to ciranda_web;
