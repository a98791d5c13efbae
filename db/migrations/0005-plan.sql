-- A promise that a member brings to the cell: its words as they were previewed. Which private plan it belongs to stands
-- in the member's box alone. `origin_id` is the period whose sending brought it.
alter table cell_plan
  add column replaces uuid,                -- the promise whose words or day this one took the place of
  add column ended_in uuid;                -- the period whose sending took it back, so that reopening brings it again
