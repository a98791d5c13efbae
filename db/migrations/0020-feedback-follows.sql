-- What follows from feedback: conclusions of the inspection committee, prompts for a cell's review, thanks noted as deeds,
-- certificates, and how many came in.

-- A conclusion rests on a meeting of the cell, or on a recorded one of the inspection committee.
alter table conclusion drop constraint conclusion_source_check;
alter table conclusion add constraint conclusion_source_check check (source in ('meeting', 'inspection'));
alter table conclusion drop constraint conclusion_kind_check;
alter table conclusion add constraint conclusion_kind_check
  check (kind in ('sign', 'commitment', 'round', 'feedback', 'inspection'));
-- Of feedback only what was founded and has something to mend; its source is an id of its own, never the case's.
alter table conclusion add constraint conclusion_feedback_fits
  check ((kind <> 'feedback' or (source = 'inspection' and outcome = 'to-fix'))
    and (source = 'meeting' or kind in ('feedback', 'inspection')));

-- Gợi ý kiểm điểm: what the inspection committee asks a cell to look at in a member's next review. It does not know the
-- case it came of.
create table review_prompt (
  tenant     uuid not null,
  id         uuid not null,                -- random
  person     uuid not null,
  body       text not null,
  made_on    date not null,
  forget_on  date not null,
  primary key (tenant, id)
);
create index review_prompt_person on review_prompt (person);
create index review_prompt_forget on review_prompt (forget_on);

-- That people's thanks were noted as somebody's good deed: of a case, never whose.
create table feedback_deed (
  tenant  uuid not null,
  case_id uuid not null,
  n       int not null,
  on_day  date not null,
  primary key (tenant, case_id, n),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- That its member asked for a certificate, and that it was printed, once. What it said is kept nowhere.
create table feedback_certificate (
  tenant     uuid not null,
  case_id    uuid not null,
  asked_on   date not null,
  printed_on date,
  printed_by_form uuid,                    -- the very form again, where its answer was lost on the way, gets it once more
  primary key (tenant, case_id),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- How many came in, by the month of their batch, and after how many days each vote of that month came. Of no case.
create table feedback_month (
  tenant   uuid not null,
  month    date not null,
  received int not null default 0,
  days     int[] not null default '{}',
  primary key (tenant, month)
);

grant select, insert, update, delete on feedback_certificate to tusoi_app;
grant select, insert, delete on review_prompt, feedback_deed to tusoi_app;
grant select, insert, update on feedback_month to tusoi_app;
