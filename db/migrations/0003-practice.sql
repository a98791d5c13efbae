-- The practice: catalogue, defaults, periods, the month, diary, statistics of private marks.

create table catalogue_version (
  id        text primary key,              -- 'nqtw4-82@1'
  sha256    text not null,
  content   jsonb not null,
  loaded_at timestamptz not null
);

-- What binds an organisation, from a day on; the past keeps what held then.
create table practice_default (
  tenant       uuid not null,
  valid_from   date not null,
  catalogue    text not null references catalogue_version,
  form         text not null check (form in ('skim', 'full', 'full-yearly')),
  full_month   int not null default 12,    -- for 'full-yearly': the month of the full list
  meeting_day  int not null check (meeting_day between 1 and 28),
  latest_day   int not null check (latest_day between 1 and 28),
  keep_months  int not null default 12,    -- marks of a closed month fold to 'done' after this
  primary key (tenant, valid_from)
);

create table period (
  tenant      uuid not null,
  id          uuid not null,
  month       date not null,               -- the first day of the meeting's month
  meeting_on  date not null,
  opens_at    timestamptz not null,
  closes_at   timestamptz not null,
  catalogue   text not null references catalogue_version,
  form        text not null check (form in ('skim', 'full')),
  primary key (tenant, id),
  unique (tenant, month)
);

-- A cell's meeting ended its self-review line before the period's last day.
create table period_closed (
  tenant    uuid not null,
  period    uuid not null,
  cell      uuid not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  primary key (tenant, period, cell)
);

-- Private: one sealed, padded box a member and period, of one size whatever it holds.
create table self_review (
  tenant      uuid not null,
  period      uuid not null,
  person      uuid not null,
  status      text not null check (status in ('draft', 'submitted')),
  catalogue   text not null,
  key_version int not null,
  sealed      bytea,                       -- null: folded to 'done'
  primary key (tenant, period, person)
);
create index self_review_person on self_review (person);

-- What others may know of a month: done, and how. Never when in the day, never what.
create table review_done (
  tenant      uuid not null,
  period      uuid not null,
  person      uuid not null,
  cell        uuid not null,
  how         text not null check (how in ('phone', 'paper')),
  done_on     date not null,
  recorded_by uuid,                        -- the officer who noted a paper review
  primary key (tenant, period, person)
);
create index review_done_cell on review_done (tenant, period, cell);

-- Declared: the text the member saw in the preview and chose to bring to the cell.
create table declared_line (
  tenant  uuid not null,
  id      uuid not null,
  period  uuid not null,
  person  uuid not null,
  cell    uuid not null,
  line    text not null,
  day     date not null,
  primary key (tenant, id)
);
create index declared_line_cell on declared_line (tenant, period, cell);

create table diary_entry (
  tenant      uuid not null,
  id          uuid not null,
  person      uuid not null,
  key_version int not null,
  sealed      bytea not null,
  -- The owner stands in the key: the page gives an entry its id, and an id that is somebody else's must not be felt.
  primary key (tenant, person, id)
);
create index diary_entry_person on diary_entry (person);

-- Sealed to the organisation's statistics key, without a member; only the member's own box remembers the id.
create table ballot (
  tenant  uuid not null,
  quarter text not null,                   -- '2026-4'
  id      uuid not null,
  sealed  bytea not null,
  primary key (tenant, quarter, id)
);

create table statistics_key (
  tenant     uuid not null,
  id         uuid not null,
  public_key bytea not null,
  made_on    date not null,
  primary key (tenant, id)
);
create table statistics_key_wrap (
  tenant      uuid not null,
  key         uuid not null,
  account     uuid not null,
  wrapped     bytea not null,              -- sealed to the holder's account key
  key_version int not null,
  primary key (tenant, key, account)
);

-- Written once a quarter; holds only what publishable() let through.
create table release (
  tenant      uuid not null,
  quarter     text not null,
  released_at timestamptz not null,
  released_by uuid not null,
  catalogue   text,
  outcome     text not null check (outcome in ('shown', 'too-few', 'no-key')),
  people      int,
  counts      jsonb,
  primary key (tenant, quarter)
);

-- The second wall round the private class: a row shows itself to its owner's transaction only.
alter table self_review enable row level security;
alter table self_review force row level security;
create policy own on self_review
  using (self_review.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (self_review.person = nullif(current_setting('app.member', true), '')::uuid);

-- The timetable may fold old months, whoever's: it can empty a box and nothing else.
create policy folding_looks on self_review for select
  using (current_setting('app.folding', true) = 'on');
create policy folding on self_review for update
  using (current_setting('app.folding', true) = 'on')
  with check (current_setting('app.folding', true) = 'on' and self_review.sealed is null);

alter table diary_entry enable row level security;
alter table diary_entry force row level security;
create policy own on diary_entry
  using (diary_entry.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (diary_entry.person = nullif(current_setting('app.member', true), '')::uuid);

alter table ballot enable row level security;
alter table ballot force row level security;
create policy own on ballot
  using (ballot.id = nullif(current_setting('app.ballot', true), '')::uuid)
  with check (ballot.id = nullif(current_setting('app.ballot', true), '')::uuid);
-- A release reads an organisation's ballots and destroys them; it can't change or add one.
create policy releasing_looks on ballot for select
  using (ballot.tenant = nullif(current_setting('app.release', true), '')::uuid);
create policy releasing on ballot for delete
  using (ballot.tenant = nullif(current_setting('app.release', true), '')::uuid);

grant select, insert, update, delete on
  catalogue_version, practice_default, period, period_closed, self_review, review_done, declared_line, diary_entry,
  ballot, statistics_key, statistics_key_wrap, release
  to tusoi_app;
revoke update, delete on release from tusoi_app;

-- Erasures carried out in this database. The list itself is kept in a file outside it, so that a restore can see
-- which ones the older data does not know of and carry them out again.
create table erasure (
  person    uuid not null,
  erased_at timestamptz not null,
  primary key (person, erased_at)
);
grant select, insert on erasure to tusoi_app;
