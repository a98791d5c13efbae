-- Regular inspection: a yearly plan of a cell or of the inspection committee, members told beforehand, their own report,
-- a draft they see first, a conclusion by vote.

create table inspection_plan (
  tenant     uuid not null,
  id         uuid not null,
  unit       uuid not null,                -- the cell; the organisation, of the inspection committee's
  year       int not null,
  drafted_by uuid not null,
  drafted_on date not null,
  adopted_on date,
  adopted_at_meeting uuid,                 -- of the cell
  adopted_paper text not null default '',  -- of the committee: its meeting and minutes
  adopted_by uuid,
  primary key (tenant, id),
  check ((adopted_on is null) = (adopted_by is null))
);
-- One draft at a time; what is adopted stays, and a later one adds to it.
create unique index inspection_plan_draft on inspection_plan (tenant, unit) where adopted_on is null;

create table inspection (
  tenant  uuid not null,
  id      uuid not null,
  plan    uuid not null,
  person  uuid not null,
  theme   text not null,
  month   date not null,
  told_on date,
  told_at_meeting uuid,
  told_by uuid,
  dropped_on date,
  dropped_reason text not null default '',
  primary key (tenant, id),
  foreign key (tenant, plan) references inspection_plan
);
create unique index inspection_once on inspection (tenant, plan, person, theme) where dropped_on is null;
create index inspection_person on inspection (person);

-- What the member wrote of themself, and every later version; entered from signed paper by somebody, where they say so.
create table inspection_report (
  tenant     uuid not null,
  inspection uuid not null,
  n          int not null,
  said       jsonb not null,
  sent_on    date not null,
  entered_by uuid,
  primary key (tenant, inspection, n),
  foreign key (tenant, inspection) references inspection
);

create table inspection_ask (
  tenant     uuid not null,
  inspection uuid not null,
  n          int not null,
  body       text not null,
  after_report int not null,               -- which report it was asked of
  asked_by   uuid not null,
  asked_on   date not null,
  primary key (tenant, inspection, n),
  foreign key (tenant, inspection) references inspection
);

-- Drafts of the result: the member sees each before anybody votes, and may say something to it.
create table inspection_result (
  tenant     uuid not null,
  inspection uuid not null,
  n          int not null,
  after_report int not null,               -- the report it rests on
  outcome    text not null check (outcome in ('none-seen', 'fixed', 'to-fix')),
  body       text not null,
  fix        text not null,
  fix_by     date,
  made_by    uuid not null,
  made_on    date not null,
  seen_on    date,
  handed_by  uuid,
  said       text not null default '',
  primary key (tenant, inspection, n),
  foreign key (tenant, inspection) references inspection,
  check ((outcome = 'to-fix') = (fix_by is not null))
);

-- Private: the report while its member writes it.
create table inspection_draft (
  tenant      uuid not null,
  inspection  uuid not null,
  person      uuid not null,
  key_version int not null,
  sealed      bytea not null,
  primary key (tenant, inspection, person)
);
alter table inspection_draft enable row level security;
alter table inspection_draft force row level security;
create policy own on inspection_draft
  using (inspection_draft.person = nullif(current_setting('app.member', true), '')::uuid)
  with check (inspection_draft.person = nullif(current_setting('app.member', true), '')::uuid);

alter table conclusion add column inspection uuid;
alter table conclusion add constraint conclusion_inspection_fits
  check ((kind = 'inspection') = (inspection is not null));
drop index conclusion_once;
create unique index conclusion_once on conclusion (tenant, source_id, person, line) nulls not distinct
  where withdrawn_at is null and kind not in ('round', 'inspection');
create unique index conclusion_inspection_once on conclusion (tenant, inspection)
  where withdrawn_at is null and kind = 'inspection';

-- Nobody is concluded about who was not told on an earlier day, said nothing of themself, or has not seen what is voted on.
create function inspection_is_heard() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  about inspection;
  latest inspection_result;
begin
  select * into about from inspection i where i.tenant = new.tenant and i.id = new.inspection;
  select * into latest from inspection_result r
    where r.tenant = new.tenant and r.inspection = new.inspection order by n desc limit 1;
  if about.person is distinct from new.person or about.dropped_on is not null
     or about.told_on is null or about.told_on >= new.concluded_on then
    raise exception 'inspection: the member was not told beforehand' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from inspection_report r where r.tenant = new.tenant and r.inspection = new.inspection) then
    raise exception 'inspection: the member has not reported' using errcode = 'check_violation';
  end if;
  if latest.seen_on is null or latest.outcome <> new.outcome or latest.made_by is null
     or exists (select 1 from inspection_report r where r.tenant = new.tenant and r.inspection = new.inspection
                  and r.n > latest.after_report) then
    raise exception 'inspection: the member has not seen this result' using errcode = 'check_violation';
  end if;
  if new.made_by = new.person then
    raise exception 'inspection: nobody concludes about themself' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger inspection_is_heard before insert on conclusion
  for each row when (new.kind = 'inspection') execute function inspection_is_heard();

grant select, insert, update (adopted_on, adopted_at_meeting, adopted_paper, adopted_by) on inspection_plan to tusoi_app;
grant select, insert, delete, update (told_on, told_at_meeting, told_by, dropped_on, dropped_reason) on inspection to tusoi_app;
grant select, insert on inspection_report, inspection_ask to tusoi_app;
grant select, insert, update (seen_on, handed_by, said) on inspection_result to tusoi_app;
grant select, insert, update, delete on inspection_draft to tusoi_app;
