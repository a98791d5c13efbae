-- A photo of a report, drawn anew and sealed to its case; and reports that became two cases under one code.

create table feedback_photo (
  tenant  uuid not null,
  case_id uuid not null,
  n       int not null,
  key     bytea not null,                  -- of this box, sealed to the case's public key
  box     bytea not null,
  primary key (tenant, case_id, n),
  foreign key (tenant, case_id) references feedback_case on delete cascade
);

-- A code opens each case that its report became.
alter table feedback_receipt drop constraint feedback_receipt_pkey;
alter table feedback_receipt add primary key (tenant, code_hash, case_id);
drop index feedback_receipt_code;
create index feedback_receipt_code on feedback_receipt (code_hash);

-- What processes share to slow a flood down: a secret that lives two days, what came in as a keyed hash for one, and how
-- many more reports fit. Nothing here has an address.
create table feedback_day_secret (
  day    date primary key,
  secret bytea not null
);
create table feedback_seen (
  print   bytea primary key,               -- of the words, under the day's secret
  day     date not null,
  tenant  uuid not null,
  case_id uuid not null,
  foreign key (tenant, case_id) references feedback_case on delete cascade
);
create table feedback_flood (
  kind    text primary key check (kind in ('report', 'photo')),
  level   double precision not null,
  at      timestamptz not null
);

grant select, insert, delete on feedback_photo, feedback_day_secret, feedback_seen to tusoi_app;
grant select, insert, update on feedback_flood to tusoi_app;
