-- What was done, by whom, in a chain per tenant. Ids and verbs only, never content.
-- The application may read and may call record_history(); it can't write these tables in any other way.

create table history_head (
  tenant uuid primary key,
  n      bigint not null,
  hash   bytea not null
);

create table history (
  tenant uuid not null,
  n      bigint not null,
  at     timestamptz not null,
  actor  uuid,                 -- null: the timetable or the administrator's command line
  verb   text not null,
  about  text not null,        -- 'kind:id kind:id'
  canonical bytea not null,    -- the bytes that were hashed, kept so that a later change of format can't break the chain
  hash   bytea not null,
  primary key (tenant, n)
);

create function history_canonical(n bigint, at timestamptz, actor uuid, verb text, about text) returns bytea
  language sql immutable as $$
  select convert_to(
    concat_ws(E'\n', n::text, extract(epoch from at)::numeric(20, 6)::text, coalesce(actor::text, '-'), verb, about),
    'UTF8')
$$;

-- The head is locked as the last thing a transaction does before it commits, so writers of one tenant queue shortly.
create function record_history(p_tenant uuid, p_at timestamptz, p_actor uuid, p_verb text, p_about text) returns bytea
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head history_head;
  bytes bytea;
  next_hash bytea;
begin
  insert into history_head values (p_tenant, 0, '\x') on conflict do nothing;
  select * into head from history_head where tenant = p_tenant for update;
  bytes := history_canonical(head.n + 1, p_at, p_actor, p_verb, p_about);
  next_hash := sha256(head.hash || bytes);
  insert into history values (p_tenant, head.n + 1, p_at, p_actor, p_verb, p_about, bytes, next_hash);
  update history_head set n = head.n + 1, hash = next_hash where tenant = p_tenant;
  return next_hash;
end $$;

create function history_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only';
end $$;
create trigger history_is_append_only before update or delete or truncate on history
  for each statement execute function history_is_append_only();

revoke all on function record_history(uuid, timestamptz, uuid, text, text) from public;
grant execute on function record_history(uuid, timestamptz, uuid, text, text) to tusoi_app;
grant select on history, history_head to tusoi_app;
