-- Reports to the superior level: when they are due, what was frozen for them and never computed again, what was issued.

create table report_default (
  tenant     uuid not null,
  valid_from date not null,
  settings   jsonb not null,               -- report/report-span.rules.ts
  primary key (tenant, valid_from)
);

-- A report on a span, or a supplement to it with what came later. What was cancelled stays, without numbers that count.
create table report (
  tenant       uuid not null,
  id           uuid not null,
  kind         text not null check (kind in ('month', 'quarter', 'half', 'year')),
  starts       date not null,
  months       date[] not null,            -- the first days of the months it tells of
  nth          int not null check (nth >= 0),  -- 0: the report itself; from 1 on its supplements
  follows      uuid,                       -- the one that a supplement adds to
  cutoff_on    date not null,
  due_on       date not null,
  cells        int not null,
  complete     int not null,
  asked_at     timestamptz not null,
  asked_by     uuid not null,
  frozen_at    timestamptz,                -- null: still being put together
  cancelled_at timestamptz,
  cancelled_by uuid,                       -- null beside a time: there was nothing new to supplement
  issued_on    date,
  issued_at    timestamptz,
  issued_by    uuid,
  number       text not null default '',   -- 'Số 12-BC/ĐU' without the word
  signer       jsonb,                      -- who signs the paper, and whom it goes to, as it was issued
  primary key (tenant, id),
  check ((nth = 0) = (follows is null)),
  check (issued_at is null or frozen_at is not null),
  check (cancelled_at is null or (frozen_at is null and issued_at is null))
);
create unique index report_once on report (tenant, kind, starts, nth) where cancelled_at is null;
create index report_under_way on report (asked_at) where frozen_at is null and cancelled_at is null;

-- Plain counts by month: of the whole organisation (unit = tenant) and of each cell, in the order of statistics/figures.rules.ts.
create table report_figures (
  tenant uuid not null,
  report uuid not null,
  month  date not null,
  unit   uuid not null,
  place  int not null,
  name   text not null,
  counts int[] not null,
  feedback jsonb,                          -- of the whole organisation, as it came through its one door
  primary key (tenant, report, month, unit)
);

-- What a cell had not brought in when the numbers were frozen.
create table report_missing (
  tenant uuid not null,
  report uuid not null,
  month  date not null,
  cell   uuid not null,
  place  int not null,
  name   text not null,
  reason text not null check (reason in ('no-meeting', 'not-locked')),
  primary key (tenant, report, month, cell)
);

-- Rounds that were closed in the span: copies of numbers that were frozen then.
create table report_round (
  tenant    uuid not null,
  report    uuid not null,
  round     uuid not null,
  name      text not null,
  closed_on date not null,
  counts    int[] not null,
  primary key (tenant, report, round)
);

-- The application adds to a report only while it is being put together; then its numbers stay as they are.
create function report_is_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from report r where r.tenant = new.tenant and r.id = new.report and r.frozen_at is not null)
  then raise exception 'the numbers of a report are frozen'; end if;
  return new;
end $$;
create trigger report_is_frozen before insert on report_figures for each row execute function report_is_frozen();
create trigger report_is_frozen before insert on report_missing for each row execute function report_is_frozen();
create trigger report_is_frozen before insert on report_round for each row execute function report_is_frozen();

grant select, insert, update on report_default to tusoi_app;
grant select, insert, update (frozen_at, cancelled_at, cancelled_by, issued_on, issued_at, issued_by, number, signer)
  on report to tusoi_app;
grant select, insert on report_figures, report_missing, report_round to tusoi_app;
