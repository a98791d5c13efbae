-- A quarter that differs from a released one by too few people shows nothing.
alter table release drop constraint release_outcome_check;
alter table release add constraint release_outcome_check
  check (outcome in ('shown', 'too-few', 'too-alike', 'no-key'));
