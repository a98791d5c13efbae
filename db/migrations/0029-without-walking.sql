-- A month's figures and the meetings to come are some rows of all that a commune ever held: both are found without
-- walking through the rest, which grows with the years.
create index meeting_month on meeting (tenant, month);
create index meeting_day on meeting (tenant, day);

-- The day on which the boxes of a period closed long ago were last looked at: once a day, where each minute would walk
-- through all there are.
alter table period add column folded_on date;
