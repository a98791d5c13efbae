-- Many deeds of one transaction enter the chain at once, each with its own moment and its own doer, so that a transaction
-- of many commands locks the head of the chain only as it ends.

create function record_deeds(p_tenant uuid, p_ats timestamptz[], p_actors uuid[], p_verbs text[], p_abouts text[])
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
    bytes := history_canonical(head.n, p_ats[i], p_actors[i], p_verbs[i], p_abouts[i]);
    head.hash := sha256(head.hash || bytes);
    all_bytes := all_bytes || bytes;
    all_hashes := all_hashes || head.hash;
  end loop;
  insert into history
    select p_tenant, first_n + deed.i, deed.at, deed.actor, deed.verb, deed.about, deed.bytes, deed.hash
    from unnest(p_ats, p_actors, p_verbs, p_abouts, all_bytes, all_hashes) with ordinality
      as deed (at, actor, verb, about, bytes, hash, i);
  update history_head set n = head.n, hash = head.hash where tenant = p_tenant;
end $$;

-- Called by servers of the release before, while one after the other is brought forward.
create or replace function record_history_all(p_tenant uuid, p_at timestamptz, p_actor uuid, p_verbs text[], p_abouts text[])
  returns void language sql security definer set search_path = public, pg_temp as $$
  select record_deeds(p_tenant, array_fill(p_at, array[cardinality(p_verbs)]),
                      array_fill(p_actor, array[cardinality(p_verbs)]), p_verbs, p_abouts)
$$;

revoke all on function record_deeds(uuid, timestamptz[], uuid[], text[], text[]) from public;
grant execute on function record_deeds(uuid, timestamptz[], uuid[], text[], text[]) to tusoi_app;
