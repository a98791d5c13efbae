-- The cell meeting: its rules, the rotation, the meeting and its minutes, what the cell concluded.

-- What an organisation lays down for its meetings, from a day on; the past keeps what held then.
create table meeting_default (
  tenant     uuid not null,
  valid_from date not null,
  rotation   jsonb not null,               -- rotation/rotation-plan.rules.ts
  meeting    jsonb not null,               -- meeting/meeting-default.rules.ts
  primary key (tenant, valid_from)
);

-- One cycle of one cell: at most one that the cell goes by, and beside it one draft. `revision` grows with each change,
-- so that of two changes to one plan the second is told.
create table rotation (
  tenant     uuid not null,
  id         uuid not null,
  cell       uuid not null,
  plan       jsonb not null,
  revision   int not null default 1,
  drafted_on date not null,
  adopted_on date,
  adopted_at_meeting uuid,                 -- the meeting that adopted it
  ended_on   date,
  followed_on date,                        -- the day, and the link of the history, up to which transfers were followed
  followed_n bigint not null default 0,
  primary key (tenant, id)
);
create unique index rotation_running on rotation (tenant, cell) where ended_on is null and adopted_on is not null;
create unique index rotation_draft on rotation (tenant, cell) where ended_on is null and adopted_on is null;

-- What was changed in a plan, in the words shown, so that a turn that moved stays explained.
create table rotation_change (
  tenant   uuid not null,
  rotation uuid not null,
  revision int not null,
  sentence text not null,
  day      date not null,
  made_by  uuid,                           -- null: followed from a meeting or a transfer
  primary key (tenant, rotation, revision)
);

-- Two members whom the cell does not place at one meeting; why is not asked.
create table rotation_apart (
  tenant uuid not null,
  cell   uuid not null,
  person uuid not null,
  other  uuid not null,
  primary key (tenant, cell, person, other)
);

create table meeting (
  tenant      uuid not null,
  id          uuid not null,
  cell        uuid not null,
  kind        text not null check (kind in ('ordinary', 'thematic')),
  month       date not null,               -- the first day of the month it is held for
  day         date not null,
  at_time     text not null,               -- '19:30', in Vietnam
  place       text not null,
  topic       text not null default '',    -- of a thematic meeting
  usual_day   date,                        -- the day the rhythm gives, where the meeting is on another
  moved_reason text not null default '',
  kept        text not null check (kept in ('live', 'book', 'review-only')),
  book        text not null default '',    -- "biên bản: sổ số …"
  book_page   text not null default '',
  chair       uuid,
  clerk       uuid,
  turns_of    text not null default '',    -- the plan and revision that its list of reviews follows
  planned_at  timestamptz not null,
  planned_by  uuid not null,
  noticed_at  timestamptz,
  noticed_by  uuid,
  opened_at   timestamptz,
  opened_by   uuid,
  ended_at    timestamptz,
  ended_by    uuid,
  ended_time  text not null default '',    -- '21:15', as it stands in the minutes
  locked_at   timestamptz,
  locked_by   uuid,
  dropped_at  timestamptz,                 -- planned and not held
  dropped_by  uuid,
  dropped_reason text not null default '',
  primary key (tenant, id)
);
create unique index meeting_ordinary on meeting (tenant, cell, month) where kind = 'ordinary' and dropped_at is null;
create index meeting_cell on meeting (tenant, cell, day);

create table meeting_item (
  tenant     uuid not null,
  meeting    uuid not null,
  id         uuid not null,
  kind       text not null,                -- meeting/agenda.rules.ts
  heading    text not null,
  place      int not null,
  dropped_at timestamptz,
  primary key (tenant, meeting, id)
);

-- Every version of every text of a meeting. A version replaces exactly those its writer had seen, so of two people
-- who write at once neither loses a word: both versions stand until somebody who saw both writes the next. What one
-- open page saves while it is typed into is one writing; of that the last turn counts.
create table meeting_text (
  tenant  uuid not null,
  meeting uuid not null,
  id      uuid not null,
  about   uuid not null,                   -- the meeting itself, an item, a review, a speech, a task
  field   text not null,
  body    text not null,
  seen    uuid[] not null,
  writing uuid not null,
  turn    int not null,
  author  uuid not null,
  written_at timestamptz not null,
  primary key (tenant, meeting, id)
);

-- The roll: who belonged to the cell when the meeting began, with the status of that day.
create table meeting_presence (
  tenant  uuid not null,
  meeting uuid not null,
  person  uuid not null,
  status  text not null,
  state   text not null default 'unmarked' check (state in ('unmarked', 'present', 'late', 'excused', 'unexcused')),
  arrived text not null default '',
  reason  text not null default '',
  set_by  uuid,
  set_at  timestamptz,
  primary key (tenant, meeting, person)
);

-- Declared: the member's own words to the cell committee.
create table absence_notice (
  tenant  uuid not null,
  meeting uuid not null,
  person  uuid not null,
  reason  text not null,
  sent_on date not null,
  withdrawn_on date,
  primary key (tenant, meeting, person)
);

create table meeting_review (
  tenant   uuid not null,
  meeting  uuid not null,
  id       uuid not null,
  person   uuid not null,
  origin   text not null check (origin in ('turn', 'added')),
  place    int not null,
  chair    uuid,                           -- who leads this item, where the chair is the one reviewed
  clerk    uuid,
  put_off_at timestamptz,                  -- not held at this meeting
  put_off_by uuid,
  put_off_reason text not null default '',
  primary key (tenant, meeting, id),
  unique (tenant, meeting, person)
);

-- Who spoke, under an item or a review. The words are in meeting_text.
create table meeting_speech (
  tenant  uuid not null,
  meeting uuid not null,
  id      uuid not null,
  about   uuid not null,
  speaker uuid,
  guest   text not null default '',
  made_at timestamptz not null,
  made_by uuid not null,
  dropped_at timestamptz,
  primary key (tenant, meeting, id)
);

-- A vote is corrected by withdrawing it and voting or writing it down anew; both stay.
create table meeting_vote (
  tenant   uuid not null,
  meeting  uuid not null,
  id       uuid not null,
  about    uuid not null,
  question text not null,
  manner   text not null check (manner in ('hands', 'named', 'secret')),
  yes      int not null,
  no       int not null,
  other    int not null,
  entitled int not null,
  named    jsonb,
  made_at  timestamptz not null,
  made_by  uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (tenant, meeting, id),
  check (yes >= 0 and no >= 0 and other >= 0 and yes + no + other = entitled)
);

create table meeting_task (
  tenant   uuid not null,
  meeting  uuid not null,
  id       uuid not null,
  owner    uuid,
  due      date,
  made_at  timestamptz not null,
  made_by  uuid not null,
  dropped_at timestamptz,
  done_on  date,
  done_at_meeting uuid,                    -- the meeting that heard it was done
  primary key (tenant, meeting, id)
);

create table meeting_score (
  tenant  uuid not null,
  meeting uuid not null,
  marks   jsonb not null,                  -- by line of the sheet
  note    text not null,
  set_by  uuid not null,
  set_at  timestamptz not null,
  primary key (tenant, meeting)
);

-- The minutes as they were locked, and what was corrected afterwards.
create table minutes (
  tenant    uuid not null,
  meeting   uuid not null,
  content   jsonb not null,                -- meeting/minutes.rules.ts
  hash      text not null,
  locked_at timestamptz not null,
  locked_by uuid not null,
  primary key (tenant, meeting)
);
create table addendum (
  tenant  uuid not null,
  meeting uuid not null,
  id      uuid not null,
  before  text not null,                   -- the words that were wrong, as the minutes have them
  after   text not null,
  reason  text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (tenant, meeting, id)
);

-- What a body concluded about a member. Written by conclusion/ alone; corrected only by withdrawing.
create table conclusion (
  tenant   uuid not null,
  id       uuid not null,
  person   uuid not null,
  cell     uuid not null,
  source   text not null check (source in ('meeting')),
  source_id uuid not null,
  outcome  text not null check (outcome in ('none-seen', 'fixed', 'to-fix')),
  wording  text not null,
  signs    jsonb not null,                 -- those the cell voted to name, with the wording shown
  fix_by   date,
  yes      int not null,
  no       int not null,
  other    int not null,
  entitled int not null,
  manner   text not null check (manner in ('hands', 'named', 'secret')),
  named    jsonb,                          -- who voted how, where the cell voted by name
  rule     jsonb not null,                 -- the quorum rule that held
  concluded_on date not null,
  made_at  timestamptz not null,
  made_by  uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (tenant, id),
  check (yes + no + other = entitled),
  check ((outcome = 'to-fix') = (fix_by is not null))
);
create index conclusion_person on conclusion (person);
create index conclusion_source on conclusion (tenant, source_id);
create unique index conclusion_once on conclusion (tenant, source_id, person) where withdrawn_at is null;

-- The member asks the next level to look again: once.
create table conclusion_appeal (
  tenant     uuid not null,
  conclusion uuid not null,
  person     uuid not null,
  reason     text not null,
  sent_at    timestamptz not null,
  answer     text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (tenant, conclusion)
);

-- A fix that others know of: brought to the cell by the member, or opened by a conclusion.
create table cell_plan (
  tenant    uuid not null,
  id        uuid not null,
  person    uuid not null,
  cell      uuid not null,
  origin    text not null check (origin in ('brought', 'concluded')),
  origin_id uuid not null,
  line      text not null,
  due       date not null,
  opened_on date not null,
  told_fixed_on date,                      -- the member says so
  confirmed_on date,                       -- the cell found so
  confirmed_at_meeting uuid,
  withdrawn_on date,
  primary key (tenant, id)
);
create index cell_plan_person on cell_plan (person);
create index cell_plan_cell on cell_plan (tenant, cell);

-- Private: what a member put together for their own review.
create table preparation (
  tenant      uuid not null,
  meeting     uuid not null,
  person      uuid not null,
  key_version int not null,
  sealed      bytea not null,
  primary key (tenant, meeting, person)
);
alter table preparation enable row level security;
alter table preparation force row level security;
create policy own on preparation
  using (preparation.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (preparation.person = nullif(current_setting('app.member', true), '')::uuid);

-- The secret address of a person's calendar; only its hash is kept.
create table calendar_feed (
  token_hash bytea primary key,
  person     uuid not null references person,
  made_at    timestamptz not null,
  revoked_at timestamptz
);
create index calendar_feed_person on calendar_feed (person);

grant select, insert, update, delete on
  meeting_default, rotation, rotation_change, rotation_apart, meeting, meeting_item, meeting_presence, absence_notice,
  meeting_review, meeting_speech, meeting_task, meeting_score, cell_plan, preparation, calendar_feed, conclusion_appeal
  to tusoi_app;
-- What was said, voted, concluded and signed is added to and never taken away.
grant select, insert on meeting_text, minutes, addendum to tusoi_app;
grant select, insert, update (withdrawn_at, withdrawn_by) on meeting_vote, conclusion to tusoi_app;
