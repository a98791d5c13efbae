-- Notification: where a person wants to be told, what was to be said to whom, and what became of it. No words of a
-- message are kept anywhere: they follow from what it is about.

-- A person's own: read by nobody but themself and, under their name, by whatever sends (notification/send.ts).
create table contact (
  person           uuid primary key references person,
  phone            text,                     -- '84912345678'
  phone_problem_on date,                     -- the day the gateway said that this number takes nothing
  email            text,
  email_problem_on date,
  changed_on       date not null
);
alter table contact enable row level security;
alter table contact force row level security;
create policy own on contact
  using (contact.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (contact.person = nullif(current_setting('app.member', true), '')::uuid);

create table push_subscription (
  person   uuid not null references person,
  id       uuid not null,
  endpoint text not null,
  p256dh   text not null,
  auth     text not null,
  made_on  date not null,
  primary key (person, id)
);
alter table push_subscription enable row level security;
alter table push_subscription force row level security;
create policy own on push_subscription
  using (push_subscription.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (push_subscription.person = nullif(current_setting('app.member', true), '')::uuid);

-- A browser takes messages for one person only: on a shared phone, for whoever asked last.
create table push_browser (
  endpoint_hash bytea primary key,
  person        uuid not null,
  subscription  uuid not null
);
create index push_browser_person on push_browser (person);

-- By which channels a person can be reached, without where: all that others and the timetable read of it.
create table reach (
  person uuid primary key references person,
  quiet  boolean not null default false,     -- asked for no message
  email  boolean not null default false,
  phone  text check (phone in ('sms', 'zns'))
);

-- Something to be told. Its key makes that it is recorded once, whoever finds it and however often.
create table notice (
  tenant      uuid not null,
  id          uuid not null,
  key         text not null,
  grade       text not null check (grade in ('rhythm', 'matter', 'formal', 'test')),
  about       text not null,                 -- reminder/notice.rules.ts
  cell        uuid,                          -- of the rhythm: everyone in it
  person      uuid,                          -- of all else: this person
  meeting     uuid,                          -- whose day and hour the words name
  noticed_at  timestamptz,                   -- the notice of the meeting that was given; a moved one is given anew
  from_at     timestamptz not null,
  until_at    timestamptz,
  recorded_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, key),
  check ((cell is null) <> (person is null))
);
create index notice_cell on notice (tenant, cell, from_at);

create table notice_message (
  tenant  uuid not null,
  id      uuid not null,
  person  uuid not null,
  at      timestamptz not null,
  grades  text[] not null,
  words   text not null check (words in ('meeting', 'dropped', 'look', 'test')),
  meeting uuid,
  until_at timestamptz,
  primary key (tenant, id)
);
create index notice_message_person on notice_message (person, at);

-- What became of a notice for a person: one row, so nobody is told twice.
create table notice_heard (
  tenant  uuid not null,
  notice  uuid not null,
  person  uuid not null,
  outcome text not null check (outcome in ('said', 'by-hand', 'unsaid')),
  why     text not null default '',
  message uuid,
  at      timestamptz not null,
  told_on date,                              -- by hand: the day somebody of the body said it
  told_by uuid,
  primary key (tenant, notice, person)
);
create index notice_heard_message on notice_heard (tenant, message);

-- One message by one channel. The id goes to the gateway with every attempt.
create table notice_send (
  tenant    uuid not null,
  id        uuid not null,
  message   uuid not null,
  person    uuid not null,
  channel   text not null check (channel in ('push', 'email', 'sms', 'zns')),
  place     uuid,                            -- of push: the subscription
  state     text not null check (state in ('waiting', 'marked', 'sent', 'failed', 'unknown', 'unsent')),
  problem   text not null default '',
  attempts  int not null default 0,
  next_at   timestamptz not null,
  marked_at timestamptz,
  doubt_at  timestamptz,                     -- the first attempt of which nobody knows whether it arrived
  done_at   timestamptz,
  primary key (tenant, id),
  unique nulls not distinct (tenant, message, channel, place)
);
create index notice_send_open on notice_send (next_at) where state in ('waiting', 'marked');

-- An organisation's own words, each version kept.
create table notice_words (
  tenant  uuid not null,
  name    text not null check (name in ('meeting', 'dropped', 'look')),
  version int not null,
  body    text not null,
  set_at  timestamptz not null,
  set_by  uuid not null,
  primary key (tenant, name, version)
);

-- The pair by which push services know this server (VAPID).
create table push_key (
  only_one    boolean primary key default true check (only_one),
  public_key  text not null,
  private_key text not null
);

grant select, insert, update, delete on contact, push_subscription, push_browser, reach to tusoi_app;
grant select, insert on notice, notice_message, notice_words, push_key to tusoi_app;
grant select, insert, update on notice_heard, notice_send to tusoi_app;
