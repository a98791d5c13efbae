-- Good deeds: noted by a member or from people's thanks, told to whom they are about, confirmed by the cell at a
-- meeting. Declared, then concluded. What came to nothing is deleted, so that nothing stays of it.
create table good_deed (
  tenant   uuid not null,
  id       uuid not null,
  person   uuid not null,                  -- who did it
  cell     uuid not null,                  -- their cell when it was noted, which confirms it
  origin   text not null check (origin in ('self', 'member', 'people')),
  source   text not null default '' check (source in ('', 'spoken', 'letter', 'meeting', 'feedback')),
  told_by  text not null default '',       -- of people's thanks: whose they are, as the officer wrote it down
  day      date not null,                  -- when it was done
  words    text not null,
  noted_on date not null,
  noted_by uuid not null,
  seen_on  date,                           -- who did it has read that others noted it
  declined_on date,                        -- who did it asks that it be not told at a meeting
  outcome  text check (outcome in ('confirmed', 'not-confirmed')),
  reason   text not null default '',       -- told to whoever noted it, where the cell did not confirm it
  settled_on date,                         -- the day of that meeting
  settled_at_meeting uuid,
  settled_by uuid,
  named_on date,                           -- who did it agrees to stand on the board by name
  primary key (tenant, id),
  check ((origin = 'people') = (source <> '')),
  check ((outcome is null) = (settled_on is null) and (outcome is null) = (settled_at_meeting is null)),
  check (declined_on is null or outcome is null)
);
create index good_deed_person on good_deed (person);
create index good_deed_noted_by on good_deed (noted_by);
create index good_deed_cell on good_deed (tenant, cell);
create index good_deed_meeting on good_deed (tenant, settled_at_meeting);

grant select, insert, update, delete on good_deed to tusoi_app;
