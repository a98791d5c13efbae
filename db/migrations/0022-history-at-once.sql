-- Many deeds of one command enter the chain with one look at its head and one change of it. A head that is changed
-- again and again in one transaction leaves a version behind each time, and every later look walks past all of them.

create function record_history_all(p_tenant uuid, p_at timestamptz, p_actor uuid, p_verbs text[], p_abouts text[])
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head history_head;
  first_n bigint;
  bytes bytea;
  all_bytes bytea[] := '{}';
  all_hashes bytea[] := '{}';
begin
  select * into head from history_head where tenant = p_tenant for update;
  if not found then
    insert into history_head values (p_tenant, 0, '\x') on conflict do nothing;
    select * into strict head from history_head where tenant = p_tenant for update;
  end if;
  first_n := head.n;
  for i in 1 .. cardinality(p_verbs) loop
    head.n := head.n + 1;
    bytes := history_canonical(head.n, p_at, p_actor, p_verbs[i], p_abouts[i]);
    head.hash := sha256(head.hash || bytes);
    all_bytes := all_bytes || bytes;
    all_hashes := all_hashes || head.hash;
  end loop;
  insert into history
    select p_tenant, first_n + deed.i, p_at, p_actor, deed.verb, deed.about, deed.bytes, deed.hash
    from unnest(p_verbs, p_abouts, all_bytes, all_hashes) with ordinality as deed (verb, about, bytes, hash, i);
  update history_head set n = head.n, hash = head.hash where tenant = p_tenant;
end $$;

create or replace function record_history(p_tenant uuid, p_at timestamptz, p_actor uuid, p_verb text, p_about text)
  returns bytea language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head history_head;
  bytes bytea;
begin
  select * into head from history_head where tenant = p_tenant for update;
  if not found then
    insert into history_head values (p_tenant, 0, '\x') on conflict do nothing;
    select * into strict head from history_head where tenant = p_tenant for update;
  end if;
  head.n := head.n + 1;
  bytes := history_canonical(head.n, p_at, p_actor, p_verb, p_about);
  head.hash := sha256(head.hash || bytes);
  insert into history values (p_tenant, head.n, p_at, p_actor, p_verb, p_about, bytes, head.hash);
  update history_head set n = head.n, hash = head.hash where tenant = p_tenant;
  return head.hash;
end $$;

revoke all on function record_history_all(uuid, timestamptz, uuid, text[], text[]) from public;
grant execute on function record_history_all(uuid, timestamptz, uuid, text[], text[]) to tusoi_app;
