-- A relay that asks whoever answers for a child to invite the family. As `people_relay` in all else:
-- the asker learns neither whom it reached nor whether it reached anybody.
create function people_invite(of_search uuid, words text, signed text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare made uuid;
begin
  made := people_relay(of_search, words, signed);
  update people_relay set kind = 'invite' where id = made;
  update people_relaymessage set kind = 'invite' where relay_id = made;
  return made;
end $$;
revoke execute on function people_invite from public;
grant execute on function people_invite to ciranda_web;

-- What became of an invitation: the answer goes to the asker as any other, and is kept as what it is.
create function people_invite_reply(message uuid, said text, words text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare dossier uuid;
begin
  dossier := people_relay_answer(message, words);
  if dossier is not null then
    update people_relaymessage set reply = said where id = message;
  end if;
  return dossier;
end $$;
revoke execute on function people_invite_reply from public;
grant execute on function people_invite_reply to ciranda_web;
