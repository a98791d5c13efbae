-- Signed files of figures, for levels that are not online together.

-- What an organisation, or a unit above, signs its files with. The newest row counts; earlier ones stay to be told apart.
create table signing_key (
  unit        uuid not null,
  id          uuid not null,
  public_key  bytea not null check (length(public_key) = 32),
  private_key bytea not null,              -- opened by the application alone; docs/decisions/0024
  made_at     timestamptz not null,
  made_by     uuid not null,
  primary key (unit, id)
);

-- Whose signature a unit above takes for a unit below it, after a person laid its fingerprint beside the paper.
create table roll_up_signer (
  unit          uuid not null,
  id            uuid not null,
  child         uuid not null,
  public_key    bytea not null check (length(public_key) = 32),
  registered_at timestamptz not null,
  registered_by uuid not null,
  dropped_at    timestamptz,
  dropped_by    uuid,
  primary key (unit, id)
);
create unique index roll_up_signer_once on roll_up_signer (unit, public_key) where dropped_at is null;

-- What was taken in, as it came.
create table roll_up_file (
  unit      uuid not null,
  id        uuid not null,                 -- the report's own: the same file twice is one
  child     uuid not null,
  signer    uuid not null,
  follows   uuid,                          -- the earlier file of the same span that it supplements
  kind      text not null check (kind in ('month', 'quarter', 'half', 'year')),
  starts    date not null,
  months    date[] not null,
  number    text not null,
  issued_on date not null,
  cells     int not null,
  complete  int not null,
  missing   text[] not null,
  content   jsonb not null,
  taken_at  timestamptz not null,
  taken_by  uuid not null,
  primary key (unit, id)
);
create index roll_up_file_child on roll_up_file (unit, child);
-- Of two at once that say the same of a span, one is first.
create unique index roll_up_file_first on roll_up_file (unit, child, kind, starts, follows) nulls not distinct;

-- A unit's months out of the newest of its files, in the shape of unit_tally, which is summed with them.
create table imported_tally (
  unit     uuid not null,
  month    date not null,
  parent   uuid not null,                  -- who took the file in
  communes int not null,
  counts   int[] not null,
  file     uuid not null,
  primary key (unit, month)
);

grant select, insert on signing_key, roll_up_file to tusoi_app;
grant select, insert, update (dropped_at, dropped_by) on roll_up_signer to tusoi_app;
grant select, insert, update on imported_tally to tusoi_app;
