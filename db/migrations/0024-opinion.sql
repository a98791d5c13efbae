-- Tình hình dư luận: what people talk about in a month, by theme and source, without anybody's name; for the committee.

create table opinion_note (
  tenant  uuid not null,
  id      uuid not null,
  month   date not null check (extract(day from month) = 1),
  made_by uuid not null,
  made_on date not null,
  sent_on date,
  sent_by uuid,
  primary key (tenant, id),
  check ((sent_on is null) = (sent_by is null))
);
create unique index opinion_note_month on opinion_note (tenant, month);

create table opinion_line (
  tenant  uuid not null,
  id      uuid not null,
  note    uuid not null,
  theme   text not null,
  source  text not null,
  body    text not null,
  by_person uuid not null,
  on_day  date not null,
  primary key (tenant, id),
  foreign key (tenant, note) references opinion_note
);
create index opinion_line_note on opinion_line (tenant, note);

-- What is added to a note that was sent; the note itself stays as it was.
create table opinion_addendum (
  tenant  uuid not null,
  id      uuid not null,
  note    uuid not null,
  body    text not null,
  by_person uuid not null,
  on_day  date not null,
  primary key (tenant, id),
  foreign key (tenant, note) references opinion_note
);
create index opinion_addendum_note on opinion_addendum (tenant, note);

create function opinion_line_is_open() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  line opinion_line := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (select 1 from opinion_note n where n.tenant = line.tenant and n.id = line.note and n.sent_on is not null) then
    raise exception 'opinion: what was sent stays as it was sent' using errcode = 'check_violation';
  end if;
  return line;
end $$;
create trigger opinion_line_is_open before insert or update or delete on opinion_line
  for each row execute function opinion_line_is_open();

create function opinion_note_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.sent_on is not null then
    raise exception 'opinion: what was sent stays as it was sent' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger opinion_note_stays before update on opinion_note for each row execute function opinion_note_stays();

grant select, insert, update (sent_on, sent_by) on opinion_note to tusoi_app;
grant select, insert, update (theme, source, body, by_person, on_day), delete on opinion_line to tusoi_app;
grant select, insert on opinion_addendum to tusoi_app;
