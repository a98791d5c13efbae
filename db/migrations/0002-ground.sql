-- Reference tables of the whole server: units, persons, accounts, devices, keys.
-- Then what a tenant (a commune) says of them: memberships, posts, imports.

create table unit (
  id          uuid primary key,
  tenant      uuid,                       -- the commune it lies in (itself for the commune); null above
  kind        text not null check (kind in ('nation', 'province', 'commune', 'grassroots', 'cell', 'group')),
  name        text not null,
  search      text not null,              -- folded: no marks, no capitals
  place       int not null default 0,     -- order among its siblings, the order lists are shown in
  founded_on  date not null,
  ended_on    date,
  merged_into uuid references unit
);
create index unit_tenant on unit (tenant);

-- Adjacency with its past and its future. valid_to is the first day it no longer holds.
create table unit_edge (
  unit       uuid not null references unit,
  parent     uuid not null references unit,
  valid_from date not null,
  valid_to   date,
  primary key (unit, valid_from)
);
create index unit_edge_parent on unit_edge (parent);

-- Today's tree only, each unit its own ancestor at depth 0; rewritten by the transaction that changes unit_edge.
create table unit_closure (
  ancestor   uuid not null references unit,
  descendant uuid not null references unit,
  depth      int not null,
  primary key (ancestor, descendant)
);
create index unit_closure_descendant on unit_closure (descendant);

create table person (
  id          uuid primary key,
  full_name   text not null,
  search      text not null,
  birth_date  text,                       -- 'yyyy-mm-dd', or reduced: 'yyyy-mm', 'yyyy'
  sex         text check (sex in ('male', 'female')),
  phone       text,
  card_number text,
  admitted_on text,
  official_on text
);
create index person_search on person (search);

create table account (
  id      uuid primary key,
  person  uuid not null unique references person,
  made_on date not null
);

-- A person who lost every device and the sheet begins anew with the next version; the old one stays for whoever finds the sheet.
create table account_key (
  account    uuid not null references account,
  version    int not null,
  public_key bytea not null,
  primary key (account, version)
);

create table card (
  id              uuid primary key,
  tenant          uuid not null,
  person          uuid not null references person,
  code_hash       bytea not null unique,
  printed_by      uuid references person,   -- null: the administrator's command line
  printed_by_name text not null,
  printed_at      timestamptz not null,
  expires_at      timestamptz not null,
  begins_anew     boolean not null default false,
  used_at         timestamptz,
  voided_at       timestamptz
);
create index card_person on card (person);

create table device (
  id          uuid primary key,
  account     uuid not null references account,
  public_key  bytea not null,              -- of the pair derived from the cookie's secret
  pin_hash    text not null,
  label       text not null,
  card        uuid references card,
  enrolled_at timestamptz not null,
  wrong_pins  int not null default 0,
  wait_until  timestamptz,
  revoked_at  timestamptz
);
create index device_account on device (account);

create table recovery_sheet (
  id           uuid primary key,
  account      uuid not null references account,
  public_key   bytea not null,
  made_at      timestamptz not null,
  confirmed_at timestamptz,
  voided_at    timestamptz
);
create index recovery_sheet_account on recovery_sheet (account);

-- An account's private key, sealed to one holder: a device or a sheet.
create table key_wrap (
  account uuid not null references account,
  version int not null,
  holder  uuid not null,
  wrapped bytea not null,
  primary key (account, version, holder)
);

-- Asked for by a member who lost both; needs a second person who did not print the card.
create table fresh_start (
  id          uuid primary key,
  account     uuid not null references account,
  device      uuid not null references device,
  asked_at    timestamptz not null,
  approved_by uuid references person,
  approved_at timestamptz,
  refused_at  timestamptz
);
create index fresh_start_account on fresh_start (account);

create table session (
  token_hash bytea primary key,
  account    uuid not null references account,
  device     uuid not null references device,
  ends_at    timestamptz not null
);
create index session_account on session (account);

-- Wrong attempts, by a keyed hash of what was attempted or of the place it came from. Survives a restart.
create table throttle (
  key        bytea primary key,
  failures   int not null,
  wait_until timestamptz,
  last_at    timestamptz not null
);

create table setup_token (
  hash    bytea primary key,
  made_at timestamptz not null
);

-- Ids of forms that were carried out, so that a resend is answered as before and is not done twice.
create table command (
  account     uuid not null,
  id          uuid not null,
  fingerprint bytea not null,
  answer      text not null,
  done_on     date not null,
  primary key (account, id)
);

create table membership (
  tenant     uuid not null,
  id         uuid not null,
  person     uuid not null,
  cell       uuid not null,
  status     text not null check (status in
    ('official', 'probationary', 'exempt', 'temporary-in', 'temporary-out', 'suspended', 'left')),
  valid_from date not null,
  valid_to   date,
  reason     text,
  primary key (tenant, id)
);
create index membership_person on membership (person);
create index membership_cell on membership (tenant, cell);

create table post (
  tenant     uuid not null,               -- for units above the commune: the unit itself
  id         uuid not null,
  person     uuid not null,
  unit       uuid not null,
  kind       text not null check (kind in (
    'secretary', 'deputy', 'committee-member',
    'standing-member', 'inspection-head', 'inspection-deputy', 'inspection-member', 'administrator')),
  title      text not null,               -- as the list wrote it
  valid_from date not null,
  valid_to   date,
  primary key (tenant, id)
);
create index post_person on post (person);
create index post_unit on post (tenant, unit);

create table member_import (
  tenant       uuid not null,
  id           uuid not null,
  file_name    text not null,
  uploaded_by  uuid,                       -- null: the administrator's command line
  uploaded_at  timestamptz not null,
  state        text not null check (state in ('draft', 'committed', 'undone')),
  as_of        date not null,
  workbook     bytea,                      -- dropped when committed or older than a day
  corrections  jsonb not null,             -- columns, rows mended and decisions made on the page
  done_rows    int not null default 0,
  all_rows     int not null default 0,
  committed_at timestamptz,
  undo         jsonb,
  primary key (tenant, id)
);

-- Every look of somebody else at a member's declared or concluded matters, for the member to see.
create table look (
  tenant uuid not null,
  person uuid not null,
  reader uuid not null,
  what   text not null,
  day    date not null,
  primary key (tenant, person, reader, what, day)
);

grant select, insert, update, delete on
  unit, unit_edge, unit_closure, person, account, account_key, card, device, recovery_sheet, key_wrap, fresh_start,
  session, throttle, setup_token, command, membership, post, member_import, look
  to tusoi_app;

-- One row: a secret of this server, so that what limits remember can't be tried out from a dump of their table alone.
create table server_secret (
  only_one boolean primary key default true check (only_one),
  secret   bytea not null
);
grant select, insert on server_secret to tusoi_app;
