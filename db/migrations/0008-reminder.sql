-- Formal reminders: what an organisation lays down for them and for messages, the cases, their events, the words said.

-- From a day on; the past keeps what held then.
create table reminder_default (
  tenant     uuid not null,
  valid_from date not null,
  reminder   jsonb not null,               -- reminder/reminder-event.rules.ts
  notice     jsonb not null,               -- reminder/notice.rules.ts
  committee  jsonb not null,               -- conclusion/quorum.rules.ts: by which the committee decides
  primary key (tenant, valid_from)
);

-- One case a conclusion. Below `policy` stands what its events come to, for lists and the timetable.
create table reminder (
  tenant     uuid not null,
  id         uuid not null,
  person     uuid not null,
  conclusion uuid not null,
  body       text not null check (body in ('cell', 'committee')),
  unit       uuid not null,                -- the body that proposed it
  policy     jsonb not null,               -- what held on that day
  keeper     uuid not null,                -- the body that keeps it now
  cell       uuid not null,                -- the member's, as far as transfers were followed
  ended      text,
  clock_on   date,                         -- the first day on which the timetable has something to do
  primary key (tenant, id)
);
-- What ended by a transfer before it was decided may be proposed where the member is now.
create unique index reminder_conclusion on reminder (tenant, conclusion) where ended is distinct from 'transferred';
create index reminder_person on reminder (person);
create index reminder_keeper on reminder (tenant, keeper);
create index reminder_clock on reminder (clock_on) where clock_on is not null;

-- What happened, in order. Words stand here by their ids.
create table reminder_event (
  tenant   uuid not null,
  reminder uuid not null,
  n        int not null check (n > 0),
  kind     text not null check (kind in (
    'proposed', 'invited', 'missed', 'heard', 'decided', 'not-approved', 'told', 'answered', 'appealed', 'appeal-answered',
    'said-fixed', 'took-back', 'confirmed', 'not-fixed', 'extended', 'withdrawn', 'conclusion-withdrawn', 'transferred',
    'exempt', 'left', 'died', 'closed', 'forgotten')),
  on_day   date not null,
  said     jsonb not null,                 -- reminder/reminder-event.rules.ts
  meeting  uuid,                           -- the cell meeting at which it was written down
  paper    text not null default '',       -- number of the paper that says so, of what was decided elsewhere
  actor    uuid,                           -- null: the timetable
  at       timestamptz not null,
  primary key (tenant, reminder, n),
  check ((n = 1) = (kind = 'proposed'))
);
create index reminder_event_meeting on reminder_event (tenant, meeting) where meeting is not null;

-- The words of the member and of the bodies. Forgetting a case deletes them; its chain of ids stays.
create table reminder_text (
  tenant   uuid not null,
  reminder uuid not null,
  id       uuid not null,
  body     text not null,
  primary key (tenant, reminder, id)
);

-- The program judges every event; what must never be, whatever the program says, is refused here as well.
create function reminder_event_follows() returns trigger language plpgsql as $$
declare
  earlier reminder_event;
  vote jsonb := new.said -> 'vote';
begin
  if new.n > 1 then
    select * into earlier from reminder_event e
      where e.tenant = new.tenant and e.reminder = new.reminder and e.n = new.n - 1;
    if not found then raise exception 'an event of a reminder follows the one before it'; end if;
    if new.on_day < earlier.on_day then raise exception 'days of a reminder do not go back'; end if;
    if earlier.kind = 'forgotten' then raise exception 'nothing follows forgetting'; end if;
  end if;
  if new.kind in ('decided', 'not-approved') then
    if not exists (select 1 from reminder_event e where e.tenant = new.tenant and e.reminder = new.reminder and e.kind = 'heard')
      and (select count(*) from reminder_event e where e.tenant = new.tenant and e.reminder = new.reminder
             and e.kind = 'missed' and e.said ->> 'excused' = 'false') < 2
    then raise exception 'nobody is voted on unheard'; end if;
    if not coalesce(
      (vote ->> 'yes')::int + (vote ->> 'no')::int + (vote ->> 'other')::int = (vote ->> 'entitled')::int
        and (vote ->> 'entitled')::int <= (vote ->> 'called')::int, false)
    then raise exception 'the counts of a vote add up'; end if;
  end if;
  return new;
end $$;
create trigger reminder_event_follows before insert on reminder_event
  for each row execute function reminder_event_follows();

create function reminder_text_stays() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from reminder_event e where e.tenant = old.tenant and e.reminder = old.reminder and e.kind = 'forgotten')
  then raise exception 'words of a reminder stay until it is forgotten'; end if;
  return old;
end $$;
create trigger reminder_text_stays before delete on reminder_text
  for each row execute function reminder_text_stays();

grant select, insert, update on reminder_default to tusoi_app;
grant select, insert, update (keeper, cell, ended, clock_on) on reminder to tusoi_app;
grant select, insert on reminder_event to tusoi_app;
grant select, insert, delete on reminder_text to tusoi_app;
