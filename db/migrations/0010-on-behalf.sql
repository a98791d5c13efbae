-- Lines that somebody enters for a member who reviews on paper. They are declared from the start and count once the
-- member confirms them; what was never confirmed is deleted when the period ends.

-- Whom a member named to enter for them, said by themself or noted from their slip. At most one at a time.
create table on_behalf_helper (
  tenant   uuid not null,
  id       uuid not null,
  person   uuid not null,
  helper   uuid not null,
  named_on date not null,
  noted_by uuid not null,                  -- the member, or the officer who was shown the slip
  ended_on date,
  ended_by uuid,
  primary key (tenant, id)
);
create unique index on_behalf_helper_one on on_behalf_helper (tenant, person) where ended_on is null;
create index on_behalf_helper_of on on_behalf_helper (helper) where ended_on is null;

-- The code on a printed slip: one use, until the period closes. A slip printed anew voids the older one.
create table slip_code (
  tenant     uuid not null,
  id         uuid not null,
  period     uuid not null,
  person     uuid not null,
  code_hash  bytea not null,
  printed_by uuid not null,
  printed_on date not null,
  used_on    date,
  used_by    uuid,
  voided_on  date,
  primary key (tenant, id)
);
create index slip_code_person on slip_code (tenant, person);

create table on_behalf_line (
  tenant     uuid not null,
  id         uuid not null,
  period     uuid not null,
  person     uuid not null,
  cell       uuid not null,
  entered_by uuid not null,
  entered_on date not null,
  line       text not null,
  due        date,                         -- of a promise; without one it asks the cell's advice
  witness    uuid,                         -- the second person, asked to say that they saw the member sign
  confirmed_on  date,
  confirmed_how text check (confirmed_how in ('code', 'signature', 'self')),
  refused_on date,                         -- the member took back what was confirmed
  primary key (tenant, id),
  check ((confirmed_on is null) = (confirmed_how is null)),
  check (entered_by <> person and (witness is null or (witness <> person and witness <> entered_by)))
);
create index on_behalf_line_person on on_behalf_line (tenant, person);
create index on_behalf_line_witness on on_behalf_line (witness) where confirmed_on is null;

-- A line that counts stands with those the member declared themself; opening a month on the phone leaves it alone.
alter table declared_line add column on_behalf uuid;
alter table cell_plan drop constraint cell_plan_origin_check;
alter table cell_plan add constraint cell_plan_origin_check check (origin in ('brought', 'concluded', 'on-behalf'));

grant select, insert, update, delete on on_behalf_helper, slip_code, on_behalf_line to tusoi_app;
