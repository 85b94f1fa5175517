-- What a court ordered is taken out of no plan: not by an action, not past one.
create function plans_order_stays() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select 1 from plans_action a where a.id = new.action_id and a.ordered_by <> '') then
    raise exception 'a court ordered this action: it stays in the plan'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger order_stays before update on plans_actionterms for each row
  when (old.removed_at is null and new.removed_at is not null)
  execute function plans_order_stays();
