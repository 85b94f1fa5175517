-- One more at the counter of the asker's own service, or one back where it was a slip. Nothing else
-- remains of what is counted: no row of its own, no author, no time but the week.
create function services_count(programme text, of_week date, of_topic text, of_outcome text,
  step int) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare of_service uuid := (select m.service_id from agencies_membership m
  where m.id = app_membership() and m.ended_on is null);
begin
  if of_service is null or step not in (1, -1)
      or of_week > date_trunc('week', now())::date
      or of_week < date_trunc('week', now())::date - 7 then
    return false;
  end if;
  if step = 1 then
    insert into services_desktally as t (service_id, programme_key, week, topic, outcome, number)
    values (of_service, programme, of_week, of_topic, of_outcome, 1)
    on conflict (service_id, programme_key, week, topic, outcome)
      do update set number = t.number + 1;
    return true;
  end if;
  update services_desktally t set number = t.number - 1
    where t.service_id = of_service and t.programme_key = programme and t.week = of_week
      and t.topic = of_topic and t.outcome = of_outcome and t.number > 0;
  return found;
end $$;
revoke execute on function services_count from public;
grant execute on function services_count to ciranda_web;

-- What was asked at the counter of the asker's own service in a quarter of a year, as sums. Weeks
-- stay inside: from two periods that overlap the difference could be taken.
create function services_tallies(programme text, of_quarter date)
returns table (topic text, outcome text, number bigint)
language sql stable security definer set search_path = public, pg_temp as $$
 select t.topic, t.outcome, sum(t.number)::bigint from services_desktally t
 where t.service_id = (select m.service_id from agencies_membership m where m.id = app_membership()
     and m.ended_on is null)
  and t.programme_key = programme and t.number > 0
  and t.week >= date_trunc('quarter', of_quarter)::date
  and t.week < (date_trunc('quarter', of_quarter) + interval '3 months')::date
 group by 1, 2 $$;
revoke execute on function services_tallies from public;
grant execute on function services_tallies to ciranda_web;
