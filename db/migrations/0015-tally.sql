-- Concluded results as plain counts, month by month. What stands at which place of `counts` is said once, in
-- statistics/figures.rules.ts (FIGURES); of private marks nothing is here. Pages read these rows and never count people.

-- Of each cell, and, where unit = tenant, of the whole organisation: the sum of its cells.
create table tally (
  tenant     uuid not null,
  month      date not null,                -- its first day, as in period and meeting
  unit       uuid not null,
  counts     int[] not null,
  feedback   int[],                        -- of the organisation only: received, open, overdue, concluded. Shown through
                                           -- statistics/feedback-figures.rules.ts, never as they are
  counted_on date not null,
  frozen     boolean not null,             -- nothing that comes later changes it
  primary key (tenant, month, unit)
);

-- A closed round of an organisation: ROUND_FIGURES of statistics/round-figures.rules.ts, and by group of its catalogue how
-- many members the cells named a limit of.
create table round_figures (
  tenant    uuid not null,
  round     uuid not null,
  half      text not null,                 -- '2017-2': the half-year in which it was to be closed
  catalogue text not null,
  counts    int[] not null,
  groups    int[] not null,
  primary key (tenant, round)
);

-- Up to where an organisation was counted: the length of its history, and the day.
create table tally_mark (
  tenant     uuid primary key,
  history_n  bigint not null,
  counted_on date not null
);

-- Above: one row a month for each commune and for each unit above it, summed level by level from the rows whose parent it is.
-- The parent is the one of then, so a unit that moves takes no old number with it. No cell stands here.
create table unit_tally (
  unit     uuid not null,
  month    date not null,
  parent   uuid,
  communes int not null,                   -- how many are in these sums
  counts   int[] not null,
  feedback int[] not null,
  frozen   boolean not null,
  primary key (unit, month)
);
create index unit_tally_parent on unit_tally (parent, month);

-- The last round of each half-year, held against one version of the catalogue. Of communes in which so few were concluded
-- about that a number would be a name there is none.
create table unit_round_tally (
  unit      uuid not null,
  half      text not null,
  catalogue text not null,
  parent    uuid,
  communes  int not null,
  counts    int[] not null,
  groups    int[] not null,
  primary key (unit, half, catalogue)
);
create index unit_round_tally_parent on unit_round_tally (parent, half);

create index unit_commune on unit (id) where kind = 'commune';

-- What is over stays, whatever the program says.
create function tally_stays() returns trigger language plpgsql as $$
begin
  if old.frozen then raise exception 'figures of a month that is over stay as they are'; end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger tally_stays before update or delete on tally for each row execute function tally_stays();

grant select, insert, update, delete on tally, unit_tally, unit_round_tally to tusoi_app;
grant select, insert on round_figures to tusoi_app;
grant select, insert, update on tally_mark to tusoi_app;
