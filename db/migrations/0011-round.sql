-- Rounds: everybody declares against one version of the catalogue by a day, the cell concludes, two rounds are compared.

create table round (
  tenant      uuid not null,
  id          uuid not null,
  name        text not null,
  catalogue   text not null references catalogue_version,  -- pinned; never changed, whatever the organisation goes by later
  opens_on    date not null,
  declare_by  date not null,
  conclude_by date not null,
  closes_on   date not null,
  launched_at timestamptz not null,
  launched_by uuid not null,
  closed_on   date,
  closed_at   timestamptz,
  closed_by   uuid,
  open_reason text not null default '',    -- why it was closed with declarations or conclusions still open
  dropped_on  date,
  dropped_at  timestamptz,
  dropped_by  uuid,
  dropped_reason text not null default '',
  primary key (tenant, id),
  check (opens_on <= declare_by and declare_by <= conclude_by and conclude_by <= closes_on)
);

-- Name and days as they were before each change, so that nothing moves silently.
create table round_change (
  tenant  uuid not null,
  round   uuid not null,
  id      uuid not null,
  before  jsonb not null,
  after   jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (tenant, round, id)
);

-- Private: a declaration before it is sent.
create table round_draft (
  tenant      uuid not null,
  round       uuid not null,
  person      uuid not null,
  key_version int not null,
  sealed      bytea not null,
  primary key (tenant, round, person)
);
alter table round_draft enable row level security;
alter table round_draft force row level security;
create policy own on round_draft
  using (round_draft.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (round_draft.person = nullif(current_setting('app.member', true), '')::uuid);

-- Declared: what the member saw in the preview and sent. Sent again, a new row stands and the old one stays.
create table round_declaration (
  tenant  uuid not null,
  round   uuid not null,
  id      uuid not null,
  person  uuid not null,
  nth     int not null,                    -- of this member in this round: the highest stands
  cell    uuid not null,                   -- the cell it was sent to
  signs   jsonb not null,                  -- id, label, level, cause and fix of each; all others were answered with 'none'
  how     text not null check (how in ('own', 'on-behalf')),
  sent_on date not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  witness uuid,                            -- who saw the member sign the paper it was entered from
  primary key (tenant, round, id),
  unique (tenant, round, person, nth),
  check ((how = 'own') = (sent_by = person) and (how = 'on-behalf') = (witness is not null))
);
create index round_declaration_person on round_declaration (person);
create index round_declaration_cell on round_declaration (tenant, round, cell);

-- From here on: as everything stood when the round was closed. Mergers, moves and renamed units change none of it.
create table round_unit (
  tenant uuid not null,
  round  uuid not null,
  unit   uuid not null,
  parent uuid,
  kind   text not null,
  name   text not null,
  place  int not null,                     -- in the order of the tree
  primary key (tenant, round, unit)
);
create table round_member (
  tenant   uuid not null,
  round    uuid not null,
  person   uuid not null,
  unit     uuid not null,
  status   text not null,
  part     text not null check (part in ('awaited', 'may', 'away')),
  declared text not null check (declared in ('in-time', 'late', 'on-behalf', 'elsewhere', 'not-yet', 'not-awaited')),
  own      jsonb not null,                 -- signs the member named themself: id and level
  level    text check (level in ('none', 'partial', 'present')),  -- null: not concluded
  signs    jsonb not null,                 -- signs the cell named: id and level
  primary key (tenant, round, person)
);
-- Counts of concluded results, by cell and for the whole organisation: members, concluded, partial, present, raised.
create table round_tally (
  tenant uuid not null,
  round  uuid not null,
  unit   uuid not null,
  counts int[] not null,
  primary key (tenant, round, unit)
);
-- What was found wrong afterwards; the numbers stay as they were closed, and this stands beside them.
create table round_addendum (
  tenant  uuid not null,
  round   uuid not null,
  id      uuid not null,
  before  text not null,
  after   text not null,
  reason  text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (tenant, round, id)
);

-- A conclusion can be about a member's declaration in a round: once a round and member, at whichever meeting.
alter table conclusion add column round uuid;
alter table conclusion add column led_by uuid;  -- who led it, where the chair of the meeting was the one concluded about
alter table conclusion drop constraint conclusion_kind_check;
alter table conclusion add constraint conclusion_kind_check check (kind in ('sign', 'commitment', 'round'));
alter table conclusion add constraint conclusion_round_fits check ((kind = 'round') = (round is not null));
drop index conclusion_once;
create unique index conclusion_once on conclusion (tenant, source_id, person, line) nulls not distinct
  where withdrawn_at is null and kind <> 'round';
create unique index conclusion_round_once on conclusion (tenant, round, person)
  where withdrawn_at is null and kind = 'round';

grant select, insert, update (name, opens_on, declare_by, conclude_by, closes_on, closed_on, closed_at, closed_by, open_reason,
  dropped_on, dropped_at, dropped_by, dropped_reason) on round to tusoi_app;
grant select, insert, update, delete on round_draft to tusoi_app;
-- What was declared, frozen and corrected is added to and never taken away.
grant select, insert on round_change, round_declaration, round_unit, round_member, round_tally, round_addendum to tusoi_app;
