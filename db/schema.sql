-- Dumped from db/migrations for reading; never run.

CREATE FUNCTION public.conclusion_after_hearing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if not exists (
    select 1 from meeting_review r
    where r.tenant = new.tenant and r.meeting = new.source_id and r.person = new.person
      and (exists (select 1 from meeting_text t
                   where t.tenant = r.tenant and t.meeting = r.meeting and t.about = r.id
                     and t.field in ('self', 'reply') and t.body <> '')
        or exists (select 1 from meeting_speech s
                   where s.tenant = r.tenant and s.meeting = r.meeting and s.about = r.id
                     and s.speaker = r.person and s.dropped_at is null)))
  then
    raise exception 'a commitment is not concluded as not kept before its member was heard';
  end if;
  return new;
end $$;

CREATE FUNCTION public.feedback_event_follows() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  before feedback_event;
  told feedback_event;
  signers int;
  clear int;
  last_until date;
begin
  -- One at a time: the case's row is held while its events are looked at.
  perform 1 from feedback_case c where c.tenant = new.tenant and c.id = new.case_id for update;
  select * into before from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id order by n desc limit 1;
  if new.n <> coalesce(before.n, 0) + 1 or (new.n = 1) <> (new.kind = 'received') or new.on_day < before.on_day then
    raise exception 'feedback: out of order' using errcode = 'check_violation';
  end if;
  select count(*), count(*) filter (where not exists (
      select 1 from feedback_barred b where b.tenant = s.tenant and b.case_id = s.case_id and b.token = s.token))
    into signers, clear
    from feedback_signature s where s.tenant = new.tenant and s.case_id = new.case_id and s.n = new.n;
  select * into told from feedback_event e
    where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'told' order by n desc limit 1;

  if new.kind in ('concluded', 'not-approved', 'closed', 'notice-delayed') and clear < 2 then
    raise exception 'feedback: two people without conflict must sign' using errcode = 'check_violation';
  end if;
  if new.kind in ('opined', 'left') and signers < 1 then
    raise exception 'feedback: somebody must sign' using errcode = 'check_violation';
  end if;
  if new.kind = 'told' then
    if not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'notice-sent')
       or (select count(distinct s.person) from feedback_signature s join feedback_event e using (tenant, case_id, n)
           where s.tenant = new.tenant and s.case_id = new.case_id and e.kind = 'opined'
             and not exists (select 1 from feedback_barred b where b.tenant = s.tenant and b.case_id = s.case_id and b.token = s.token)) < 2 then
      raise exception 'feedback: told before it was admitted and written' using errcode = 'check_violation';
    end if;
    if new.until is null or new.until < new.on_day + 10 then
      raise exception 'feedback: too little time to answer' using errcode = 'check_violation';
    end if;
  end if;
  if new.kind in ('answered', 'lapsed', 'extended', 'drafted', 'shown', 'commented', 'concluded', 'not-approved') and told.n is null then
    raise exception 'feedback: the member was not told' using errcode = 'check_violation';
  end if;
  select max(e.until) into last_until from feedback_event e
    where e.tenant = new.tenant and e.case_id = new.case_id and e.n >= told.n and e.kind in ('told', 'extended', 'resumed');
  if new.kind = 'lapsed' and new.on_day <= last_until then
    raise exception 'feedback: the member still has time' using errcode = 'check_violation';
  end if;
  if new.kind in ('drafted', 'shown', 'commented', 'concluded', 'not-approved')
     and not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id
                       and e.kind in ('answered', 'lapsed') and e.n > told.n) then
    raise exception 'feedback: neither an answer nor a window that lapsed' using errcode = 'check_violation';
  end if;
  if new.kind in ('concluded', 'not-approved') then
    if not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'verified') then
      raise exception 'feedback: nothing was verified' using errcode = 'check_violation';
    end if;
    if coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'shown'), 0)
       <= coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id
                      and e.kind in ('drafted', 'verified', 'answered')), 0) then
      raise exception 'feedback: the member has not seen this draft' using errcode = 'check_violation';
    end if;
  end if;
  if new.kind in ('concluded', 'not-approved', 'lapsed', 'drafted', 'closed')
     and coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'stopped'), 0)
       > coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'resumed'), 0) then
    raise exception 'feedback: readers are changing' using errcode = 'check_violation';
  end if;
  if new.kind in ('conclusion-told', 'appealed', 'closed')
     and not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'concluded') then
    raise exception 'feedback: nothing was concluded' using errcode = 'check_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION public.feedback_goes_whole() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select 1 from feedback_case c where c.tenant = old.tenant and c.id = old.case_id) then
    raise exception 'feedback: an event stays as long as its case' using errcode = 'check_violation';
  end if;
  return old;
end $$;

CREATE FUNCTION public.feedback_signature_is_good() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not exists (select 1 from post p where p.tenant = new.tenant and p.unit = new.tenant and p.person = new.person
                   and p.kind in ('inspection-head', 'inspection-deputy', 'inspection-member')
                   and p.valid_from <= new.signed_on and (p.valid_to is null or p.valid_to > new.signed_on)) then
    raise exception 'feedback: not of the inspection committee' using errcode = 'check_violation';
  end if;
  if exists (select 1 from feedback_case c where c.tenant = new.tenant and c.id = new.case_id and c.subject = new.token) then
    raise exception 'feedback: the member has no hand in their own case' using errcode = 'check_violation';
  end if;
  if exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.n >= new.n) then
    raise exception 'feedback: signed after the event' using errcode = 'check_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION public.feedback_stage_is_true() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.stage in ('concluded', 'final') and not exists (
      select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.id and e.kind = 'concluded') then
    raise exception 'feedback: nothing was concluded' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and old.subject is not null and new.subject is distinct from old.subject and old.stage not in ('triage', 'admitted', 'noticed') then
    raise exception 'feedback: another member' using errcode = 'check_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION public.history_canonical(n bigint, at timestamp with time zone, actor uuid, verb text, about text) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    AS $$
  select convert_to(
    concat_ws(E'\n', n::text, extract(epoch from at)::numeric(20, 6)::text, coalesce(actor::text, '-'), verb, about),
    'UTF8')
$$;

CREATE FUNCTION public.history_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'history is append-only';
end $$;

CREATE FUNCTION public.inspection_is_heard() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  about inspection;
  latest inspection_result;
begin
  select * into about from inspection i where i.tenant = new.tenant and i.id = new.inspection;
  select * into latest from inspection_result r
    where r.tenant = new.tenant and r.inspection = new.inspection order by n desc limit 1;
  if about.person is distinct from new.person or about.dropped_on is not null
     or about.told_on is null or about.told_on >= new.concluded_on then
    raise exception 'inspection: the member was not told beforehand' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from inspection_report r where r.tenant = new.tenant and r.inspection = new.inspection) then
    raise exception 'inspection: the member has not reported' using errcode = 'check_violation';
  end if;
  if latest.seen_on is null or latest.outcome <> new.outcome or latest.made_by is null
     or exists (select 1 from inspection_report r where r.tenant = new.tenant and r.inspection = new.inspection
                  and r.n > latest.after_report) then
    raise exception 'inspection: the member has not seen this result' using errcode = 'check_violation';
  end if;
  if new.made_by = new.person then
    raise exception 'inspection: nobody concludes about themself' using errcode = 'check_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION public.keep_months(first date, last date) RETURNS SETOF text
    LANGUAGE plpgsql
    AS $_$
declare
  parent record;
  month date;
  part text;
  begins text;
  ends text;
begin
  for parent in
    select c.oid::regclass as name, c.relrowsecurity as walled, d.partdefid::regclass as spare, a.attname as key, a.atttypid = 'uuid'::regtype as by_id
    from pg_partitioned_table d join pg_class c on c.oid = d.partrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = d.partattrs[0]
    where d.partstrat = 'r' and d.partdefid <> 0 and c.relnamespace = 'public'::regnamespace order by c.relname
  loop
    -- Rows move from one part of a table to another, and change in nothing: neither the wall nor a trigger has a say.
    execute format('alter table %s disable trigger user', parent.spare);
    if parent.walled then execute format('alter table %s no force row level security', parent.spare); end if;
    for month in execute format(
      'select m::date from generate_series($1::timestamp, $2, interval ''1 month'') m
       union select date_trunc(''month'', day)::date from (select distinct %s as day from %s) d where day is not null order by 1',
      case when parent.by_id then format('month_of(%I)', parent.key) else format('%I', parent.key) end, parent.spare)
      using date_trunc('month', first), date_trunc('month', last)
    loop
      part := parent.name || to_char(month, '_yyyy_mm');
      continue when to_regclass(part) is not null;
      begins := case when parent.by_id then month_begins(month)::text else month::text end;
      ends := case when parent.by_id then month_begins((month + interval '1 month')::date)::text
                   else (month + interval '1 month')::date::text end;
      execute format('create table %I (like %s including defaults including constraints)', part, parent.name);
      execute format('with moved as (delete from %1$s where %2$I >= %3$L and %2$I < %4$L returning *) insert into %5$I select * from moved',
                     parent.spare, parent.key, begins, ends, part);
      execute format('alter table %s attach partition %I for values from (%L) to (%L)', parent.name, part, begins, ends);
      -- Whoever asks for a partition by its own name finds nothing, the owner too.
      if parent.walled then
        execute format('alter table %I enable row level security, force row level security', part);
      end if;
      return next part;
    end loop;
    if parent.walled then execute format('alter table %s force row level security', parent.spare); end if;
    execute format('alter table %s enable trigger user', parent.spare);
  end loop;
end $_$;

CREATE FUNCTION public.month_begins(month date) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    AS $$
  select (lpad(to_hex((extract(epoch from month::timestamp - interval '7 hours') * 1000)::bigint), 12, '0')
          || '00000000000000000000')::uuid
$$;

CREATE FUNCTION public.month_of(id uuid) RETURNS date
    LANGUAGE sql IMMUTABLE
    AS $$
  select case when substr(id::text, 15, 1) = '7' then
    date_trunc('month', timestamp '1970-01-01 07:00' + make_interval(secs =>
      (('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000)::float8))::date end
$$;

CREATE FUNCTION public.movement_goes_on() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  ended date := (select e.ends_on from movement_end e where e.tenant = new.tenant and e.movement = new.movement
                 order by e.n desc limit 1);
begin
  if ended <= new.laid_on then raise exception 'nothing follows the end of a movement'; end if;
  if tg_table_name = 'movement_version' then
    if exists (select 1 from movement_version v where v.tenant = new.tenant and v.movement = new.movement
               and v.valid_from > new.valid_from)
    then raise exception 'versions of a movement follow one another'; end if;
  end if;
  return new;
end $$;

CREATE FUNCTION public.opinion_line_is_open() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
  line opinion_line := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (select 1 from opinion_note n where n.tenant = line.tenant and n.id = line.note and n.sent_on is not null) then
    raise exception 'opinion: what was sent stays as it was sent' using errcode = 'check_violation';
  end if;
  return line;
end $$;

CREATE FUNCTION public.opinion_note_stays() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if old.sent_on is not null then
    raise exception 'opinion: what was sent stays as it was sent' using errcode = 'check_violation';
  end if;
  return new;
end $$;

CREATE FUNCTION public.record_deeds(p_tenant uuid, p_ats timestamp with time zone[], p_actors uuid[], p_verbs text[], p_abouts text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.record_history(p_tenant uuid, p_at timestamp with time zone, p_actor uuid, p_verb text, p_about text) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.record_history_all(p_tenant uuid, p_at timestamp with time zone, p_actor uuid, p_verbs text[], p_abouts text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select record_deeds(p_tenant, array_fill(p_at, array[cardinality(p_verbs)]),
                      array_fill(p_actor, array[cardinality(p_verbs)]), p_verbs, p_abouts)
$$;

CREATE FUNCTION public.reminder_event_follows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  earlier reminder_event;
  vote jsonb := new.said -> 'vote';
begin
  if new.n > 1 then
    select * into earlier from reminder_event e
      where e.tenant = new.tenant and e.reminder = new.reminder and e.n = new.n - 1;
    if not found then raise exception 'an event of a reminder follows the one before it'; end if;
    if new.on_day < earlier.on_day then raise exception 'days of a reminder do not go back'; end if;
    if earlier.kind = 'forgotten' then raise exception 'nothing follows forgetting'; end if;
  end if;
  if new.kind in ('decided', 'not-approved') then
    if not exists (select 1 from reminder_event e where e.tenant = new.tenant and e.reminder = new.reminder and e.kind = 'heard')
      and (select count(*) from reminder_event e where e.tenant = new.tenant and e.reminder = new.reminder
             and e.kind = 'missed' and e.said ->> 'excused' = 'false') < 2
    then raise exception 'nobody is voted on unheard'; end if;
    if not coalesce(
      (vote ->> 'yes')::int + (vote ->> 'no')::int + (vote ->> 'other')::int = (vote ->> 'entitled')::int
        and (vote ->> 'entitled')::int <= (vote ->> 'called')::int, false)
    then raise exception 'the counts of a vote add up'; end if;
  end if;
  return new;
end $$;

CREATE FUNCTION public.reminder_text_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if not exists (select 1 from reminder_event e where e.tenant = old.tenant and e.reminder = old.reminder and e.kind = 'forgotten')
  then raise exception 'words of a reminder stay until it is forgotten'; end if;
  return old;
end $$;

CREATE FUNCTION public.report_is_frozen() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select 1 from report r where r.tenant = new.tenant and r.id = new.report and r.frozen_at is not null)
  then raise exception 'the numbers of a report are frozen'; end if;
  return new;
end $$;

CREATE FUNCTION public.tally_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if old.frozen then raise exception 'figures of a month that is over stay as they are'; end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

CREATE TABLE public.absence_notice (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    person uuid NOT NULL,
    reason text NOT NULL,
    sent_on date NOT NULL,
    withdrawn_on date
);

CREATE TABLE public.account (
    id uuid NOT NULL,
    person uuid NOT NULL,
    made_on date NOT NULL
);

CREATE TABLE public.account_key (
    account uuid NOT NULL,
    version integer NOT NULL,
    public_key bytea NOT NULL
);

CREATE TABLE public.addendum (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    id uuid NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    reason text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL
);

CREATE TABLE public.ballot (
    tenant uuid NOT NULL,
    quarter text NOT NULL,
    id uuid NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY public.ballot FORCE ROW LEVEL SECURITY;

CREATE TABLE public.briefing (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    movement uuid NOT NULL,
    held_on date NOT NULL,
    at_time text DEFAULT ''::text NOT NULL,
    place text NOT NULL,
    makes_up uuid,
    cells uuid[] NOT NULL,
    directives uuid[] NOT NULL,
    guests_invited integer DEFAULT 0 NOT NULL,
    guests_present integer DEFAULT 0 NOT NULL,
    laid_at timestamp with time zone NOT NULL,
    laid_by uuid,
    dropped_at timestamp with time zone,
    dropped_by uuid,
    CONSTRAINT briefing_check CHECK (((guests_invited >= 0) AND ((guests_present >= 0) AND (guests_present <= guests_invited))))
);

CREATE TABLE public.briefing_presence (
    tenant uuid NOT NULL,
    briefing uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    present boolean NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by uuid
);

CREATE TABLE public.calendar_feed (
    token_hash bytea NOT NULL,
    person uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);

CREATE TABLE public.card (
    id uuid NOT NULL,
    tenant uuid NOT NULL,
    person uuid NOT NULL,
    code_hash bytea NOT NULL,
    printed_by uuid,
    printed_by_name text NOT NULL,
    printed_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    begins_anew boolean DEFAULT false NOT NULL,
    used_at timestamp with time zone,
    voided_at timestamp with time zone
);

CREATE TABLE public.catalogue_version (
    id text NOT NULL,
    sha256 text NOT NULL,
    content jsonb NOT NULL,
    loaded_at timestamp with time zone NOT NULL
);

CREATE TABLE public.cell_plan (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    origin text NOT NULL,
    origin_id uuid NOT NULL,
    line text NOT NULL,
    due date NOT NULL,
    opened_on date NOT NULL,
    told_fixed_on date,
    confirmed_on date,
    confirmed_at_meeting uuid,
    withdrawn_on date,
    replaces uuid,
    ended_in uuid,
    CONSTRAINT cell_plan_origin_check CHECK ((origin = ANY (ARRAY['brought'::text, 'concluded'::text, 'on-behalf'::text])))
);

CREATE TABLE public.command (
    account uuid NOT NULL,
    id uuid NOT NULL,
    fingerprint bytea NOT NULL,
    answer text NOT NULL,
    done_on date NOT NULL
);

CREATE TABLE public.commitment (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    year integer NOT NULL,
    version integer NOT NULL,
    how text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    signed_on date NOT NULL,
    recorded_by uuid,
    withdrawn_on date,
    withdrawn_by uuid,
    confirmed_on date,
    confirmed_at_meeting uuid,
    confirmed_by uuid,
    CONSTRAINT commitment_check CHECK (((how = 'paper'::text) = (recorded_by IS NOT NULL))),
    CONSTRAINT commitment_check1 CHECK (((how = 'paper'::text) OR (withdrawn_on IS NULL))),
    CONSTRAINT commitment_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'paper'::text]))),
    CONSTRAINT commitment_version_check CHECK ((version >= 1))
);

CREATE TABLE public.commitment_default (
    tenant uuid NOT NULL,
    valid_from date NOT NULL,
    rules jsonb NOT NULL
);

CREATE TABLE public.commitment_line (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    commitment uuid NOT NULL,
    line uuid NOT NULL,
    place integer NOT NULL,
    what text NOT NULL,
    measure text NOT NULL,
    due date NOT NULL,
    catalogue text,
    group_id text,
    group_label text,
    CONSTRAINT commitment_line_check CHECK ((((catalogue IS NULL) = (group_id IS NULL)) AND ((group_id IS NULL) = (group_label IS NULL))))
);

CREATE TABLE public.conclusion (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    source text NOT NULL,
    source_id uuid NOT NULL,
    outcome text NOT NULL,
    wording text NOT NULL,
    signs jsonb NOT NULL,
    fix_by date,
    yes integer NOT NULL,
    no integer NOT NULL,
    other integer NOT NULL,
    entitled integer NOT NULL,
    manner text NOT NULL,
    named jsonb,
    rule jsonb NOT NULL,
    concluded_on date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    kind text DEFAULT 'sign'::text NOT NULL,
    line uuid,
    round uuid,
    led_by uuid,
    inspection uuid,
    CONSTRAINT conclusion_check CHECK ((((yes + no) + other) = entitled)),
    CONSTRAINT conclusion_check1 CHECK (((outcome = 'to-fix'::text) = (fix_by IS NOT NULL))),
    CONSTRAINT conclusion_feedback_fits CHECK ((((kind <> 'feedback'::text) OR ((source = 'inspection'::text) AND (outcome = 'to-fix'::text))) AND ((source = 'meeting'::text) OR (kind = ANY (ARRAY['feedback'::text, 'inspection'::text]))))),
    CONSTRAINT conclusion_inspection_fits CHECK (((kind = 'inspection'::text) = (inspection IS NOT NULL))),
    CONSTRAINT conclusion_kind_check CHECK ((kind = ANY (ARRAY['sign'::text, 'commitment'::text, 'round'::text, 'feedback'::text, 'inspection'::text]))),
    CONSTRAINT conclusion_kind_fits CHECK ((((kind = 'commitment'::text) = (line IS NOT NULL)) AND ((kind = 'commitment'::text) = (outcome = ANY (ARRAY['kept'::text, 'not-kept'::text]))))),
    CONSTRAINT conclusion_manner_check CHECK ((manner = ANY (ARRAY['hands'::text, 'named'::text, 'secret'::text]))),
    CONSTRAINT conclusion_outcome_check CHECK ((outcome = ANY (ARRAY['none-seen'::text, 'fixed'::text, 'to-fix'::text, 'kept'::text, 'not-kept'::text]))),
    CONSTRAINT conclusion_round_fits CHECK (((kind = 'round'::text) = (round IS NOT NULL))),
    CONSTRAINT conclusion_source_check CHECK ((source = ANY (ARRAY['meeting'::text, 'inspection'::text])))
);

CREATE TABLE public.conclusion_appeal (
    tenant uuid NOT NULL,
    conclusion uuid NOT NULL,
    person uuid NOT NULL,
    reason text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    answered_by uuid
);

CREATE TABLE public.contact (
    person uuid NOT NULL,
    phone text,
    phone_problem_on date,
    email text,
    email_problem_on date,
    changed_on date NOT NULL
);

ALTER TABLE ONLY public.contact FORCE ROW LEVEL SECURITY;

CREATE TABLE public.declared_line (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    period uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    line text NOT NULL,
    day date NOT NULL,
    on_behalf uuid
);

CREATE TABLE public.demo_mark (
    only_one boolean DEFAULT true NOT NULL,
    CONSTRAINT demo_mark_only_one_check CHECK (only_one)
);

CREATE TABLE public.device (
    id uuid NOT NULL,
    account uuid NOT NULL,
    public_key bytea NOT NULL,
    pin_hash text NOT NULL,
    label text NOT NULL,
    card uuid,
    enrolled_at timestamp with time zone NOT NULL,
    wrong_pins integer DEFAULT 0 NOT NULL,
    wait_until timestamp with time zone,
    revoked_at timestamp with time zone
);

CREATE TABLE public.diary_entry (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    key_version integer NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY public.diary_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.directive (
    tenant uuid NOT NULL,
    movement uuid NOT NULL,
    id uuid NOT NULL,
    title text NOT NULL,
    number text DEFAULT ''::text NOT NULL,
    issued_on date,
    link text DEFAULT ''::text NOT NULL,
    summary text DEFAULT ''::text NOT NULL,
    valid_from date NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by uuid,
    dropped_from date,
    dropped_at timestamp with time zone,
    dropped_by uuid
);

CREATE TABLE public.directive_reading (
    tenant uuid NOT NULL,
    directive uuid NOT NULL,
    person uuid NOT NULL,
    said_on date NOT NULL,
    withdrawn_on date
);

CREATE TABLE public.erasure (
    person uuid NOT NULL,
    erased_at timestamp with time zone NOT NULL
);

CREATE TABLE public.feedback_barred (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    token bytea NOT NULL
);

CREATE TABLE public.feedback_case (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    public_key bytea NOT NULL,
    batch_on date NOT NULL,
    stage text DEFAULT 'triage'::text NOT NULL,
    sender_state text DEFAULT 'received'::text NOT NULL,
    until date,
    stopped_on date,
    erase_on date,
    reopened boolean DEFAULT false NOT NULL,
    subject bytea,
    CONSTRAINT feedback_case_sender_state_check CHECK ((sender_state = ANY (ARRAY['received'::text, 'looked-into'::text, 'waiting'::text, 'done'::text, 'rejected'::text, 'sent-on'::text, 'lost'::text]))),
    CONSTRAINT feedback_case_stage_check CHECK ((stage = ANY (ARRAY['triage'::text, 'admitted'::text, 'noticed'::text, 'told'::text, 'heard'::text, 'drafted'::text, 'shown'::text, 'concluded'::text, 'final'::text, 'leaving'::text, 'closed'::text])))
);

CREATE TABLE public.feedback_certificate (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    asked_on date NOT NULL,
    printed_on date,
    printed_by_form uuid
);

CREATE TABLE public.feedback_change (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_on date NOT NULL,
    readers bytea NOT NULL,
    signed_by uuid,
    signed_on date,
    CONSTRAINT feedback_change_check CHECK (((signed_by IS NULL) OR (signed_by <> proposed_by)))
);

CREATE TABLE public.feedback_day_secret (
    day date NOT NULL,
    secret bytea NOT NULL
);

CREATE TABLE public.feedback_deed (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    n integer NOT NULL,
    on_day date NOT NULL
);

CREATE TABLE public.feedback_default (
    tenant uuid NOT NULL,
    valid_from date NOT NULL,
    policy jsonb NOT NULL
);

CREATE TABLE public.feedback_event (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    n integer NOT NULL,
    kind text NOT NULL,
    on_day date NOT NULL,
    until date,
    key bytea NOT NULL,
    box bytea NOT NULL,
    CONSTRAINT feedback_event_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'opined'::text, 'split'::text, 'conflict-declared'::text, 'notice-delayed'::text, 'notice-sent'::text, 'told'::text, 'extended'::text, 'answered'::text, 'lapsed'::text, 'verified'::text, 'drafted'::text, 'shown'::text, 'commented'::text, 'concluded'::text, 'not-approved'::text, 'conclusion-told'::text, 'appealed'::text, 'appeal-answered'::text, 'closed'::text, 'left'::text, 'slip-handed'::text, 'sender-asked'::text, 'sender-added'::text, 'subject-changed'::text, 'stopped'::text, 'resumed'::text, 'erased'::text])))
);

CREATE TABLE public.feedback_flood (
    kind text NOT NULL,
    level double precision NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT feedback_flood_kind_check CHECK ((kind = ANY (ARRAY['report'::text, 'photo'::text])))
);

CREATE TABLE public.feedback_key (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    account uuid NOT NULL,
    key_version integer NOT NULL,
    wrapped bytea NOT NULL
);

CREATE TABLE public.feedback_letter (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    on_day date NOT NULL,
    key bytea NOT NULL,
    box bytea NOT NULL
);

CREATE TABLE public.feedback_look (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    reader uuid NOT NULL,
    day date NOT NULL
);

CREATE TABLE public.feedback_message (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    n integer NOT NULL,
    from_sender boolean NOT NULL,
    on_day date NOT NULL,
    key bytea NOT NULL,
    box bytea NOT NULL
);

CREATE TABLE public.feedback_message_key (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    n integer NOT NULL,
    code_hash bytea NOT NULL,
    key bytea NOT NULL
);

CREATE TABLE public.feedback_month (
    tenant uuid NOT NULL,
    month date NOT NULL,
    received integer DEFAULT 0 NOT NULL,
    days integer[] DEFAULT '{}'::integer[] NOT NULL
);

CREATE TABLE public.feedback_office (
    tenant uuid NOT NULL,
    office integer NOT NULL,
    public_key bytea NOT NULL,
    made_by uuid NOT NULL,
    made_on date NOT NULL,
    CONSTRAINT feedback_office_office_check CHECK ((office = ANY (ARRAY[1, 2])))
);

CREATE TABLE public.feedback_paper_key (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    wrapped bytea NOT NULL
);

CREATE TABLE public.feedback_photo (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    n integer NOT NULL,
    key bytea NOT NULL,
    box bytea NOT NULL
);

CREATE TABLE public.feedback_proposal (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_on date NOT NULL,
    key bytea NOT NULL,
    box bytea NOT NULL
);

CREATE TABLE public.feedback_reader (
    tenant uuid NOT NULL,
    account uuid NOT NULL,
    person uuid NOT NULL,
    key_version integer NOT NULL,
    public_key bytea NOT NULL,
    since date NOT NULL
);

CREATE TABLE public.feedback_receipt (
    tenant uuid NOT NULL,
    code_hash bytea NOT NULL,
    case_id uuid NOT NULL,
    public_key bytea NOT NULL
);

CREATE TABLE public.feedback_seen (
    print bytea NOT NULL,
    day date NOT NULL,
    tenant uuid NOT NULL,
    case_id uuid NOT NULL
);

CREATE TABLE public.feedback_signature (
    tenant uuid NOT NULL,
    case_id uuid NOT NULL,
    n integer NOT NULL,
    person uuid NOT NULL,
    token bytea NOT NULL,
    signed_on date NOT NULL
);

CREATE TABLE public.feedback_tally (
    tenant uuid NOT NULL,
    ended text NOT NULL,
    count integer NOT NULL,
    CONSTRAINT feedback_tally_ended_check CHECK ((ended = ANY (ARRAY['rejected'::text, 'passed-on'::text, 'thanked'::text, 'founded'::text, 'partly'::text, 'unfounded'::text, 'insufficient'::text, 'sent-on'::text, 'member-gone'::text, 'lost'::text])))
);

CREATE TABLE public.fresh_start (
    id uuid NOT NULL,
    account uuid NOT NULL,
    device uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    approved_by uuid,
    approved_at timestamp with time zone,
    refused_at timestamp with time zone
);

CREATE TABLE public.good_deed (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    origin text NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    told_by text DEFAULT ''::text NOT NULL,
    day date NOT NULL,
    words text NOT NULL,
    noted_on date NOT NULL,
    noted_by uuid NOT NULL,
    seen_on date,
    declined_on date,
    outcome text,
    reason text DEFAULT ''::text NOT NULL,
    settled_on date,
    settled_at_meeting uuid,
    settled_by uuid,
    named_on date,
    CONSTRAINT good_deed_check CHECK (((origin = 'people'::text) = (source <> ''::text))),
    CONSTRAINT good_deed_check1 CHECK ((((outcome IS NULL) = (settled_on IS NULL)) AND ((outcome IS NULL) = (settled_at_meeting IS NULL)))),
    CONSTRAINT good_deed_check2 CHECK (((declined_on IS NULL) OR (outcome IS NULL))),
    CONSTRAINT good_deed_origin_check CHECK ((origin = ANY (ARRAY['self'::text, 'member'::text, 'people'::text]))),
    CONSTRAINT good_deed_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'not-confirmed'::text]))),
    CONSTRAINT good_deed_source_check CHECK ((source = ANY (ARRAY[''::text, 'spoken'::text, 'letter'::text, 'meeting'::text, 'feedback'::text])))
);

CREATE TABLE public.history (
    tenant uuid NOT NULL,
    n bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor uuid,
    verb text NOT NULL,
    about text NOT NULL,
    canonical bytea NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE public.history_head (
    tenant uuid NOT NULL,
    n bigint NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE public.imported_part (
    commune uuid NOT NULL,
    span text NOT NULL,
    unit uuid NOT NULL,
    file uuid NOT NULL
);

CREATE TABLE public.imported_round (
    unit uuid NOT NULL,
    half text NOT NULL,
    catalogue text NOT NULL,
    communes integer NOT NULL,
    counts integer[] NOT NULL,
    groups integer[] NOT NULL,
    missing text[] NOT NULL,
    file uuid NOT NULL,
    upto date NOT NULL
);

CREATE TABLE public.imported_tally (
    unit uuid NOT NULL,
    month date NOT NULL,
    parent uuid NOT NULL,
    communes integer NOT NULL,
    counts integer[] NOT NULL,
    file uuid NOT NULL
);

CREATE TABLE public.inspection (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    plan uuid NOT NULL,
    person uuid NOT NULL,
    theme text NOT NULL,
    month date NOT NULL,
    told_on date,
    told_at_meeting uuid,
    told_by uuid,
    dropped_on date,
    dropped_reason text DEFAULT ''::text NOT NULL
);

CREATE TABLE public.inspection_ask (
    tenant uuid NOT NULL,
    inspection uuid NOT NULL,
    n integer NOT NULL,
    body text NOT NULL,
    after_report integer NOT NULL,
    asked_by uuid NOT NULL,
    asked_on date NOT NULL
);

CREATE TABLE public.inspection_draft (
    tenant uuid NOT NULL,
    inspection uuid NOT NULL,
    person uuid NOT NULL,
    key_version integer NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY public.inspection_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.inspection_plan (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    unit uuid NOT NULL,
    year integer NOT NULL,
    drafted_by uuid NOT NULL,
    drafted_on date NOT NULL,
    adopted_on date,
    adopted_at_meeting uuid,
    adopted_paper text DEFAULT ''::text NOT NULL,
    adopted_by uuid,
    CONSTRAINT inspection_plan_check CHECK (((adopted_on IS NULL) = (adopted_by IS NULL)))
);

CREATE TABLE public.inspection_report (
    tenant uuid NOT NULL,
    inspection uuid NOT NULL,
    n integer NOT NULL,
    said jsonb NOT NULL,
    sent_on date NOT NULL,
    entered_by uuid
);

CREATE TABLE public.inspection_result (
    tenant uuid NOT NULL,
    inspection uuid NOT NULL,
    n integer NOT NULL,
    after_report integer NOT NULL,
    outcome text NOT NULL,
    body text NOT NULL,
    fix text NOT NULL,
    fix_by date,
    made_by uuid NOT NULL,
    made_on date NOT NULL,
    seen_on date,
    handed_by uuid,
    said text DEFAULT ''::text NOT NULL,
    CONSTRAINT inspection_result_check CHECK (((outcome = 'to-fix'::text) = (fix_by IS NOT NULL))),
    CONSTRAINT inspection_result_outcome_check CHECK ((outcome = ANY (ARRAY['none-seen'::text, 'fixed'::text, 'to-fix'::text])))
);

CREATE TABLE public.key_wrap (
    account uuid NOT NULL,
    version integer NOT NULL,
    holder uuid NOT NULL,
    wrapped bytea NOT NULL
);

CREATE TABLE public.look (
    tenant uuid NOT NULL,
    person uuid NOT NULL,
    reader uuid NOT NULL,
    what text NOT NULL,
    day date NOT NULL
);

CREATE TABLE public.meeting (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    cell uuid NOT NULL,
    kind text NOT NULL,
    month date NOT NULL,
    day date NOT NULL,
    at_time text NOT NULL,
    place text NOT NULL,
    topic text DEFAULT ''::text NOT NULL,
    usual_day date,
    moved_reason text DEFAULT ''::text NOT NULL,
    kept text NOT NULL,
    book text DEFAULT ''::text NOT NULL,
    book_page text DEFAULT ''::text NOT NULL,
    chair uuid,
    clerk uuid,
    turns_of text DEFAULT ''::text NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    planned_by uuid NOT NULL,
    noticed_at timestamp with time zone,
    noticed_by uuid,
    opened_at timestamp with time zone,
    opened_by uuid,
    ended_at timestamp with time zone,
    ended_by uuid,
    ended_time text DEFAULT ''::text NOT NULL,
    locked_at timestamp with time zone,
    locked_by uuid,
    dropped_at timestamp with time zone,
    dropped_by uuid,
    dropped_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT meeting_kept_check CHECK ((kept = ANY (ARRAY['live'::text, 'book'::text, 'review-only'::text]))),
    CONSTRAINT meeting_kind_check CHECK ((kind = ANY (ARRAY['ordinary'::text, 'thematic'::text])))
);

CREATE TABLE public.meeting_default (
    tenant uuid NOT NULL,
    valid_from date NOT NULL,
    rotation jsonb NOT NULL,
    meeting jsonb NOT NULL
);

CREATE TABLE public.meeting_item (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    heading text NOT NULL,
    place integer NOT NULL,
    dropped_at timestamp with time zone
);

CREATE TABLE public.meeting_presence (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    person uuid NOT NULL,
    status text NOT NULL,
    state text DEFAULT 'unmarked'::text NOT NULL,
    arrived text DEFAULT ''::text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    set_by uuid,
    set_at timestamp with time zone,
    CONSTRAINT meeting_presence_state_check CHECK ((state = ANY (ARRAY['unmarked'::text, 'present'::text, 'late'::text, 'excused'::text, 'unexcused'::text])))
)
PARTITION BY RANGE (meeting);

CREATE TABLE public.meeting_presence_default (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    person uuid NOT NULL,
    status text NOT NULL,
    state text DEFAULT 'unmarked'::text NOT NULL,
    arrived text DEFAULT ''::text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    set_by uuid,
    set_at timestamp with time zone,
    CONSTRAINT meeting_presence_state_check CHECK ((state = ANY (ARRAY['unmarked'::text, 'present'::text, 'late'::text, 'excused'::text, 'unexcused'::text])))
);

CREATE TABLE public.meeting_review (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    origin text NOT NULL,
    place integer NOT NULL,
    chair uuid,
    clerk uuid,
    put_off_at timestamp with time zone,
    put_off_by uuid,
    put_off_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT meeting_review_origin_check CHECK ((origin = ANY (ARRAY['turn'::text, 'added'::text])))
);

CREATE TABLE public.meeting_score (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    marks jsonb NOT NULL,
    note text NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamp with time zone NOT NULL
);

CREATE TABLE public.meeting_speech (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    id uuid NOT NULL,
    about uuid NOT NULL,
    speaker uuid,
    guest text DEFAULT ''::text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    dropped_at timestamp with time zone
);

CREATE TABLE public.meeting_task (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    id uuid NOT NULL,
    owner uuid,
    due date,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    dropped_at timestamp with time zone,
    done_on date,
    done_at_meeting uuid
);

CREATE TABLE public.meeting_text (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    id uuid NOT NULL,
    about uuid NOT NULL,
    field text NOT NULL,
    body text NOT NULL,
    seen uuid[] NOT NULL,
    writing uuid NOT NULL,
    turn integer NOT NULL,
    author uuid NOT NULL,
    written_at timestamp with time zone NOT NULL
);

CREATE TABLE public.meeting_vote (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    id uuid NOT NULL,
    about uuid NOT NULL,
    question text NOT NULL,
    manner text NOT NULL,
    yes integer NOT NULL,
    no integer NOT NULL,
    other integer NOT NULL,
    entitled integer NOT NULL,
    named jsonb,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    CONSTRAINT meeting_vote_check CHECK (((yes >= 0) AND (no >= 0) AND (other >= 0) AND (((yes + no) + other) = entitled))),
    CONSTRAINT meeting_vote_manner_check CHECK ((manner = ANY (ARRAY['hands'::text, 'named'::text, 'secret'::text])))
);

CREATE TABLE public.member_import (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    file_name text NOT NULL,
    uploaded_by uuid,
    uploaded_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    as_of date NOT NULL,
    workbook bytea,
    corrections jsonb NOT NULL,
    done_rows integer DEFAULT 0 NOT NULL,
    all_rows integer DEFAULT 0 NOT NULL,
    committed_at timestamp with time zone,
    undo jsonb,
    CONSTRAINT member_import_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'committed'::text, 'undone'::text])))
);

CREATE TABLE public.membership (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    status text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    reason text,
    CONSTRAINT membership_status_check CHECK ((status = ANY (ARRAY['official'::text, 'probationary'::text, 'exempt'::text, 'temporary-in'::text, 'temporary-out'::text, 'suspended'::text, 'left'::text])))
);

CREATE TABLE public.migration (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.minutes (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    content jsonb NOT NULL,
    hash text NOT NULL,
    locked_at timestamp with time zone NOT NULL,
    locked_by uuid NOT NULL
);

CREATE TABLE public.movement (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    unit uuid NOT NULL,
    name text NOT NULL,
    outside text DEFAULT ''::text NOT NULL,
    document text DEFAULT ''::text NOT NULL,
    document_number text DEFAULT ''::text NOT NULL,
    document_on date,
    launched_at timestamp with time zone NOT NULL,
    launched_by uuid
);

CREATE TABLE public.movement_end (
    tenant uuid NOT NULL,
    movement uuid NOT NULL,
    n integer NOT NULL,
    ends_on date,
    laid_on date NOT NULL,
    laid_at timestamp with time zone NOT NULL,
    laid_by uuid,
    CONSTRAINT movement_end_check CHECK ((ends_on >= laid_on)),
    CONSTRAINT movement_end_n_check CHECK ((n > 0))
);

CREATE TABLE public.movement_version (
    tenant uuid NOT NULL,
    movement uuid NOT NULL,
    n integer NOT NULL,
    valid_from date NOT NULL,
    terms jsonb NOT NULL,
    target jsonb,
    laid_on date NOT NULL,
    laid_at timestamp with time zone NOT NULL,
    laid_by uuid,
    CONSTRAINT movement_version_check CHECK ((valid_from >= laid_on)),
    CONSTRAINT movement_version_n_check CHECK ((n > 0))
);

CREATE TABLE public.notice (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    key text NOT NULL,
    grade text NOT NULL,
    about text NOT NULL,
    cell uuid,
    person uuid,
    meeting uuid,
    noticed_at timestamp with time zone,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT notice_check CHECK (((cell IS NULL) <> (person IS NULL))),
    CONSTRAINT notice_grade_check CHECK ((grade = ANY (ARRAY['rhythm'::text, 'matter'::text, 'formal'::text, 'test'::text])))
);

CREATE TABLE public.notice_heard (
    tenant uuid NOT NULL,
    notice uuid NOT NULL,
    person uuid NOT NULL,
    outcome text NOT NULL,
    why text DEFAULT ''::text NOT NULL,
    message uuid,
    at timestamp with time zone NOT NULL,
    told_on date,
    told_by uuid,
    CONSTRAINT notice_heard_outcome_check CHECK ((outcome = ANY (ARRAY['said'::text, 'by-hand'::text, 'unsaid'::text])))
);

CREATE TABLE public.notice_message (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    grades text[] NOT NULL,
    words text NOT NULL,
    meeting uuid,
    until_at timestamp with time zone,
    CONSTRAINT notice_message_words_check CHECK ((words = ANY (ARRAY['meeting'::text, 'dropped'::text, 'look'::text, 'test'::text])))
);

CREATE TABLE public.notice_send (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    message uuid NOT NULL,
    person uuid NOT NULL,
    channel text NOT NULL,
    place uuid,
    state text NOT NULL,
    problem text DEFAULT ''::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    marked_at timestamp with time zone,
    doubt_at timestamp with time zone,
    done_at timestamp with time zone,
    CONSTRAINT notice_send_channel_check CHECK ((channel = ANY (ARRAY['push'::text, 'email'::text, 'sms'::text, 'zns'::text]))),
    CONSTRAINT notice_send_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'marked'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'unsent'::text])))
);

CREATE TABLE public.notice_words (
    tenant uuid NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    body text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by uuid NOT NULL,
    CONSTRAINT notice_words_name_check CHECK ((name = ANY (ARRAY['meeting'::text, 'dropped'::text, 'look'::text])))
);

CREATE TABLE public.on_behalf_helper (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    helper uuid NOT NULL,
    named_on date NOT NULL,
    noted_by uuid NOT NULL,
    ended_on date,
    ended_by uuid
);

CREATE TABLE public.on_behalf_line (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    period uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    entered_by uuid NOT NULL,
    entered_on date NOT NULL,
    line text NOT NULL,
    due date,
    witness uuid,
    confirmed_on date,
    confirmed_how text,
    refused_on date,
    CONSTRAINT on_behalf_line_check CHECK (((confirmed_on IS NULL) = (confirmed_how IS NULL))),
    CONSTRAINT on_behalf_line_check1 CHECK (((entered_by <> person) AND ((witness IS NULL) OR ((witness <> person) AND (witness <> entered_by))))),
    CONSTRAINT on_behalf_line_confirmed_how_check CHECK ((confirmed_how = ANY (ARRAY['code'::text, 'signature'::text, 'self'::text])))
);

CREATE TABLE public.opinion_addendum (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    note uuid NOT NULL,
    body text NOT NULL,
    by_person uuid NOT NULL,
    on_day date NOT NULL
);

CREATE TABLE public.opinion_line (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    note uuid NOT NULL,
    theme text NOT NULL,
    source text NOT NULL,
    body text NOT NULL,
    by_person uuid NOT NULL,
    on_day date NOT NULL
);

CREATE TABLE public.opinion_note (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    month date NOT NULL,
    made_by uuid NOT NULL,
    made_on date NOT NULL,
    sent_on date,
    sent_by uuid,
    CONSTRAINT opinion_note_check CHECK (((sent_on IS NULL) = (sent_by IS NULL))),
    CONSTRAINT opinion_note_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);

CREATE TABLE public.own_year (
    tenant uuid NOT NULL,
    year integer NOT NULL,
    person uuid NOT NULL,
    key_version integer NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY public.own_year FORCE ROW LEVEL SECURITY;

CREATE TABLE public.period (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    month date NOT NULL,
    meeting_on date NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    catalogue text NOT NULL,
    form text NOT NULL,
    folded_on date,
    CONSTRAINT period_form_check CHECK ((form = ANY (ARRAY['skim'::text, 'full'::text])))
);

CREATE TABLE public.period_closed (
    tenant uuid NOT NULL,
    period uuid NOT NULL,
    cell uuid NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    closed_by uuid NOT NULL
);

CREATE TABLE public.person (
    id uuid NOT NULL,
    full_name text NOT NULL,
    search text NOT NULL,
    birth_date text,
    sex text,
    phone text,
    card_number text,
    admitted_on text,
    official_on text,
    CONSTRAINT person_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])))
);

CREATE TABLE public.post (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    unit uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT post_kind_check CHECK ((kind = ANY (ARRAY['secretary'::text, 'deputy'::text, 'committee-member'::text, 'standing-member'::text, 'inspection-head'::text, 'inspection-deputy'::text, 'inspection-member'::text, 'administrator'::text])))
);

CREATE TABLE public.practice_default (
    tenant uuid NOT NULL,
    valid_from date NOT NULL,
    catalogue text NOT NULL,
    form text NOT NULL,
    full_month integer DEFAULT 12 NOT NULL,
    meeting_day integer NOT NULL,
    latest_day integer NOT NULL,
    keep_months integer DEFAULT 12 NOT NULL,
    CONSTRAINT practice_default_form_check CHECK ((form = ANY (ARRAY['skim'::text, 'full'::text, 'full-yearly'::text]))),
    CONSTRAINT practice_default_latest_day_check CHECK (((latest_day >= 1) AND (latest_day <= 28))),
    CONSTRAINT practice_default_meeting_day_check CHECK (((meeting_day >= 1) AND (meeting_day <= 28)))
);

CREATE TABLE public.preparation (
    tenant uuid NOT NULL,
    meeting uuid NOT NULL,
    person uuid NOT NULL,
    key_version integer NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY public.preparation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.push_browser (
    endpoint_hash bytea NOT NULL,
    person uuid NOT NULL,
    subscription uuid NOT NULL
);

CREATE TABLE public.push_key (
    only_one boolean DEFAULT true NOT NULL,
    public_key text NOT NULL,
    private_key text NOT NULL,
    CONSTRAINT push_key_only_one_check CHECK (only_one)
);

CREATE TABLE public.push_subscription (
    person uuid NOT NULL,
    id uuid NOT NULL,
    endpoint text NOT NULL,
    p256dh text NOT NULL,
    auth text NOT NULL,
    made_on date NOT NULL
);

ALTER TABLE ONLY public.push_subscription FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reach (
    person uuid NOT NULL,
    quiet boolean DEFAULT false NOT NULL,
    email boolean DEFAULT false NOT NULL,
    phone text,
    CONSTRAINT reach_phone_check CHECK ((phone = ANY (ARRAY['sms'::text, 'zns'::text])))
);

CREATE TABLE public.recovery_sheet (
    id uuid NOT NULL,
    account uuid NOT NULL,
    public_key bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    voided_at timestamp with time zone
);

CREATE TABLE public.release (
    tenant uuid NOT NULL,
    quarter text NOT NULL,
    released_at timestamp with time zone NOT NULL,
    released_by uuid NOT NULL,
    catalogue text,
    outcome text NOT NULL,
    people integer,
    counts jsonb,
    CONSTRAINT release_outcome_check CHECK ((outcome = ANY (ARRAY['shown'::text, 'too-few'::text, 'too-alike'::text, 'no-key'::text])))
);

CREATE TABLE public.reminder (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    conclusion uuid NOT NULL,
    body text NOT NULL,
    unit uuid NOT NULL,
    policy jsonb NOT NULL,
    keeper uuid NOT NULL,
    cell uuid NOT NULL,
    ended text,
    clock_on date,
    CONSTRAINT reminder_body_check CHECK ((body = ANY (ARRAY['cell'::text, 'committee'::text])))
);

CREATE TABLE public.reminder_default (
    tenant uuid NOT NULL,
    valid_from date NOT NULL,
    reminder jsonb NOT NULL,
    notice jsonb NOT NULL,
    committee jsonb NOT NULL
);

CREATE TABLE public.reminder_event (
    tenant uuid NOT NULL,
    reminder uuid NOT NULL,
    n integer NOT NULL,
    kind text NOT NULL,
    on_day date NOT NULL,
    said jsonb NOT NULL,
    meeting uuid,
    paper text DEFAULT ''::text NOT NULL,
    actor uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT reminder_event_check CHECK (((n = 1) = (kind = 'proposed'::text))),
    CONSTRAINT reminder_event_kind_check CHECK ((kind = ANY (ARRAY['proposed'::text, 'invited'::text, 'missed'::text, 'heard'::text, 'decided'::text, 'not-approved'::text, 'told'::text, 'answered'::text, 'appealed'::text, 'appeal-answered'::text, 'said-fixed'::text, 'took-back'::text, 'confirmed'::text, 'not-fixed'::text, 'extended'::text, 'withdrawn'::text, 'conclusion-withdrawn'::text, 'transferred'::text, 'exempt'::text, 'left'::text, 'died'::text, 'closed'::text, 'forgotten'::text]))),
    CONSTRAINT reminder_event_n_check CHECK ((n > 0))
);

CREATE TABLE public.reminder_text (
    tenant uuid NOT NULL,
    reminder uuid NOT NULL,
    id uuid NOT NULL,
    body text NOT NULL
);

CREATE TABLE public.report (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    starts date NOT NULL,
    months date[] NOT NULL,
    nth integer NOT NULL,
    follows uuid,
    cutoff_on date NOT NULL,
    due_on date NOT NULL,
    cells integer NOT NULL,
    complete integer NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    frozen_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    cancelled_by uuid,
    issued_on date,
    issued_at timestamp with time zone,
    issued_by uuid,
    number text DEFAULT ''::text NOT NULL,
    signer jsonb,
    CONSTRAINT report_check CHECK (((nth = 0) = (follows IS NULL))),
    CONSTRAINT report_check1 CHECK (((issued_at IS NULL) OR (frozen_at IS NOT NULL))),
    CONSTRAINT report_check2 CHECK (((cancelled_at IS NULL) OR ((frozen_at IS NULL) AND (issued_at IS NULL)))),
    CONSTRAINT report_kind_check CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'year'::text]))),
    CONSTRAINT report_nth_check CHECK ((nth >= 0))
);

CREATE TABLE public.report_default (
    tenant uuid NOT NULL,
    valid_from date NOT NULL,
    settings jsonb NOT NULL
);

CREATE TABLE public.report_figures (
    tenant uuid NOT NULL,
    report uuid NOT NULL,
    month date NOT NULL,
    unit uuid NOT NULL,
    place integer NOT NULL,
    name text NOT NULL,
    counts integer[] NOT NULL,
    feedback jsonb
);

CREATE TABLE public.report_missing (
    tenant uuid NOT NULL,
    report uuid NOT NULL,
    month date NOT NULL,
    cell uuid NOT NULL,
    place integer NOT NULL,
    name text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT report_missing_reason_check CHECK ((reason = ANY (ARRAY['no-meeting'::text, 'not-locked'::text])))
);

CREATE TABLE public.report_round (
    tenant uuid NOT NULL,
    report uuid NOT NULL,
    round uuid NOT NULL,
    name text NOT NULL,
    closed_on date NOT NULL,
    counts integer[] NOT NULL
);

CREATE TABLE public.review_done (
    tenant uuid NOT NULL,
    period uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    how text NOT NULL,
    done_on date NOT NULL,
    recorded_by uuid,
    CONSTRAINT review_done_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'paper'::text])))
)
PARTITION BY RANGE (period);

CREATE TABLE public.review_done_default (
    tenant uuid NOT NULL,
    period uuid NOT NULL,
    person uuid NOT NULL,
    cell uuid NOT NULL,
    how text NOT NULL,
    done_on date NOT NULL,
    recorded_by uuid,
    CONSTRAINT review_done_how_check CHECK ((how = ANY (ARRAY['phone'::text, 'paper'::text])))
);

CREATE TABLE public.review_prompt (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    body text NOT NULL,
    made_on date NOT NULL,
    forget_on date NOT NULL
);

CREATE TABLE public.roll_up_file (
    unit uuid NOT NULL,
    id uuid NOT NULL,
    child uuid NOT NULL,
    signer uuid NOT NULL,
    follows uuid,
    kind text NOT NULL,
    starts date NOT NULL,
    months date[] NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL,
    cells integer NOT NULL,
    complete integer NOT NULL,
    missing text[] NOT NULL,
    content jsonb NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    taken_by uuid NOT NULL,
    left_out jsonb DEFAULT '[]'::jsonb NOT NULL,
    CONSTRAINT roll_up_file_kind_check CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'year'::text])))
);

CREATE TABLE public.roll_up_issue (
    unit uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    starts date NOT NULL,
    nth integer NOT NULL,
    follows uuid,
    number text NOT NULL,
    issued_on date NOT NULL,
    content json NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    CONSTRAINT roll_up_issue_kind_check CHECK ((kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'year'::text])))
);

CREATE TABLE public.roll_up_signer (
    unit uuid NOT NULL,
    id uuid NOT NULL,
    child uuid NOT NULL,
    public_key bytea NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    registered_by uuid NOT NULL,
    dropped_at timestamp with time zone,
    dropped_by uuid,
    CONSTRAINT roll_up_signer_public_key_check CHECK ((length(public_key) = 32))
);

CREATE TABLE public.rotation (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    cell uuid NOT NULL,
    plan jsonb NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    drafted_on date NOT NULL,
    adopted_on date,
    adopted_at_meeting uuid,
    ended_on date,
    followed_on date,
    followed_n bigint DEFAULT 0 NOT NULL
);

CREATE TABLE public.rotation_apart (
    tenant uuid NOT NULL,
    cell uuid NOT NULL,
    person uuid NOT NULL,
    other uuid NOT NULL
);

CREATE TABLE public.rotation_change (
    tenant uuid NOT NULL,
    rotation uuid NOT NULL,
    revision integer NOT NULL,
    sentence text NOT NULL,
    day date NOT NULL,
    made_by uuid
);

CREATE TABLE public.round (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    catalogue text NOT NULL,
    opens_on date NOT NULL,
    declare_by date NOT NULL,
    conclude_by date NOT NULL,
    closes_on date NOT NULL,
    launched_at timestamp with time zone NOT NULL,
    launched_by uuid NOT NULL,
    closed_on date,
    closed_at timestamp with time zone,
    closed_by uuid,
    open_reason text DEFAULT ''::text NOT NULL,
    dropped_on date,
    dropped_at timestamp with time zone,
    dropped_by uuid,
    dropped_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT round_check CHECK (((opens_on <= declare_by) AND (declare_by <= conclude_by) AND (conclude_by <= closes_on)))
);

CREATE TABLE public.round_addendum (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    id uuid NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    reason text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL
);

CREATE TABLE public.round_change (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    id uuid NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL
);

CREATE TABLE public.round_declaration (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    id uuid NOT NULL,
    person uuid NOT NULL,
    nth integer NOT NULL,
    cell uuid NOT NULL,
    signs jsonb NOT NULL,
    how text NOT NULL,
    sent_on date NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_by uuid NOT NULL,
    witness uuid,
    CONSTRAINT round_declaration_check CHECK ((((how = 'own'::text) = (sent_by = person)) AND ((how = 'on-behalf'::text) = (witness IS NOT NULL)))),
    CONSTRAINT round_declaration_how_check CHECK ((how = ANY (ARRAY['own'::text, 'on-behalf'::text])))
);

CREATE TABLE public.round_draft (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    person uuid NOT NULL,
    key_version integer NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY public.round_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.round_figures (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    half text NOT NULL,
    catalogue text NOT NULL,
    counts integer[] NOT NULL,
    groups integer[] NOT NULL
);

CREATE TABLE public.round_member (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    person uuid NOT NULL,
    unit uuid NOT NULL,
    status text NOT NULL,
    part text NOT NULL,
    declared text NOT NULL,
    own jsonb NOT NULL,
    level text,
    signs jsonb NOT NULL,
    CONSTRAINT round_member_declared_check CHECK ((declared = ANY (ARRAY['in-time'::text, 'late'::text, 'on-behalf'::text, 'elsewhere'::text, 'not-yet'::text, 'not-awaited'::text]))),
    CONSTRAINT round_member_level_check CHECK ((level = ANY (ARRAY['none'::text, 'partial'::text, 'present'::text]))),
    CONSTRAINT round_member_part_check CHECK ((part = ANY (ARRAY['awaited'::text, 'may'::text, 'away'::text])))
);

CREATE TABLE public.round_tally (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    unit uuid NOT NULL,
    counts integer[] NOT NULL
);

CREATE TABLE public.round_unit (
    tenant uuid NOT NULL,
    round uuid NOT NULL,
    unit uuid NOT NULL,
    parent uuid,
    kind text NOT NULL,
    name text NOT NULL,
    place integer NOT NULL
);

CREATE TABLE public.self_review (
    tenant uuid NOT NULL,
    period uuid NOT NULL,
    person uuid NOT NULL,
    status text NOT NULL,
    catalogue text NOT NULL,
    key_version integer NOT NULL,
    sealed bytea,
    CONSTRAINT self_review_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text])))
)
PARTITION BY RANGE (period);

ALTER TABLE ONLY public.self_review FORCE ROW LEVEL SECURITY;

CREATE TABLE public.self_review_default (
    tenant uuid NOT NULL,
    period uuid NOT NULL,
    person uuid NOT NULL,
    status text NOT NULL,
    catalogue text NOT NULL,
    key_version integer NOT NULL,
    sealed bytea,
    CONSTRAINT self_review_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text])))
);

ALTER TABLE ONLY public.self_review_default FORCE ROW LEVEL SECURITY;

CREATE TABLE public.server_secret (
    only_one boolean DEFAULT true NOT NULL,
    secret bytea NOT NULL,
    CONSTRAINT server_secret_only_one_check CHECK (only_one)
);

CREATE TABLE public.session (
    token_hash bytea NOT NULL,
    account uuid NOT NULL,
    device uuid NOT NULL,
    ends_at timestamp with time zone NOT NULL
);

CREATE TABLE public.setup_token (
    hash bytea NOT NULL,
    made_at timestamp with time zone NOT NULL
);

CREATE TABLE public.signing_key (
    unit uuid NOT NULL,
    id uuid NOT NULL,
    public_key bytea NOT NULL,
    private_key bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    CONSTRAINT signing_key_public_key_check CHECK ((length(public_key) = 32))
);

CREATE TABLE public.slip_code (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    period uuid NOT NULL,
    person uuid NOT NULL,
    code_hash bytea NOT NULL,
    printed_by uuid NOT NULL,
    printed_on date NOT NULL,
    used_on date,
    used_by uuid,
    voided_on date
);

CREATE TABLE public.statistics_key (
    tenant uuid NOT NULL,
    id uuid NOT NULL,
    public_key bytea NOT NULL,
    made_on date NOT NULL
);

CREATE TABLE public.statistics_key_wrap (
    tenant uuid NOT NULL,
    key uuid NOT NULL,
    account uuid NOT NULL,
    wrapped bytea NOT NULL,
    key_version integer NOT NULL
);

CREATE TABLE public.tally (
    tenant uuid NOT NULL,
    month date NOT NULL,
    unit uuid NOT NULL,
    counts integer[] NOT NULL,
    feedback integer[],
    counted_on date NOT NULL,
    frozen boolean NOT NULL
)
PARTITION BY RANGE (month);

CREATE TABLE public.tally_default (
    tenant uuid NOT NULL,
    month date NOT NULL,
    unit uuid NOT NULL,
    counts integer[] NOT NULL,
    feedback integer[],
    counted_on date NOT NULL,
    frozen boolean NOT NULL
);

CREATE TABLE public.tally_mark (
    tenant uuid NOT NULL,
    history_n bigint NOT NULL,
    counted_on date NOT NULL
);

CREATE TABLE public.throttle (
    key bytea NOT NULL,
    failures integer NOT NULL,
    wait_until timestamp with time zone,
    last_at timestamp with time zone NOT NULL
);

CREATE TABLE public.unit (
    id uuid NOT NULL,
    tenant uuid,
    kind text NOT NULL,
    name text NOT NULL,
    search text NOT NULL,
    place integer DEFAULT 0 NOT NULL,
    founded_on date NOT NULL,
    ended_on date,
    merged_into uuid,
    CONSTRAINT unit_kind_check CHECK ((kind = ANY (ARRAY['nation'::text, 'province'::text, 'commune'::text, 'grassroots'::text, 'cell'::text, 'group'::text])))
);

CREATE TABLE public.unit_closure (
    ancestor uuid NOT NULL,
    descendant uuid NOT NULL,
    depth integer NOT NULL
);

CREATE TABLE public.unit_edge (
    unit uuid NOT NULL,
    parent uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date
);

CREATE TABLE public.unit_round_tally (
    unit uuid NOT NULL,
    half text NOT NULL,
    catalogue text NOT NULL,
    parent uuid,
    communes integer NOT NULL,
    counts integer[] NOT NULL,
    groups integer[] NOT NULL
);

CREATE TABLE public.unit_tally (
    unit uuid NOT NULL,
    month date NOT NULL,
    parent uuid,
    communes integer NOT NULL,
    counts integer[] NOT NULL,
    feedback integer[] NOT NULL,
    frozen boolean NOT NULL
);

CREATE TABLE public.year_form_template (
    tenant uuid NOT NULL,
    kind text NOT NULL,
    valid_from date NOT NULL,
    content text NOT NULL,
    set_by uuid NOT NULL,
    CONSTRAINT year_form_template_kind_check CHECK ((kind = ANY (ARRAY['member'::text, 'leader'::text, 'outside'::text])))
);

ALTER TABLE ONLY public.meeting_presence ATTACH PARTITION public.meeting_presence_default DEFAULT;

ALTER TABLE ONLY public.review_done ATTACH PARTITION public.review_done_default DEFAULT;

ALTER TABLE ONLY public.self_review ATTACH PARTITION public.self_review_default DEFAULT;

ALTER TABLE ONLY public.tally ATTACH PARTITION public.tally_default DEFAULT;

ALTER TABLE ONLY public.absence_notice
    ADD CONSTRAINT absence_notice_pkey PRIMARY KEY (tenant, meeting, person);

ALTER TABLE ONLY public.account_key
    ADD CONSTRAINT account_key_pkey PRIMARY KEY (account, version);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_person_key UNIQUE (person);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.addendum
    ADD CONSTRAINT addendum_pkey PRIMARY KEY (tenant, meeting, id);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_pkey PRIMARY KEY (tenant, quarter, id);

ALTER TABLE ONLY public.briefing
    ADD CONSTRAINT briefing_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.briefing_presence
    ADD CONSTRAINT briefing_presence_pkey PRIMARY KEY (tenant, briefing, person);

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.card
    ADD CONSTRAINT card_code_hash_key UNIQUE (code_hash);

ALTER TABLE ONLY public.card
    ADD CONSTRAINT card_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_version
    ADD CONSTRAINT catalogue_version_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cell_plan
    ADD CONSTRAINT cell_plan_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.command
    ADD CONSTRAINT command_pkey PRIMARY KEY (account, id);

ALTER TABLE ONLY public.commitment_default
    ADD CONSTRAINT commitment_default_pkey PRIMARY KEY (tenant, valid_from);

ALTER TABLE ONLY public.commitment_line
    ADD CONSTRAINT commitment_line_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT commitment_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.conclusion_appeal
    ADD CONSTRAINT conclusion_appeal_pkey PRIMARY KEY (tenant, conclusion);

ALTER TABLE ONLY public.conclusion
    ADD CONSTRAINT conclusion_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (person);

ALTER TABLE ONLY public.declared_line
    ADD CONSTRAINT declared_line_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.demo_mark
    ADD CONSTRAINT demo_mark_pkey PRIMARY KEY (only_one);

ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.diary_entry
    ADD CONSTRAINT diary_entry_pkey PRIMARY KEY (tenant, person, id);

ALTER TABLE ONLY public.directive
    ADD CONSTRAINT directive_pkey PRIMARY KEY (tenant, movement, id);

ALTER TABLE ONLY public.directive_reading
    ADD CONSTRAINT directive_reading_pkey PRIMARY KEY (tenant, directive, person);

ALTER TABLE ONLY public.erasure
    ADD CONSTRAINT erasure_pkey PRIMARY KEY (person, erased_at);

ALTER TABLE ONLY public.feedback_barred
    ADD CONSTRAINT feedback_barred_pkey PRIMARY KEY (tenant, case_id, token);

ALTER TABLE ONLY public.feedback_case
    ADD CONSTRAINT feedback_case_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.feedback_certificate
    ADD CONSTRAINT feedback_certificate_pkey PRIMARY KEY (tenant, case_id);

ALTER TABLE ONLY public.feedback_change
    ADD CONSTRAINT feedback_change_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.feedback_day_secret
    ADD CONSTRAINT feedback_day_secret_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.feedback_deed
    ADD CONSTRAINT feedback_deed_pkey PRIMARY KEY (tenant, case_id, n);

ALTER TABLE ONLY public.feedback_default
    ADD CONSTRAINT feedback_default_pkey PRIMARY KEY (tenant, valid_from);

ALTER TABLE ONLY public.feedback_event
    ADD CONSTRAINT feedback_event_pkey PRIMARY KEY (tenant, case_id, n);

ALTER TABLE ONLY public.feedback_flood
    ADD CONSTRAINT feedback_flood_pkey PRIMARY KEY (kind);

ALTER TABLE ONLY public.feedback_key
    ADD CONSTRAINT feedback_key_pkey PRIMARY KEY (tenant, case_id, account);

ALTER TABLE ONLY public.feedback_letter
    ADD CONSTRAINT feedback_letter_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.feedback_look
    ADD CONSTRAINT feedback_look_pkey PRIMARY KEY (tenant, case_id, reader, day);

ALTER TABLE ONLY public.feedback_message_key
    ADD CONSTRAINT feedback_message_key_pkey PRIMARY KEY (tenant, case_id, n, code_hash);

ALTER TABLE ONLY public.feedback_message
    ADD CONSTRAINT feedback_message_pkey PRIMARY KEY (tenant, case_id, n);

ALTER TABLE ONLY public.feedback_month
    ADD CONSTRAINT feedback_month_pkey PRIMARY KEY (tenant, month);

ALTER TABLE ONLY public.feedback_office
    ADD CONSTRAINT feedback_office_pkey PRIMARY KEY (tenant, office);

ALTER TABLE ONLY public.feedback_office
    ADD CONSTRAINT feedback_office_tenant_made_by_key UNIQUE (tenant, made_by);

ALTER TABLE ONLY public.feedback_paper_key
    ADD CONSTRAINT feedback_paper_key_pkey PRIMARY KEY (tenant, case_id);

ALTER TABLE ONLY public.feedback_photo
    ADD CONSTRAINT feedback_photo_pkey PRIMARY KEY (tenant, case_id, n);

ALTER TABLE ONLY public.feedback_proposal
    ADD CONSTRAINT feedback_proposal_pkey PRIMARY KEY (tenant, case_id, id);

ALTER TABLE ONLY public.feedback_reader
    ADD CONSTRAINT feedback_reader_pkey PRIMARY KEY (tenant, account);

ALTER TABLE ONLY public.feedback_receipt
    ADD CONSTRAINT feedback_receipt_pkey PRIMARY KEY (tenant, code_hash, case_id);

ALTER TABLE ONLY public.feedback_seen
    ADD CONSTRAINT feedback_seen_pkey PRIMARY KEY (print);

ALTER TABLE ONLY public.feedback_signature
    ADD CONSTRAINT feedback_signature_pkey PRIMARY KEY (tenant, case_id, n, person);

ALTER TABLE ONLY public.feedback_signature
    ADD CONSTRAINT feedback_signature_tenant_case_id_n_token_key UNIQUE (tenant, case_id, n, token);

ALTER TABLE ONLY public.feedback_tally
    ADD CONSTRAINT feedback_tally_pkey PRIMARY KEY (tenant, ended);

ALTER TABLE ONLY public.fresh_start
    ADD CONSTRAINT fresh_start_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.good_deed
    ADD CONSTRAINT good_deed_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.history_head
    ADD CONSTRAINT history_head_pkey PRIMARY KEY (tenant);

ALTER TABLE ONLY public.history
    ADD CONSTRAINT history_pkey PRIMARY KEY (tenant, n);

ALTER TABLE ONLY public.imported_part
    ADD CONSTRAINT imported_part_pkey PRIMARY KEY (commune, span);

ALTER TABLE ONLY public.imported_round
    ADD CONSTRAINT imported_round_pkey PRIMARY KEY (unit, half, catalogue);

ALTER TABLE ONLY public.imported_tally
    ADD CONSTRAINT imported_tally_pkey PRIMARY KEY (unit, month);

ALTER TABLE ONLY public.inspection_ask
    ADD CONSTRAINT inspection_ask_pkey PRIMARY KEY (tenant, inspection, n);

ALTER TABLE ONLY public.inspection_draft
    ADD CONSTRAINT inspection_draft_pkey PRIMARY KEY (tenant, inspection, person);

ALTER TABLE ONLY public.inspection
    ADD CONSTRAINT inspection_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.inspection_plan
    ADD CONSTRAINT inspection_plan_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.inspection_report
    ADD CONSTRAINT inspection_report_pkey PRIMARY KEY (tenant, inspection, n);

ALTER TABLE ONLY public.inspection_result
    ADD CONSTRAINT inspection_result_pkey PRIMARY KEY (tenant, inspection, n);

ALTER TABLE ONLY public.key_wrap
    ADD CONSTRAINT key_wrap_pkey PRIMARY KEY (account, version, holder);

ALTER TABLE ONLY public.look
    ADD CONSTRAINT look_pkey PRIMARY KEY (tenant, person, reader, what, day);

ALTER TABLE ONLY public.meeting_default
    ADD CONSTRAINT meeting_default_pkey PRIMARY KEY (tenant, valid_from);

ALTER TABLE ONLY public.meeting_item
    ADD CONSTRAINT meeting_item_pkey PRIMARY KEY (tenant, meeting, id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.meeting_presence
    ADD CONSTRAINT meeting_presence_pkey PRIMARY KEY (tenant, meeting, person);

ALTER TABLE ONLY public.meeting_presence_default
    ADD CONSTRAINT meeting_presence_default_pkey PRIMARY KEY (tenant, meeting, person);

ALTER TABLE ONLY public.meeting_review
    ADD CONSTRAINT meeting_review_pkey PRIMARY KEY (tenant, meeting, id);

ALTER TABLE ONLY public.meeting_review
    ADD CONSTRAINT meeting_review_tenant_meeting_person_key UNIQUE (tenant, meeting, person);

ALTER TABLE ONLY public.meeting_score
    ADD CONSTRAINT meeting_score_pkey PRIMARY KEY (tenant, meeting);

ALTER TABLE ONLY public.meeting_speech
    ADD CONSTRAINT meeting_speech_pkey PRIMARY KEY (tenant, meeting, id);

ALTER TABLE ONLY public.meeting_task
    ADD CONSTRAINT meeting_task_pkey PRIMARY KEY (tenant, meeting, id);

ALTER TABLE ONLY public.meeting_text
    ADD CONSTRAINT meeting_text_pkey PRIMARY KEY (tenant, meeting, id);

ALTER TABLE ONLY public.meeting_vote
    ADD CONSTRAINT meeting_vote_pkey PRIMARY KEY (tenant, meeting, id);

ALTER TABLE ONLY public.member_import
    ADD CONSTRAINT member_import_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.minutes
    ADD CONSTRAINT minutes_pkey PRIMARY KEY (tenant, meeting);

ALTER TABLE ONLY public.movement_end
    ADD CONSTRAINT movement_end_pkey PRIMARY KEY (tenant, movement, n);

ALTER TABLE ONLY public.movement
    ADD CONSTRAINT movement_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.movement_version
    ADD CONSTRAINT movement_version_pkey PRIMARY KEY (tenant, movement, n);

ALTER TABLE ONLY public.notice_heard
    ADD CONSTRAINT notice_heard_pkey PRIMARY KEY (tenant, notice, person);

ALTER TABLE ONLY public.notice_message
    ADD CONSTRAINT notice_message_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.notice_send
    ADD CONSTRAINT notice_send_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.notice_send
    ADD CONSTRAINT notice_send_tenant_message_channel_place_key UNIQUE NULLS NOT DISTINCT (tenant, message, channel, place);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_tenant_key_key UNIQUE (tenant, key);

ALTER TABLE ONLY public.notice_words
    ADD CONSTRAINT notice_words_pkey PRIMARY KEY (tenant, name, version);

ALTER TABLE ONLY public.on_behalf_helper
    ADD CONSTRAINT on_behalf_helper_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.on_behalf_line
    ADD CONSTRAINT on_behalf_line_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.opinion_addendum
    ADD CONSTRAINT opinion_addendum_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.opinion_line
    ADD CONSTRAINT opinion_line_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.opinion_note
    ADD CONSTRAINT opinion_note_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.own_year
    ADD CONSTRAINT own_year_pkey PRIMARY KEY (tenant, year, person);

ALTER TABLE ONLY public.period_closed
    ADD CONSTRAINT period_closed_pkey PRIMARY KEY (tenant, period, cell);

ALTER TABLE ONLY public.period
    ADD CONSTRAINT period_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.period
    ADD CONSTRAINT period_tenant_month_key UNIQUE (tenant, month);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.post
    ADD CONSTRAINT post_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.practice_default
    ADD CONSTRAINT practice_default_pkey PRIMARY KEY (tenant, valid_from);

ALTER TABLE ONLY public.preparation
    ADD CONSTRAINT preparation_pkey PRIMARY KEY (tenant, meeting, person);

ALTER TABLE ONLY public.push_browser
    ADD CONSTRAINT push_browser_pkey PRIMARY KEY (endpoint_hash);

ALTER TABLE ONLY public.push_key
    ADD CONSTRAINT push_key_pkey PRIMARY KEY (only_one);

ALTER TABLE ONLY public.push_subscription
    ADD CONSTRAINT push_subscription_pkey PRIMARY KEY (person, id);

ALTER TABLE ONLY public.reach
    ADD CONSTRAINT reach_pkey PRIMARY KEY (person);

ALTER TABLE ONLY public.recovery_sheet
    ADD CONSTRAINT recovery_sheet_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (tenant, quarter);

ALTER TABLE ONLY public.reminder_default
    ADD CONSTRAINT reminder_default_pkey PRIMARY KEY (tenant, valid_from);

ALTER TABLE ONLY public.reminder_event
    ADD CONSTRAINT reminder_event_pkey PRIMARY KEY (tenant, reminder, n);

ALTER TABLE ONLY public.reminder
    ADD CONSTRAINT reminder_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.reminder_text
    ADD CONSTRAINT reminder_text_pkey PRIMARY KEY (tenant, reminder, id);

ALTER TABLE ONLY public.report_default
    ADD CONSTRAINT report_default_pkey PRIMARY KEY (tenant, valid_from);

ALTER TABLE ONLY public.report_figures
    ADD CONSTRAINT report_figures_pkey PRIMARY KEY (tenant, report, month, unit);

ALTER TABLE ONLY public.report_missing
    ADD CONSTRAINT report_missing_pkey PRIMARY KEY (tenant, report, month, cell);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.report_round
    ADD CONSTRAINT report_round_pkey PRIMARY KEY (tenant, report, round);

ALTER TABLE ONLY public.review_done
    ADD CONSTRAINT review_done_pkey PRIMARY KEY (tenant, period, person);

ALTER TABLE ONLY public.review_done_default
    ADD CONSTRAINT review_done_default_pkey PRIMARY KEY (tenant, period, person);

ALTER TABLE ONLY public.review_prompt
    ADD CONSTRAINT review_prompt_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.roll_up_file
    ADD CONSTRAINT roll_up_file_pkey PRIMARY KEY (unit, id);

ALTER TABLE ONLY public.roll_up_issue
    ADD CONSTRAINT roll_up_issue_pkey PRIMARY KEY (unit, id);

ALTER TABLE ONLY public.roll_up_signer
    ADD CONSTRAINT roll_up_signer_pkey PRIMARY KEY (unit, id);

ALTER TABLE ONLY public.rotation_apart
    ADD CONSTRAINT rotation_apart_pkey PRIMARY KEY (tenant, cell, person, other);

ALTER TABLE ONLY public.rotation_change
    ADD CONSTRAINT rotation_change_pkey PRIMARY KEY (tenant, rotation, revision);

ALTER TABLE ONLY public.rotation
    ADD CONSTRAINT rotation_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.round_addendum
    ADD CONSTRAINT round_addendum_pkey PRIMARY KEY (tenant, round, id);

ALTER TABLE ONLY public.round_change
    ADD CONSTRAINT round_change_pkey PRIMARY KEY (tenant, round, id);

ALTER TABLE ONLY public.round_declaration
    ADD CONSTRAINT round_declaration_pkey PRIMARY KEY (tenant, round, id);

ALTER TABLE ONLY public.round_declaration
    ADD CONSTRAINT round_declaration_tenant_round_person_nth_key UNIQUE (tenant, round, person, nth);

ALTER TABLE ONLY public.round_draft
    ADD CONSTRAINT round_draft_pkey PRIMARY KEY (tenant, round, person);

ALTER TABLE ONLY public.round_figures
    ADD CONSTRAINT round_figures_pkey PRIMARY KEY (tenant, round);

ALTER TABLE ONLY public.round_member
    ADD CONSTRAINT round_member_pkey PRIMARY KEY (tenant, round, person);

ALTER TABLE ONLY public.round
    ADD CONSTRAINT round_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.round_tally
    ADD CONSTRAINT round_tally_pkey PRIMARY KEY (tenant, round, unit);

ALTER TABLE ONLY public.round_unit
    ADD CONSTRAINT round_unit_pkey PRIMARY KEY (tenant, round, unit);

ALTER TABLE ONLY public.self_review
    ADD CONSTRAINT self_review_pkey PRIMARY KEY (tenant, period, person);

ALTER TABLE ONLY public.self_review_default
    ADD CONSTRAINT self_review_default_pkey PRIMARY KEY (tenant, period, person);

ALTER TABLE ONLY public.server_secret
    ADD CONSTRAINT server_secret_pkey PRIMARY KEY (only_one);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.setup_token
    ADD CONSTRAINT setup_token_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (unit, id);

ALTER TABLE ONLY public.slip_code
    ADD CONSTRAINT slip_code_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.statistics_key
    ADD CONSTRAINT statistics_key_pkey PRIMARY KEY (tenant, id);

ALTER TABLE ONLY public.statistics_key_wrap
    ADD CONSTRAINT statistics_key_wrap_pkey PRIMARY KEY (tenant, key, account);

ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (tenant, month, unit);

ALTER TABLE ONLY public.tally_default
    ADD CONSTRAINT tally_default_pkey PRIMARY KEY (tenant, month, unit);

ALTER TABLE ONLY public.tally_mark
    ADD CONSTRAINT tally_mark_pkey PRIMARY KEY (tenant);

ALTER TABLE ONLY public.throttle
    ADD CONSTRAINT throttle_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.unit_closure
    ADD CONSTRAINT unit_closure_pkey PRIMARY KEY (ancestor, descendant);

ALTER TABLE ONLY public.unit_edge
    ADD CONSTRAINT unit_edge_pkey PRIMARY KEY (unit, valid_from);

ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.unit_round_tally
    ADD CONSTRAINT unit_round_tally_pkey PRIMARY KEY (unit, half, catalogue);

ALTER TABLE ONLY public.unit_tally
    ADD CONSTRAINT unit_tally_pkey PRIMARY KEY (unit, month);

ALTER TABLE ONLY public.year_form_template
    ADD CONSTRAINT year_form_template_pkey PRIMARY KEY (tenant, kind, valid_from);

CREATE INDEX briefing_movement ON public.briefing USING btree (tenant, movement);

CREATE INDEX briefing_presence_person ON public.briefing_presence USING btree (person);

CREATE INDEX calendar_feed_person ON public.calendar_feed USING btree (person);

CREATE INDEX card_person ON public.card USING btree (person);

CREATE INDEX cell_plan_cell ON public.cell_plan USING btree (tenant, cell);

CREATE INDEX cell_plan_person ON public.cell_plan USING btree (person);

CREATE INDEX command_done ON public.command USING btree (done_on);

CREATE INDEX commitment_cell ON public.commitment USING btree (tenant, cell, year);

CREATE INDEX commitment_line_of ON public.commitment_line USING btree (tenant, commitment);

CREATE INDEX commitment_meeting ON public.commitment USING btree (tenant, confirmed_at_meeting) WHERE (confirmed_at_meeting IS NOT NULL);

CREATE INDEX commitment_person ON public.commitment USING btree (person, year);

CREATE UNIQUE INDEX commitment_version ON public.commitment USING btree (tenant, person, year, version);

CREATE UNIQUE INDEX conclusion_inspection_once ON public.conclusion USING btree (tenant, inspection) WHERE ((withdrawn_at IS NULL) AND (kind = 'inspection'::text));

CREATE INDEX conclusion_line ON public.conclusion USING btree (tenant, line) WHERE (line IS NOT NULL);

CREATE UNIQUE INDEX conclusion_once ON public.conclusion USING btree (tenant, source_id, person, line) NULLS NOT DISTINCT WHERE ((withdrawn_at IS NULL) AND (kind <> ALL (ARRAY['round'::text, 'inspection'::text])));

CREATE INDEX conclusion_person ON public.conclusion USING btree (person);

CREATE UNIQUE INDEX conclusion_round_once ON public.conclusion USING btree (tenant, round, person) WHERE ((withdrawn_at IS NULL) AND (kind = 'round'::text));

CREATE INDEX conclusion_round_to_fix ON public.conclusion USING btree (tenant, round) WHERE ((round IS NOT NULL) AND (fix_by IS NOT NULL) AND (withdrawn_at IS NULL));

CREATE INDEX conclusion_source ON public.conclusion USING btree (tenant, source_id);

CREATE INDEX declared_line_cell ON public.declared_line USING btree (tenant, period, cell);

CREATE INDEX declared_line_person ON public.declared_line USING btree (person);

CREATE INDEX device_account ON public.device USING btree (account);

CREATE INDEX diary_entry_person ON public.diary_entry USING btree (person);

CREATE INDEX directive_id ON public.directive USING btree (id);

CREATE INDEX directive_movement ON public.directive USING btree (movement);

CREATE INDEX directive_reading_person ON public.directive_reading USING btree (person);

CREATE INDEX feedback_case_erase ON public.feedback_case USING btree (erase_on) WHERE (erase_on IS NOT NULL);

CREATE INDEX feedback_letter_case ON public.feedback_letter USING btree (tenant, case_id);

CREATE INDEX feedback_receipt_case ON public.feedback_receipt USING btree (tenant, case_id);

CREATE INDEX feedback_receipt_code ON public.feedback_receipt USING btree (code_hash);

CREATE INDEX fresh_start_account ON public.fresh_start USING btree (account);

CREATE INDEX good_deed_cell ON public.good_deed USING btree (tenant, cell);

CREATE INDEX good_deed_meeting ON public.good_deed USING btree (tenant, settled_at_meeting);

CREATE INDEX good_deed_noted_by ON public.good_deed USING btree (noted_by);

CREATE INDEX good_deed_person ON public.good_deed USING btree (person);

CREATE INDEX imported_part_unit ON public.imported_part USING btree (unit, span);

CREATE UNIQUE INDEX inspection_once ON public.inspection USING btree (tenant, plan, person, theme) WHERE (dropped_on IS NULL);

CREATE INDEX inspection_person ON public.inspection USING btree (person);

CREATE UNIQUE INDEX inspection_plan_draft ON public.inspection_plan USING btree (tenant, unit) WHERE (adopted_on IS NULL);

CREATE INDEX look_person ON public.look USING btree (person);

CREATE INDEX meeting_cell ON public.meeting USING btree (tenant, cell, day);

CREATE INDEX meeting_day ON public.meeting USING btree (tenant, day);

CREATE INDEX meeting_month ON public.meeting USING btree (tenant, month);

CREATE UNIQUE INDEX meeting_ordinary ON public.meeting USING btree (tenant, cell, month) WHERE ((kind = 'ordinary'::text) AND (dropped_at IS NULL));

CREATE INDEX membership_cell ON public.membership USING btree (tenant, cell);

CREATE INDEX membership_person ON public.membership USING btree (person);

CREATE INDEX movement_id ON public.movement USING btree (id);

CREATE INDEX movement_unit ON public.movement USING btree (unit);

CREATE INDEX notice_cell ON public.notice USING btree (tenant, cell, from_at);

CREATE INDEX notice_heard_message ON public.notice_heard USING btree (tenant, message);

CREATE INDEX notice_message_person ON public.notice_message USING btree (person, at);

CREATE INDEX notice_send_open ON public.notice_send USING btree (next_at) WHERE (state = ANY (ARRAY['waiting'::text, 'marked'::text]));

CREATE INDEX on_behalf_helper_of ON public.on_behalf_helper USING btree (helper) WHERE (ended_on IS NULL);

CREATE UNIQUE INDEX on_behalf_helper_one ON public.on_behalf_helper USING btree (tenant, person) WHERE (ended_on IS NULL);

CREATE INDEX on_behalf_line_person ON public.on_behalf_line USING btree (tenant, person);

CREATE INDEX on_behalf_line_witness ON public.on_behalf_line USING btree (witness) WHERE (confirmed_on IS NULL);

CREATE INDEX opinion_addendum_note ON public.opinion_addendum USING btree (tenant, note);

CREATE INDEX opinion_line_note ON public.opinion_line USING btree (tenant, note);

CREATE UNIQUE INDEX opinion_note_month ON public.opinion_note USING btree (tenant, month);

CREATE INDEX own_year_person ON public.own_year USING btree (person);

CREATE INDEX person_search ON public.person USING btree (search);

CREATE INDEX post_person ON public.post USING btree (person);

CREATE INDEX post_unit ON public.post USING btree (tenant, unit);

CREATE INDEX preparation_person ON public.preparation USING btree (person);

CREATE INDEX push_browser_person ON public.push_browser USING btree (person);

CREATE INDEX recovery_sheet_account ON public.recovery_sheet USING btree (account);

CREATE INDEX reminder_clock ON public.reminder USING btree (clock_on) WHERE (clock_on IS NOT NULL);

CREATE UNIQUE INDEX reminder_conclusion ON public.reminder USING btree (tenant, conclusion) WHERE (ended IS DISTINCT FROM 'transferred'::text);

CREATE INDEX reminder_event_meeting ON public.reminder_event USING btree (tenant, meeting) WHERE (meeting IS NOT NULL);

CREATE INDEX reminder_keeper ON public.reminder USING btree (tenant, keeper);

CREATE INDEX reminder_person ON public.reminder USING btree (person);

CREATE UNIQUE INDEX report_once ON public.report USING btree (tenant, kind, starts, nth) WHERE (cancelled_at IS NULL);

CREATE INDEX report_under_way ON public.report USING btree (asked_at) WHERE ((frozen_at IS NULL) AND (cancelled_at IS NULL));

CREATE INDEX review_done_cell ON ONLY public.review_done USING btree (tenant, period, cell);

CREATE INDEX review_done_default_cell ON public.review_done_default USING btree (tenant, period, cell);

CREATE INDEX review_done_person ON ONLY public.review_done USING btree (person);

CREATE INDEX review_done_default_person_idx ON public.review_done_default USING btree (person);

CREATE INDEX review_prompt_forget ON public.review_prompt USING btree (forget_on);

CREATE INDEX review_prompt_person ON public.review_prompt USING btree (person);

CREATE INDEX roll_up_file_child ON public.roll_up_file USING btree (unit, child);

CREATE UNIQUE INDEX roll_up_file_first ON public.roll_up_file USING btree (unit, child, kind, starts, follows) NULLS NOT DISTINCT;

CREATE UNIQUE INDEX roll_up_issue_nth ON public.roll_up_issue USING btree (unit, kind, starts, nth);

CREATE UNIQUE INDEX roll_up_signer_once ON public.roll_up_signer USING btree (unit, public_key) WHERE (dropped_at IS NULL);

CREATE UNIQUE INDEX rotation_draft ON public.rotation USING btree (tenant, cell) WHERE ((ended_on IS NULL) AND (adopted_on IS NULL));

CREATE UNIQUE INDEX rotation_running ON public.rotation USING btree (tenant, cell) WHERE ((ended_on IS NULL) AND (adopted_on IS NOT NULL));

CREATE INDEX round_declaration_cell ON public.round_declaration USING btree (tenant, round, cell);

CREATE INDEX round_declaration_person ON public.round_declaration USING btree (person);

CREATE INDEX round_draft_person ON public.round_draft USING btree (person);

CREATE INDEX round_member_named ON public.round_member USING btree (tenant, round) WHERE (signs <> '[]'::jsonb);

CREATE INDEX self_review_person ON ONLY public.self_review USING btree (person);

CREATE INDEX self_review_default_person ON public.self_review_default USING btree (person);

CREATE INDEX session_account ON public.session USING btree (account);

CREATE INDEX session_ends ON public.session USING btree (ends_at);

CREATE INDEX slip_code_person ON public.slip_code USING btree (tenant, person);

CREATE INDEX unit_closure_descendant ON public.unit_closure USING btree (descendant);

CREATE INDEX unit_commune ON public.unit USING btree (id) WHERE (kind = 'commune'::text);

CREATE INDEX unit_edge_parent ON public.unit_edge USING btree (parent);

CREATE INDEX unit_round_tally_parent ON public.unit_round_tally USING btree (parent, half);

CREATE INDEX unit_tally_parent ON public.unit_tally USING btree (parent, month);

CREATE INDEX unit_tenant ON public.unit USING btree (tenant);

ALTER INDEX public.meeting_presence_pkey ATTACH PARTITION public.meeting_presence_default_pkey;

ALTER INDEX public.review_done_cell ATTACH PARTITION public.review_done_default_cell;

ALTER INDEX public.review_done_person ATTACH PARTITION public.review_done_default_person_idx;

ALTER INDEX public.review_done_pkey ATTACH PARTITION public.review_done_default_pkey;

ALTER INDEX public.self_review_person ATTACH PARTITION public.self_review_default_person;

ALTER INDEX public.self_review_pkey ATTACH PARTITION public.self_review_default_pkey;

ALTER INDEX public.tally_pkey ATTACH PARTITION public.tally_default_pkey;

CREATE TRIGGER conclusion_after_hearing BEFORE INSERT ON public.conclusion FOR EACH ROW WHEN ((new.outcome = 'not-kept'::text)) EXECUTE FUNCTION public.conclusion_after_hearing();

CREATE TRIGGER feedback_event_follows BEFORE INSERT ON public.feedback_event FOR EACH ROW EXECUTE FUNCTION public.feedback_event_follows();

CREATE TRIGGER feedback_goes_whole BEFORE DELETE ON public.feedback_event FOR EACH ROW EXECUTE FUNCTION public.feedback_goes_whole();

CREATE TRIGGER feedback_goes_whole BEFORE DELETE ON public.feedback_signature FOR EACH ROW EXECUTE FUNCTION public.feedback_goes_whole();

CREATE TRIGGER feedback_signature_is_good BEFORE INSERT ON public.feedback_signature FOR EACH ROW EXECUTE FUNCTION public.feedback_signature_is_good();

CREATE TRIGGER feedback_stage_is_true BEFORE INSERT OR UPDATE ON public.feedback_case FOR EACH ROW EXECUTE FUNCTION public.feedback_stage_is_true();

CREATE TRIGGER history_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.history FOR EACH STATEMENT EXECUTE FUNCTION public.history_is_append_only();

CREATE TRIGGER inspection_is_heard BEFORE INSERT ON public.conclusion FOR EACH ROW WHEN ((new.kind = 'inspection'::text)) EXECUTE FUNCTION public.inspection_is_heard();

CREATE TRIGGER movement_goes_on BEFORE INSERT ON public.movement_end FOR EACH ROW EXECUTE FUNCTION public.movement_goes_on();

CREATE TRIGGER movement_goes_on BEFORE INSERT ON public.movement_version FOR EACH ROW EXECUTE FUNCTION public.movement_goes_on();

CREATE TRIGGER opinion_line_is_open BEFORE INSERT OR DELETE OR UPDATE ON public.opinion_line FOR EACH ROW EXECUTE FUNCTION public.opinion_line_is_open();

CREATE TRIGGER opinion_note_stays BEFORE UPDATE ON public.opinion_note FOR EACH ROW EXECUTE FUNCTION public.opinion_note_stays();

CREATE TRIGGER reminder_event_follows BEFORE INSERT ON public.reminder_event FOR EACH ROW EXECUTE FUNCTION public.reminder_event_follows();

CREATE TRIGGER reminder_text_stays BEFORE DELETE ON public.reminder_text FOR EACH ROW EXECUTE FUNCTION public.reminder_text_stays();

CREATE TRIGGER report_is_frozen BEFORE INSERT ON public.report_figures FOR EACH ROW EXECUTE FUNCTION public.report_is_frozen();

CREATE TRIGGER report_is_frozen BEFORE INSERT ON public.report_missing FOR EACH ROW EXECUTE FUNCTION public.report_is_frozen();

CREATE TRIGGER report_is_frozen BEFORE INSERT ON public.report_round FOR EACH ROW EXECUTE FUNCTION public.report_is_frozen();

CREATE TRIGGER tally_stays BEFORE DELETE OR UPDATE ON public.tally FOR EACH ROW EXECUTE FUNCTION public.tally_stays();

ALTER TABLE ONLY public.account_key
    ADD CONSTRAINT account_key_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.card
    ADD CONSTRAINT card_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.card
    ADD CONSTRAINT card_printed_by_fkey FOREIGN KEY (printed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_card_fkey FOREIGN KEY (card) REFERENCES public.card(id);

ALTER TABLE ONLY public.feedback_barred
    ADD CONSTRAINT feedback_barred_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_certificate
    ADD CONSTRAINT feedback_certificate_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_deed
    ADD CONSTRAINT feedback_deed_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_event
    ADD CONSTRAINT feedback_event_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_key
    ADD CONSTRAINT feedback_key_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_letter
    ADD CONSTRAINT feedback_letter_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_look
    ADD CONSTRAINT feedback_look_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_message_key
    ADD CONSTRAINT feedback_message_key_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_message
    ADD CONSTRAINT feedback_message_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_paper_key
    ADD CONSTRAINT feedback_paper_key_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_photo
    ADD CONSTRAINT feedback_photo_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_proposal
    ADD CONSTRAINT feedback_proposal_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_receipt
    ADD CONSTRAINT feedback_receipt_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_seen
    ADD CONSTRAINT feedback_seen_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.feedback_signature
    ADD CONSTRAINT feedback_signature_tenant_case_id_fkey FOREIGN KEY (tenant, case_id) REFERENCES public.feedback_case(tenant, id) ON DELETE CASCADE;

ALTER TABLE ONLY public.fresh_start
    ADD CONSTRAINT fresh_start_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.fresh_start
    ADD CONSTRAINT fresh_start_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.fresh_start
    ADD CONSTRAINT fresh_start_device_fkey FOREIGN KEY (device) REFERENCES public.device(id);

ALTER TABLE ONLY public.inspection_ask
    ADD CONSTRAINT inspection_ask_tenant_inspection_fkey FOREIGN KEY (tenant, inspection) REFERENCES public.inspection(tenant, id);

ALTER TABLE ONLY public.inspection_report
    ADD CONSTRAINT inspection_report_tenant_inspection_fkey FOREIGN KEY (tenant, inspection) REFERENCES public.inspection(tenant, id);

ALTER TABLE ONLY public.inspection_result
    ADD CONSTRAINT inspection_result_tenant_inspection_fkey FOREIGN KEY (tenant, inspection) REFERENCES public.inspection(tenant, id);

ALTER TABLE ONLY public.inspection
    ADD CONSTRAINT inspection_tenant_plan_fkey FOREIGN KEY (tenant, plan) REFERENCES public.inspection_plan(tenant, id);

ALTER TABLE ONLY public.key_wrap
    ADD CONSTRAINT key_wrap_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.opinion_addendum
    ADD CONSTRAINT opinion_addendum_tenant_note_fkey FOREIGN KEY (tenant, note) REFERENCES public.opinion_note(tenant, id);

ALTER TABLE ONLY public.opinion_line
    ADD CONSTRAINT opinion_line_tenant_note_fkey FOREIGN KEY (tenant, note) REFERENCES public.opinion_note(tenant, id);

ALTER TABLE ONLY public.period
    ADD CONSTRAINT period_catalogue_fkey FOREIGN KEY (catalogue) REFERENCES public.catalogue_version(id);

ALTER TABLE ONLY public.practice_default
    ADD CONSTRAINT practice_default_catalogue_fkey FOREIGN KEY (catalogue) REFERENCES public.catalogue_version(id);

ALTER TABLE ONLY public.push_subscription
    ADD CONSTRAINT push_subscription_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.reach
    ADD CONSTRAINT reach_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.recovery_sheet
    ADD CONSTRAINT recovery_sheet_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.round
    ADD CONSTRAINT round_catalogue_fkey FOREIGN KEY (catalogue) REFERENCES public.catalogue_version(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_device_fkey FOREIGN KEY (device) REFERENCES public.device(id);

ALTER TABLE ONLY public.unit_closure
    ADD CONSTRAINT unit_closure_ancestor_fkey FOREIGN KEY (ancestor) REFERENCES public.unit(id);

ALTER TABLE ONLY public.unit_closure
    ADD CONSTRAINT unit_closure_descendant_fkey FOREIGN KEY (descendant) REFERENCES public.unit(id);

ALTER TABLE ONLY public.unit_edge
    ADD CONSTRAINT unit_edge_parent_fkey FOREIGN KEY (parent) REFERENCES public.unit(id);

ALTER TABLE ONLY public.unit_edge
    ADD CONSTRAINT unit_edge_unit_fkey FOREIGN KEY (unit) REFERENCES public.unit(id);

ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.unit(id);

CREATE POLICY backup ON public.ballot FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.contact FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.diary_entry FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.inspection_draft FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.own_year FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.preparation FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.push_subscription FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.round_draft FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

CREATE POLICY backup ON public.self_review FOR SELECT TO tusoi_owner USING ((current_setting('app.backup'::text, true) = 'on'::text));

ALTER TABLE public.ballot ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.contact ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.diary_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY folding ON public.self_review FOR UPDATE USING ((current_setting('app.folding'::text, true) = 'on'::text)) WITH CHECK (((current_setting('app.folding'::text, true) = 'on'::text) AND (sealed IS NULL)));

CREATE POLICY folding_looks ON public.self_review FOR SELECT USING ((current_setting('app.folding'::text, true) = 'on'::text));

ALTER TABLE public.inspection_draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON public.ballot USING ((id = (NULLIF(current_setting('app.ballot'::text, true), ''::text))::uuid)) WITH CHECK ((id = (NULLIF(current_setting('app.ballot'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.contact USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.diary_entry USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.inspection_draft USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.own_year USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.preparation USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.push_subscription USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.round_draft USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

CREATE POLICY own ON public.self_review USING ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid)) WITH CHECK ((person = (NULLIF(current_setting('app.member'::text, true), ''::text))::uuid));

ALTER TABLE public.own_year ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.preparation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.push_subscription ENABLE ROW LEVEL SECURITY;

CREATE POLICY releasing ON public.ballot FOR DELETE USING ((tenant = (NULLIF(current_setting('app.release'::text, true), ''::text))::uuid));

CREATE POLICY releasing_looks ON public.ballot FOR SELECT USING ((tenant = (NULLIF(current_setting('app.release'::text, true), ''::text))::uuid));

ALTER TABLE public.round_draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.self_review ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.self_review_default ENABLE ROW LEVEL SECURITY;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO tusoi_app;

REVOKE ALL ON FUNCTION public.keep_months(first date, last date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.record_deeds(p_tenant uuid, p_ats timestamp with time zone[], p_actors uuid[], p_verbs text[], p_abouts text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.record_deeds(p_tenant uuid, p_ats timestamp with time zone[], p_actors uuid[], p_verbs text[], p_abouts text[]) TO tusoi_app;

REVOKE ALL ON FUNCTION public.record_history(p_tenant uuid, p_at timestamp with time zone, p_actor uuid, p_verb text, p_about text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.record_history(p_tenant uuid, p_at timestamp with time zone, p_actor uuid, p_verb text, p_about text) TO tusoi_app;

REVOKE ALL ON FUNCTION public.record_history_all(p_tenant uuid, p_at timestamp with time zone, p_actor uuid, p_verbs text[], p_abouts text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.record_history_all(p_tenant uuid, p_at timestamp with time zone, p_actor uuid, p_verbs text[], p_abouts text[]) TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.absence_notice TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_key TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.addendum TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.ballot TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.briefing TO tusoi_app;

GRANT UPDATE(held_on) ON TABLE public.briefing TO tusoi_app;

GRANT UPDATE(at_time) ON TABLE public.briefing TO tusoi_app;

GRANT UPDATE(place) ON TABLE public.briefing TO tusoi_app;

GRANT UPDATE(guests_invited) ON TABLE public.briefing TO tusoi_app;

GRANT UPDATE(guests_present) ON TABLE public.briefing TO tusoi_app;

GRANT UPDATE(dropped_at) ON TABLE public.briefing TO tusoi_app;

GRANT UPDATE(dropped_by) ON TABLE public.briefing TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.briefing_presence TO tusoi_app;

GRANT UPDATE(cell) ON TABLE public.briefing_presence TO tusoi_app;

GRANT UPDATE(present) ON TABLE public.briefing_presence TO tusoi_app;

GRANT UPDATE(set_at) ON TABLE public.briefing_presence TO tusoi_app;

GRANT UPDATE(set_by) ON TABLE public.briefing_presence TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.calendar_feed TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.card TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.catalogue_version TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cell_plan TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.command TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.commitment TO tusoi_app;

GRANT UPDATE(withdrawn_on) ON TABLE public.commitment TO tusoi_app;

GRANT UPDATE(withdrawn_by) ON TABLE public.commitment TO tusoi_app;

GRANT UPDATE(confirmed_on) ON TABLE public.commitment TO tusoi_app;

GRANT UPDATE(confirmed_at_meeting) ON TABLE public.commitment TO tusoi_app;

GRANT UPDATE(confirmed_by) ON TABLE public.commitment TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.commitment_default TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.commitment_line TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.conclusion TO tusoi_app;

GRANT UPDATE(withdrawn_at) ON TABLE public.conclusion TO tusoi_app;

GRANT UPDATE(withdrawn_by) ON TABLE public.conclusion TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.conclusion_appeal TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.contact TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.declared_line TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.demo_mark TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.device TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.diary_entry TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.directive TO tusoi_app;

GRANT UPDATE(dropped_from) ON TABLE public.directive TO tusoi_app;

GRANT UPDATE(dropped_at) ON TABLE public.directive TO tusoi_app;

GRANT UPDATE(dropped_by) ON TABLE public.directive TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.directive_reading TO tusoi_app;

GRANT UPDATE(said_on) ON TABLE public.directive_reading TO tusoi_app;

GRANT UPDATE(withdrawn_on) ON TABLE public.directive_reading TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.erasure TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.feedback_barred TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_case TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_certificate TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_change TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_day_secret TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_deed TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_default TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_event TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feedback_flood TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_key TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_letter TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_look TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_message TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_message_key TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feedback_month TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.feedback_office TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_paper_key TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_photo TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_proposal TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_reader TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_receipt TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_seen TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.feedback_signature TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.feedback_tally TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.fresh_start TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.good_deed TO tusoi_app;

GRANT SELECT ON TABLE public.history TO tusoi_app;

GRANT SELECT ON TABLE public.history_head TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.imported_part TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.imported_round TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.imported_tally TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.inspection TO tusoi_app;

GRANT UPDATE(told_on) ON TABLE public.inspection TO tusoi_app;

GRANT UPDATE(told_at_meeting) ON TABLE public.inspection TO tusoi_app;

GRANT UPDATE(told_by) ON TABLE public.inspection TO tusoi_app;

GRANT UPDATE(dropped_on) ON TABLE public.inspection TO tusoi_app;

GRANT UPDATE(dropped_reason) ON TABLE public.inspection TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.inspection_ask TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.inspection_draft TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.inspection_plan TO tusoi_app;

GRANT UPDATE(adopted_on) ON TABLE public.inspection_plan TO tusoi_app;

GRANT UPDATE(adopted_at_meeting) ON TABLE public.inspection_plan TO tusoi_app;

GRANT UPDATE(adopted_paper) ON TABLE public.inspection_plan TO tusoi_app;

GRANT UPDATE(adopted_by) ON TABLE public.inspection_plan TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.inspection_report TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.inspection_result TO tusoi_app;

GRANT UPDATE(seen_on) ON TABLE public.inspection_result TO tusoi_app;

GRANT UPDATE(handed_by) ON TABLE public.inspection_result TO tusoi_app;

GRANT UPDATE(said) ON TABLE public.inspection_result TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.key_wrap TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.look TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting_default TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting_item TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting_presence TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting_review TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting_score TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting_speech TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.meeting_task TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.meeting_text TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.meeting_vote TO tusoi_app;

GRANT UPDATE(withdrawn_at) ON TABLE public.meeting_vote TO tusoi_app;

GRANT UPDATE(withdrawn_by) ON TABLE public.meeting_vote TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.member_import TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.membership TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.minutes TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.movement TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.movement_end TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.movement_version TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.notice TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.notice_heard TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.notice_message TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.notice_send TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.notice_words TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.on_behalf_helper TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.on_behalf_line TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.opinion_addendum TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.opinion_line TO tusoi_app;

GRANT UPDATE(theme) ON TABLE public.opinion_line TO tusoi_app;

GRANT UPDATE(source) ON TABLE public.opinion_line TO tusoi_app;

GRANT UPDATE(body) ON TABLE public.opinion_line TO tusoi_app;

GRANT UPDATE(by_person) ON TABLE public.opinion_line TO tusoi_app;

GRANT UPDATE(on_day) ON TABLE public.opinion_line TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.opinion_note TO tusoi_app;

GRANT UPDATE(sent_on) ON TABLE public.opinion_note TO tusoi_app;

GRANT UPDATE(sent_by) ON TABLE public.opinion_note TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.own_year TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.period TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.period_closed TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.person TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.post TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.practice_default TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.preparation TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.push_browser TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.push_key TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.push_subscription TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.reach TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.recovery_sheet TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.release TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.reminder TO tusoi_app;

GRANT UPDATE(keeper) ON TABLE public.reminder TO tusoi_app;

GRANT UPDATE(cell) ON TABLE public.reminder TO tusoi_app;

GRANT UPDATE(ended) ON TABLE public.reminder TO tusoi_app;

GRANT UPDATE(clock_on) ON TABLE public.reminder TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.reminder_default TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.reminder_event TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.reminder_text TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.report TO tusoi_app;

GRANT UPDATE(frozen_at) ON TABLE public.report TO tusoi_app;

GRANT UPDATE(cancelled_at) ON TABLE public.report TO tusoi_app;

GRANT UPDATE(cancelled_by) ON TABLE public.report TO tusoi_app;

GRANT UPDATE(issued_on) ON TABLE public.report TO tusoi_app;

GRANT UPDATE(issued_at) ON TABLE public.report TO tusoi_app;

GRANT UPDATE(issued_by) ON TABLE public.report TO tusoi_app;

GRANT UPDATE(number) ON TABLE public.report TO tusoi_app;

GRANT UPDATE(signer) ON TABLE public.report TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.report_default TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.report_figures TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.report_missing TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.report_round TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.review_done TO tusoi_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.review_prompt TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.roll_up_file TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.roll_up_issue TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.roll_up_signer TO tusoi_app;

GRANT UPDATE(dropped_at) ON TABLE public.roll_up_signer TO tusoi_app;

GRANT UPDATE(dropped_by) ON TABLE public.roll_up_signer TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rotation TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rotation_apart TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.rotation_change TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round TO tusoi_app;

GRANT UPDATE(name) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(opens_on) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(declare_by) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(conclude_by) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(closes_on) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(closed_on) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(closed_at) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(closed_by) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(open_reason) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(dropped_on) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(dropped_at) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(dropped_by) ON TABLE public.round TO tusoi_app;

GRANT UPDATE(dropped_reason) ON TABLE public.round TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round_addendum TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round_change TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round_declaration TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.round_draft TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round_figures TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round_member TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round_tally TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.round_unit TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.self_review TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.server_secret TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.setup_token TO tusoi_app;

GRANT SELECT,INSERT ON TABLE public.signing_key TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.slip_code TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.statistics_key TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.statistics_key_wrap TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.tally TO tusoi_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.tally_mark TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.throttle TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit_closure TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit_edge TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit_round_tally TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unit_tally TO tusoi_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.year_form_template TO tusoi_app;
