-- Tables that gain a row per member or unit and month lie in partitions, one a month. What cuts them is the month, or the id
-- of the period or meeting, which begins with the moment it was made (uuidv7): so no key gains a column, and "one row a
-- member and period" stays a primary key. Months that have no partition yet lie in the default one; nothing is ever refused.
-- The owner makes the coming months at each start (keep_months); the application has no rights on a partition.

create function month_of(id uuid) returns date language sql immutable as $$
  select case when substr(id::text, 15, 1) = '7' then
    date_trunc('month', timestamp '1970-01-01 07:00' + make_interval(secs =>
      (('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000)::float8))::date end
$$;

-- The least id that can be made in a month, as the clock of the practice has it.
create function month_begins(month date) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from month::timestamp - interval '7 hours') * 1000)::bigint), 12, '0')
          || '00000000000000000000')::uuid
$$;

/* For every table in partitions by month: a partition for each month from one to another, and for each that has rows in
   the default partition, which move into it. Tells what was made. */
create function keep_months(first date, last date) returns setof text language plpgsql as $$
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
end $$;

revoke all on function keep_months(date, date) from public;

-- Each table becomes the default partition of its successor, which takes over its name, keys, walls and rights; then
-- what it holds moves into its months.

alter table review_done rename to review_done_default;
alter table review_done_default rename constraint review_done_pkey to review_done_default_pkey;
alter index review_done_cell rename to review_done_default_cell;
create table review_done (like review_done_default including defaults including constraints,
  constraint review_done_pkey primary key (tenant, period, person)) partition by range (period);
create index review_done_cell on review_done (tenant, period, cell);
alter table review_done attach partition review_done_default default;
revoke all on review_done_default from tusoi_app;
grant select, insert, update, delete on review_done to tusoi_app;
-- "My data" and the year's form ask for all months of one person.
create index review_done_person on review_done (person);

alter table self_review rename to self_review_default;
alter table self_review_default rename constraint self_review_pkey to self_review_default_pkey;
alter index self_review_person rename to self_review_default_person;
-- Forced, the wall would hide every row from the owner who moves them.
alter table self_review_default no force row level security;
drop policy own on self_review_default;
drop policy folding_looks on self_review_default;
drop policy folding on self_review_default;
create table self_review (like self_review_default including defaults including constraints,
  constraint self_review_pkey primary key (tenant, period, person)) partition by range (period);
create index self_review_person on self_review (person);
alter table self_review attach partition self_review_default default;
revoke all on self_review_default from tusoi_app;
alter table self_review enable row level security;
alter table self_review force row level security;
create policy own on self_review
  using (self_review.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (self_review.person = nullif(current_setting('app.member', true), '')::uuid);
create policy folding_looks on self_review for select
  using (current_setting('app.folding', true) = 'on');
create policy folding on self_review for update
  using (current_setting('app.folding', true) = 'on')
  with check (current_setting('app.folding', true) = 'on' and self_review.sealed is null);
grant select, insert, update, delete on self_review to tusoi_app;

alter table meeting_presence rename to meeting_presence_default;
alter table meeting_presence_default rename constraint meeting_presence_pkey to meeting_presence_default_pkey;
create table meeting_presence (like meeting_presence_default including defaults including constraints,
  constraint meeting_presence_pkey primary key (tenant, meeting, person)) partition by range (meeting);
alter table meeting_presence attach partition meeting_presence_default default;
revoke all on meeting_presence_default from tusoi_app;
grant select, insert, update, delete on meeting_presence to tusoi_app;

alter table tally rename to tally_default;
alter table tally_default rename constraint tally_pkey to tally_default_pkey;
drop trigger tally_stays on tally_default;
create table tally (like tally_default including defaults including constraints,
  constraint tally_pkey primary key (tenant, month, unit)) partition by range (month);
alter table tally attach partition tally_default default;
create trigger tally_stays before update or delete on tally for each row execute function tally_stays();
revoke all on tally_default from tusoi_app;
grant select, insert, update, delete on tally to tusoi_app;

select keep_months(null, null);

-- What a member asks for by their own name alone, in every organisation they belonged to; without these, all members'
-- rows would be walked through.
create index look_person on look (person);
create index preparation_person on preparation (person);
create index own_year_person on own_year (person);
create index round_draft_person on round_draft (person);
create index declared_line_person on declared_line (person);
-- What the timetable clears away each minute.
create index command_done on command (done_on);
create index session_ends on session (ends_at);
