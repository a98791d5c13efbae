-- The year's commitment: signed by the member, confirmed by the cell, its lines concluded about; the year-end form.

-- What an organisation lays down for the year's commitment, from a day on; the past keeps what held then.
create table commitment_default (
  tenant     uuid not null,
  valid_from date not null,
  rules      jsonb not null,               -- commitment/commitment.rules.ts
  primary key (tenant, valid_from)
);

-- Declared. A row is one wording as it was signed; the highest version that was not taken back is the one that stands.
create table commitment (
  tenant       uuid not null,
  id           uuid not null,
  person       uuid not null,
  cell         uuid not null,              -- where its signer belonged
  year         int not null,
  version      int not null check (version >= 1),
  how          text not null check (how in ('phone', 'paper')),
  reason       text not null default '',   -- why the wording before it was changed
  signed_on    date not null,
  recorded_by  uuid,                       -- the officer who noted that it was signed on paper
  withdrawn_on date,                       -- of a note about paper only
  withdrawn_by uuid,
  confirmed_on date,
  confirmed_at_meeting uuid,
  confirmed_by uuid,
  primary key (tenant, id),
  check ((how = 'paper') = (recorded_by is not null)),
  check (how = 'paper' or withdrawn_on is null)
);
create unique index commitment_version on commitment (tenant, person, year, version);
create index commitment_person on commitment (person, year);
create index commitment_cell on commitment (tenant, cell, year);
create index commitment_meeting on commitment (tenant, confirmed_at_meeting) where confirmed_at_meeting is not null;

create table commitment_line (
  tenant      uuid not null,
  id          uuid not null,
  commitment  uuid not null,
  line        uuid not null,               -- the same in every wording of it
  place       int not null,
  what        text not null,
  measure     text not null,
  due         date not null,
  catalogue   text,                        -- the group it was linked to, with the words shown
  group_id    text,
  group_label text,
  primary key (tenant, id),
  check ((catalogue is null) = (group_id is null) and (group_id is null) = (group_label is null))
);
create index commitment_line_of on commitment_line (tenant, commitment);

-- Private: what a member keeps of a year for themself: the draft, the monthly ticks, their year-end form.
create table own_year (
  tenant      uuid not null,
  year        int not null,
  person      uuid not null,
  key_version int not null,
  sealed      bytea not null,
  primary key (tenant, year, person)
);
alter table own_year enable row level security;
alter table own_year force row level security;
create policy own on own_year
  using (own_year.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (own_year.person = nullif(current_setting('app.member', true), '')::uuid);

-- Templates of the year-end form that an organisation put in the place of those that ship, each from a day on.
create table year_form_template (
  tenant     uuid not null,
  kind       text not null check (kind in ('member', 'leader', 'outside')),
  valid_from date not null,
  content    text not null,                -- docs/year-form-templates.md
  set_by     uuid not null,
  primary key (tenant, kind, valid_from)
);

-- A conclusion is about a member's review, or about one line of their commitment.
alter table conclusion add column kind text not null default 'sign' check (kind in ('sign', 'commitment'));
alter table conclusion add column line uuid;  -- the line of the commitment, in the wording concluded about
alter table conclusion drop constraint conclusion_outcome_check;
alter table conclusion add constraint conclusion_outcome_check
  check (outcome in ('none-seen', 'fixed', 'to-fix', 'kept', 'not-kept'));
alter table conclusion add constraint conclusion_kind_fits
  check ((kind = 'commitment') = (line is not null) and (kind = 'commitment') = (outcome in ('kept', 'not-kept')));
drop index conclusion_once;
create unique index conclusion_once on conclusion (tenant, source_id, person, line) nulls not distinct
  where withdrawn_at is null;
create index conclusion_line on conclusion (tenant, line) where line is not null;

-- "Chưa giữ được" is concluded only of somebody whom that meeting has heard about it.
create function conclusion_after_hearing() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from meeting_review r
    where r.tenant = new.tenant and r.meeting = new.source_id and r.person = new.person
      and (exists (select 1 from meeting_text t
                   where t.tenant = r.tenant and t.meeting = r.meeting and t.about = r.id
                     and t.field in ('self', 'reply') and t.body <> '')
        or exists (select 1 from meeting_speech s
                   where s.tenant = r.tenant and s.meeting = r.meeting and s.about = r.id
                     and s.speaker = r.person and s.dropped_at is null)))
  then
    raise exception 'a commitment is not concluded as not kept before its member was heard';
  end if;
  return new;
end $$;
create trigger conclusion_after_hearing before insert on conclusion
  for each row when (new.outcome = 'not-kept') execute function conclusion_after_hearing();

grant select, insert, update, delete on commitment_default, own_year, year_form_template to tusoi_app;
-- What was signed stays as it was signed.
grant select, insert, update (withdrawn_on, withdrawn_by, confirmed_on, confirmed_at_meeting, confirmed_by)
  on commitment to tusoi_app;
grant select, insert on commitment_line to tusoi_app;
