-- A backup reads what row level security hides, beside a living server: to lift the walls would lock the tables. Only the owner
-- (never the application, which is no member of it) and only in a transaction that says so, and only to look.

create policy backup on ballot           for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on contact          for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on diary_entry      for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on inspection_draft for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on own_year         for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on preparation      for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on push_subscription for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on round_draft      for select to current_user using (current_setting('app.backup', true) = 'on');
create policy backup on self_review      for select to current_user using (current_setting('app.backup', true) = 'on');

-- One row in the database of a demo, none in any other: what comes out of a demo is known as such, in a backup too.
create table demo_mark (
  only_one boolean primary key default true check (only_one)
);
grant select, insert on demo_mark to tusoi_app;
