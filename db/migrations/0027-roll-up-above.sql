-- Roll-up files of units above the communes: which communes stand in one, so that each counts once; rounds by half-year.

-- A commune's month, or its rounds of a half-year, as they came in a file. Once on this machine, whichever file brings it.
create table imported_part (
  commune uuid not null,                   -- as it is known on the machine that keeps its cells
  span    text not null,                   -- '2026-07', or the half-year '2026-2'
  unit    uuid not null,                   -- the unit below that the file came from
  file    uuid not null,
  primary key (commune, span)
);
create index imported_part_unit on imported_part (unit, span);

insert into imported_part (commune, span, unit, file)
select (f.content -> 'issuer' ->> 'id')::uuid, to_char(i.month, 'YYYY-MM'), i.unit, i.file
from imported_tally i join roll_up_file f on f.unit = i.parent and f.id = i.file
on conflict do nothing;

-- A unit's rounds of a half-year out of the newest of its files, in the shape of unit_round_tally.
create table imported_round (
  unit      uuid not null,
  half      text not null,
  catalogue text not null,
  communes  int not null,
  counts    int[] not null,
  groups    int[] not null,
  missing   text[] not null,               -- communes that the file names and that have no round in it
  file      uuid not null,
  upto      date not null,                 -- the first day of the file's last month: a later file knows more of a half-year
  primary key (unit, half, catalogue)
);

-- What a file told of that counts here already: communes by name, with the month or half-year.
alter table roll_up_file add column left_out jsonb not null default '[]';

-- What a unit above the communes sent upward, as it was frozen.
create table roll_up_issue (
  unit      uuid not null,
  id        uuid not null,
  kind      text not null check (kind in ('month', 'quarter', 'half', 'year')),
  starts    date not null,
  nth       int not null,                  -- 0, then its supplements
  follows   uuid,
  number    text not null,
  issued_on date not null,
  content   json not null,                 -- as it was put together: each time the same file, to the byte
  made_at   timestamptz not null,
  made_by   uuid not null,
  primary key (unit, id)
);
-- Of two at once that say the same of a span, one is first.
create unique index roll_up_issue_nth on roll_up_issue (unit, kind, starts, nth);

grant select, insert, delete on imported_part, imported_round to tusoi_app;
grant delete on imported_tally to tusoi_app;
grant select, insert on roll_up_issue to tusoi_app;
