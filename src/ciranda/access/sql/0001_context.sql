-- What the current transaction may see, set once by access.actions.enter. After a transaction the
-- setting is '' on that pooled connection, never NULL: hence nullif everywhere.
create function app_principals() returns int[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.principals', true), ''), '{}')::int[] $$;
create function app_purpose() returns int language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.purpose', true), ''), '0')::int $$;
create function app_human() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.human', true), '')::uuid $$;
create function app_user_id() returns bigint language sql stable parallel safe as
$$ select nullif(current_setting('app.user_id', true), '')::bigint $$;
create function app_membership() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.membership', true), '')::uuid $$;
create function app_person() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function app_staff() returns boolean language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.staff', true), ''), 'f')::boolean $$;
create function app_barred() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.barred', true), ''), '{}')::uuid[] $$;

create function access_refuse_move() returns trigger language plpgsql as
$$ begin raise exception 'a row never leaves its dossier'; end $$;
create function access_refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is only ever added to', tg_table_name; end $$;
