-- Movements: what a unit lays down for all below it, through time; its directives; the sessions at which people are briefed.

-- `tenant` is the commune; for a unit above the communes it is the unit itself, whose movements every commune below reads.
create table movement (
  tenant          uuid not null,
  id              uuid not null,
  unit            uuid not null,             -- launched by, or, of a body outside this tree, written down by
  name            text not null,
  outside         text not null default '',  -- that body's name
  document        text not null default '',  -- the paper it was launched by
  document_number text not null default '',
  document_on     date,
  launched_at     timestamptz not null,
  launched_by     uuid,                      -- null: the command line
  primary key (tenant, id)
);
create index movement_unit on movement (unit);
create index movement_id on movement (id);

-- What it asks for from a day on. A later version takes the place of an earlier one and changes no day that has passed.
create table movement_version (
  tenant     uuid not null,
  movement   uuid not null,
  n          int not null check (n > 0),
  valid_from date not null,
  terms      jsonb not null,                 -- movement/terms.rules.ts
  target     jsonb,
  laid_on    date not null,
  laid_at    timestamptz not null,
  laid_by    uuid,
  primary key (tenant, movement, n),
  check (valid_from >= laid_on)
);

-- The first day on which it holds no more; null takes back a day that had not come yet. The last row counts.
create table movement_end (
  tenant   uuid not null,
  movement uuid not null,
  n        int not null check (n > 0),
  ends_on  date,
  laid_on  date not null,
  laid_at  timestamptz not null,
  laid_by  uuid,
  primary key (tenant, movement, n),
  check (ends_on >= laid_on)
);

-- The program judges every step; that the past stays is refused here as well.
create function movement_goes_on() returns trigger language plpgsql as $$
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
create trigger movement_goes_on before insert on movement_version for each row execute function movement_goes_on();
create trigger movement_goes_on before insert on movement_end for each row execute function movement_goes_on();

-- What is studied: named, with a short summary; the text itself is not kept here, and a link is never fetched.
create table directive (
  tenant       uuid not null,
  movement     uuid not null,
  id           uuid not null,
  title        text not null,
  number       text not null default '',
  issued_on    date,
  link         text not null default '',
  summary      text not null default '',
  valid_from   date not null,
  added_at     timestamptz not null,
  added_by     uuid,
  dropped_from date,
  dropped_at   timestamptz,
  dropped_by   uuid,
  primary key (tenant, movement, id)
);
create index directive_movement on directive (movement);
create index directive_id on directive (id);

-- A session at which members of some cells are briefed on directives of a movement.
create table briefing (
  tenant         uuid not null,
  id             uuid not null,
  movement       uuid not null,
  held_on        date not null,
  at_time        text not null default '',
  place          text not null,
  makes_up       uuid,                       -- for those who missed that session
  cells          uuid[] not null,
  directives     uuid[] not null,
  guests_invited int not null default 0,     -- cadres who are no members: counted, never named
  guests_present int not null default 0,
  laid_at        timestamptz not null,
  laid_by        uuid,
  dropped_at     timestamptz,                -- not held
  dropped_by     uuid,
  primary key (tenant, id),
  check (guests_invited >= 0 and guests_present between 0 and guests_invited)
);
create index briefing_movement on briefing (tenant, movement);

-- The roll of a cell: who belonged to it on that day, and who came. Kept by whoever wrote it down last.
create table briefing_presence (
  tenant   uuid not null,
  briefing uuid not null,
  person   uuid not null,
  cell     uuid not null,
  present  boolean not null,
  set_at   timestamptz not null,
  set_by   uuid,
  primary key (tenant, briefing, person)
);
create index briefing_presence_person on briefing_presence (person);

-- Declared: a member says that they read a directive themself.
create table directive_reading (
  tenant    uuid not null,
  directive uuid not null,
  person    uuid not null,
  said_on   date not null,
  withdrawn_on date,
  primary key (tenant, directive, person)
);
create index directive_reading_person on directive_reading (person);

grant select, insert on movement, movement_version, movement_end to tusoi_app;
grant select, insert, update (dropped_from, dropped_at, dropped_by) on directive to tusoi_app;
grant select, insert, update (held_on, at_time, place, guests_invited, guests_present, dropped_at, dropped_by) on briefing to tusoi_app;
grant select, insert, update (cell, present, set_at, set_by) on briefing_presence to tusoi_app;
grant select, insert, update (said_on, withdrawn_on) on directive_reading to tusoi_app;
