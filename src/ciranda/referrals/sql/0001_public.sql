-- A concern from the public page, written for someone who has no grants. It can only add a new
-- signal to a dossier whose grants were derived just before: never change, never read. What it is
-- given it stores; state, times and the check of a professional are not the sender's to say.
create function referrals_receive(signal jsonb, tellings jsonb, source jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_dossier uuid := (signal->>'dossier_id')::uuid;
  of_team uuid := (signal->>'team_id')::uuid;
begin
  if exists (select 1 from access_dossier d where d.id = of_dossier) then
    raise exception 'this dossier has been opened already' using errcode = '42501';
  end if;
  if not exists (select 1 from access_grant g join access_principal p on p.id = g.principal
      where g.dossier_id = of_dossier and g.source_id = (signal->>'id')::uuid
        and p.kind = 2 and p.ref = of_team) then
    raise exception 'a signal has a team from its first second' using errcode = '23514';
  end if;
  insert into access_dossier (id, kind, source_id, opened_at, region_id)
    values (of_dossier, 8, (signal->>'id')::uuid, now(), 1);
  insert into referrals_signal (id, dossier_id, pack_version_id, team_id, reference, state,
      is_professional, sector, language, received_at, due_on, expires_on, end_reason, climbed_to)
    values ((signal->>'id')::uuid, of_dossier, (signal->>'pack_version_id')::uuid, of_team,
      signal->>'reference', 'new', (signal->>'is_professional')::boolean, signal->>'sector',
      signal->>'language', now(), (signal->>'due_on')::date, (signal->>'expires_on')::date, '', '');
  insert into referrals_telling (id, dossier_id, category, kind, body, code, language,
      author, told_at)
    select (t->>'id')::uuid, of_dossier, (t->>'category')::smallint, t->>'kind', t->>'body',
      t->>'code', signal->>'language', '', now() from jsonb_array_elements(tellings) t;
  insert into referrals_source (id, dossier_id, relation, name, profession, agency_name, contact,
      register, register_code)
    values ((source->>'id')::uuid, of_dossier, source->>'relation', source->>'name', '',
      source->>'agency_name', source->>'contact', '', '');
  perform referrals_count(of_team, 'received');
end $$;

-- One more in this week's tally. Nothing else remains of what is counted.
create function referrals_count(of_team uuid, what text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into referrals_tally as t (team_id, week, outcome, number)
  values (of_team, date_trunc('week', now())::date, what, 1)
  on conflict (team_id, week, outcome) do update set number = t.number + 1 $$;

-- «What happened?» by a reference, without an account. Three states and nothing else, the same
-- whether or not the child is known; what is finished, expired or never was reads the same. The
-- reason goes only to a professional whom the team has checked.
create function referrals_ask(asked text) returns jsonb
language sql security definer stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'state', case
      when s.id is null or s.state = 'ended' or r.answered_at is not null then 'nothing_open'
      when s.looked_at is not null then 'looked_at'
      else 'received' end,
    'answer', case
      when not s.is_professional or c.checked_at is null then null
      when a.id is not null then jsonb_build_object('pack', r.pack_version_id,
        'outcome', a.outcome, 'reason', a.reason_key, 'words', a.words,
        'redirected_to', a.redirected_to)
      when s.state = 'ended' then jsonb_build_object('pack', s.pack_version_id,
        'outcome', 'not_accepted', 'reason', s.end_reason, 'words', '', 'redirected_to', '')
      end)
  from (select 1) one
  left join referrals_signal s on s.reference = asked
  left join referrals_source c on c.dossier_id = s.dossier_id
  left join referrals_referral r on r.id = s.referral_id
  left join referrals_answer a on a.referral_id = r.id and a.taken_back_at is null $$;

-- Counts a use of a public page and says whether there were too many today. The connection comes
-- as a keyed hash and is hashed again with a salt that lives one day.
create function referrals_knock(on_page text, connection text, most int) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := current_date; grain text; hashed text; n int;
begin
  delete from referrals_knock where day < today;
  delete from referrals_salt where day < today;
  insert into referrals_salt (day, salt)
    values (today, gen_random_uuid()::text || gen_random_uuid()::text) on conflict do nothing;
  select salt into grain from referrals_salt where day = today;
  hashed := encode(sha256(convert_to(grain || connection, 'UTF8')), 'hex');
  insert into referrals_knock as k (day, page, who, number) values (today, on_page, hashed, 1)
    on conflict (day, page, who) do update set number = k.number + 1 returning number into n;
  return n > most;
end $$;
revoke execute on function referrals_receive, referrals_count, referrals_ask, referrals_knock
  from public;
grant execute on function referrals_receive, referrals_count, referrals_ask, referrals_knock
  to ciranda_web;
