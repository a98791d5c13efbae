-- Feedback: cases sealed to their readers, known here by their events' kinds and days and by nothing that names a member.

-- What an organisation laid down (feedback/feedback-event.rules.ts), from a day on.
create table feedback_default (
  tenant     uuid not null,
  valid_from date not null,
  policy     jsonb not null,
  primary key (tenant, valid_from)
);

-- Whom cases are sealed to. It follows the posts only when two of them sign.
create table feedback_reader (
  tenant      uuid not null,
  account     uuid not null,
  person      uuid not null,
  key_version int not null,
  public_key  bytea not null,
  since       date not null,
  primary key (tenant, account)
);
create table feedback_change (
  tenant      uuid not null,
  id          uuid not null,
  proposed_by uuid not null,
  proposed_on date not null,
  readers     bytea not null,              -- a fingerprint of the new set: the second signs what the first saw
  signed_by   uuid,
  signed_on   date,
  primary key (tenant, id),
  check (signed_by is null or signed_by <> proposed_by)
);

-- The paper share: two offices each keep a sheet; a case's key is sealed to one, and that to the other.
create table feedback_office (
  tenant     uuid not null,
  office     int not null check (office in (1, 2)),
  public_key bytea not null,
  made_by    uuid not null,
  made_on    date not null,
  primary key (tenant, office),
  unique (tenant, made_by)
);

create table feedback_case (
  tenant     uuid not null,
  id         uuid not null,                -- random
  public_key bytea not null,
  batch_on   date not null,                -- readers see it from then on; the hour it came is kept nowhere
  stage      text not null default 'triage' check (stage in (
    'triage', 'admitted', 'noticed', 'told', 'heard', 'drafted', 'shown', 'concluded', 'final', 'leaving', 'closed')),
  sender_state text not null default 'received' check (sender_state in (
    'received', 'looked-into', 'waiting', 'done', 'rejected', 'sent-on')),
  until      date,                         -- the deadline that runs
  stopped_on date,
  erase_on   date,
  reopened   boolean not null default false, -- rejected once, and added to by its sender
  subject    bytea,                        -- a token under the case's key
  primary key (tenant, id)
);
create index feedback_case_erase on feedback_case (erase_on) where erase_on is not null;

create table feedback_key (
  tenant      uuid not null,
  case_id     uuid not null,
  account     uuid not null,
  key_version int not null,
  wrapped     bytea not null,
  primary key (tenant, case_id, account),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);
create table feedback_paper_key (
  tenant  uuid not null,
  case_id uuid not null,
  wrapped bytea not null,
  primary key (tenant, case_id),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- A sender's code: its hash finds the case, a key drawn from it opens what is sealed to the sender.
create table feedback_receipt (
  tenant     uuid not null,
  code_hash  bytea not null,
  case_id    uuid not null,
  public_key bytea not null,
  primary key (tenant, code_hash),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);
create unique index feedback_receipt_code on feedback_receipt (code_hash);
create index feedback_receipt_case on feedback_receipt (tenant, case_id);

-- What happened. Kind and day stand in clear, so that the order can be watched over here; who and what lie sealed.
create table feedback_event (
  tenant  uuid not null,
  case_id uuid not null,
  n       int not null,
  kind    text not null check (kind in (
    'received', 'opined', 'split', 'conflict-declared', 'notice-delayed', 'notice-sent', 'told', 'extended', 'answered',
    'lapsed', 'verified', 'drafted', 'shown', 'commented', 'concluded', 'not-approved', 'conclusion-told', 'appealed',
    'appeal-answered', 'closed', 'left', 'slip-handed', 'sender-asked', 'sender-added', 'subject-changed', 'stopped',
    'resumed', 'erased')),
  on_day  date not null,
  until   date,                            -- of a notice or an extension: the last day to answer
  key     bytea not null,                  -- of this box, sealed to the case's public key
  box     bytea not null,
  primary key (tenant, case_id, n),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- Who signed an event, before it is written down.
create table feedback_signature (
  tenant    uuid not null,
  case_id   uuid not null,
  n         int not null,
  person    uuid not null,
  token     bytea not null,                -- the same person under the case's key
  signed_on date not null,
  primary key (tenant, case_id, n, person),
  unique (tenant, case_id, n, token),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- Tokens of those who are in conflict, filled up with others that are nobody's.
create table feedback_barred (
  tenant  uuid not null,
  case_id uuid not null,
  token   bytea not null,
  primary key (tenant, case_id, token),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- What one of them put forward and waits for a second signature.
create table feedback_proposal (
  tenant      uuid not null,
  case_id     uuid not null,
  id          uuid not null,
  kind        text not null,
  proposed_by uuid not null,
  proposed_on date not null,
  key         bytea not null,
  box         bytea not null,
  primary key (tenant, case_id, id),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- Between sender and readers. `n` orders them; a message to the sender is sealed to every code of the case.
create table feedback_message (
  tenant      uuid not null,
  case_id     uuid not null,
  n           int not null,
  from_sender boolean not null,
  on_day      date not null,
  key         bytea not null,
  box         bytea not null,
  primary key (tenant, case_id, n),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);
create table feedback_message_key (
  tenant    uuid not null,
  case_id   uuid not null,
  n         int not null,
  code_hash bytea not null,
  key       bytea not null,
  primary key (tenant, case_id, n, code_hash),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- Sealed to a member whom nothing here names: they find theirs by trying their own key.
create table feedback_letter (
  tenant  uuid not null,
  id      uuid not null,                   -- random
  case_id uuid not null,
  on_day  date not null,
  key     bytea not null,
  box     bytea not null,
  primary key (tenant, id),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);
create index feedback_letter_case on feedback_letter (tenant, case_id);

-- Every look into a case; the page of the case shows them all.
create table feedback_look (
  tenant  uuid not null,
  case_id uuid not null,
  reader  uuid not null,
  day     date not null,
  primary key (tenant, case_id, reader, day),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- All that is left of what was erased: how many, of which end. No day, no name.
create table feedback_tally (
  tenant uuid not null,
  ended  text not null check (ended in (
    'rejected', 'passed-on', 'thanked', 'founded', 'partly', 'unfounded', 'insufficient', 'sent-on', 'member-gone')),
  count  int not null,
  primary key (tenant, ended)
);

-- A signature is of somebody who holds a post of the inspection committee that day and is not barred from the case.
create function feedback_signature_is_good() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from post p where p.tenant = new.tenant and p.unit = new.tenant and p.person = new.person
                   and p.kind in ('inspection-head', 'inspection-deputy', 'inspection-member')
                   and p.valid_from <= new.signed_on and (p.valid_to is null or p.valid_to > new.signed_on)) then
    raise exception 'feedback: not of the inspection committee' using errcode = 'check_violation';
  end if;
  if exists (select 1 from feedback_case c where c.tenant = new.tenant and c.id = new.case_id and c.subject = new.token) then
    raise exception 'feedback: the member has no hand in their own case' using errcode = 'check_violation';
  end if;
  if exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.n >= new.n) then
    raise exception 'feedback: signed after the event' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger feedback_signature_is_good before insert on feedback_signature
  for each row execute function feedback_signature_is_good();

-- The order of a case as far as kinds and days tell it. What is written here the application can't get round.
create function feedback_event_follows() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  before feedback_event;
  told feedback_event;
  signers int;
  clear int;
  last_until date;
begin
  -- One at a time: the case's row is held while its events are looked at.
  perform 1 from feedback_case c where c.tenant = new.tenant and c.id = new.case_id for update;
  select * into before from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id order by n desc limit 1;
  if new.n <> coalesce(before.n, 0) + 1 or (new.n = 1) <> (new.kind = 'received') or new.on_day < before.on_day then
    raise exception 'feedback: out of order' using errcode = 'check_violation';
  end if;
  select count(*), count(*) filter (where not exists (
      select 1 from feedback_barred b where b.tenant = s.tenant and b.case_id = s.case_id and b.token = s.token))
    into signers, clear
    from feedback_signature s where s.tenant = new.tenant and s.case_id = new.case_id and s.n = new.n;
  select * into told from feedback_event e
    where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'told' order by n desc limit 1;

  if new.kind in ('concluded', 'not-approved', 'closed', 'notice-delayed') and clear < 2 then
    raise exception 'feedback: two people without conflict must sign' using errcode = 'check_violation';
  end if;
  if new.kind in ('opined', 'left') and signers < 1 then
    raise exception 'feedback: somebody must sign' using errcode = 'check_violation';
  end if;
  if new.kind = 'told' then
    if not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'notice-sent')
       or (select count(distinct s.person) from feedback_signature s join feedback_event e using (tenant, case_id, n)
           where s.tenant = new.tenant and s.case_id = new.case_id and e.kind = 'opined'
             and not exists (select 1 from feedback_barred b where b.tenant = s.tenant and b.case_id = s.case_id and b.token = s.token)) < 2 then
      raise exception 'feedback: told before it was admitted and written' using errcode = 'check_violation';
    end if;
    if new.until is null or new.until < new.on_day + 10 then
      raise exception 'feedback: too little time to answer' using errcode = 'check_violation';
    end if;
  end if;
  if new.kind in ('answered', 'lapsed', 'extended', 'drafted', 'shown', 'commented', 'concluded', 'not-approved') and told.n is null then
    raise exception 'feedback: the member was not told' using errcode = 'check_violation';
  end if;
  select max(e.until) into last_until from feedback_event e
    where e.tenant = new.tenant and e.case_id = new.case_id and e.n >= told.n and e.kind in ('told', 'extended', 'resumed');
  if new.kind = 'lapsed' and new.on_day <= last_until then
    raise exception 'feedback: the member still has time' using errcode = 'check_violation';
  end if;
  if new.kind in ('drafted', 'shown', 'commented', 'concluded', 'not-approved')
     and not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id
                       and e.kind in ('answered', 'lapsed') and e.n > told.n) then
    raise exception 'feedback: neither an answer nor a window that lapsed' using errcode = 'check_violation';
  end if;
  if new.kind in ('concluded', 'not-approved') then
    if not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'verified') then
      raise exception 'feedback: nothing was verified' using errcode = 'check_violation';
    end if;
    if coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'shown'), 0)
       <= coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id
                      and e.kind in ('drafted', 'verified', 'answered')), 0) then
      raise exception 'feedback: the member has not seen this draft' using errcode = 'check_violation';
    end if;
  end if;
  if new.kind in ('concluded', 'not-approved', 'lapsed', 'drafted', 'closed')
     and coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'stopped'), 0)
       > coalesce((select max(n) from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'resumed'), 0) then
    raise exception 'feedback: readers are changing' using errcode = 'check_violation';
  end if;
  if new.kind in ('conclusion-told', 'appealed', 'closed')
     and not exists (select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.case_id and e.kind = 'concluded') then
    raise exception 'feedback: nothing was concluded' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger feedback_event_follows before insert on feedback_event
  for each row execute function feedback_event_follows();

-- A stage that says concluded rests on an event that was let through above.
create function feedback_stage_is_true() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.stage in ('concluded', 'final') and not exists (
      select 1 from feedback_event e where e.tenant = new.tenant and e.case_id = new.id and e.kind = 'concluded') then
    raise exception 'feedback: nothing was concluded' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and old.subject is not null and new.subject is distinct from old.subject and old.stage not in ('triage', 'admitted', 'noticed') then
    raise exception 'feedback: another member' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger feedback_stage_is_true before insert or update on feedback_case
  for each row execute function feedback_stage_is_true();

-- Nothing of a case goes but with the whole of it: then its row is gone before theirs.
create function feedback_goes_whole() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select 1 from feedback_case c where c.tenant = old.tenant and c.id = old.case_id) then
    raise exception 'feedback: an event stays as long as its case' using errcode = 'check_violation';
  end if;
  return old;
end $$;
create trigger feedback_goes_whole before delete on feedback_event for each row execute function feedback_goes_whole();
create trigger feedback_goes_whole before delete on feedback_signature for each row execute function feedback_goes_whole();

grant select, insert, update, delete on
  feedback_default, feedback_reader, feedback_change, feedback_case, feedback_key, feedback_paper_key, feedback_receipt,
  feedback_proposal, feedback_tally
  to tusoi_app;
grant select, insert, delete on feedback_message, feedback_message_key, feedback_letter, feedback_look to tusoi_app;
grant select, insert, delete on feedback_event, feedback_signature to tusoi_app;
-- Who is barred stays barred: made anew only with the case's triage.
grant select, insert on feedback_barred to tusoi_app;
grant select, insert, update on feedback_office to tusoi_app;
