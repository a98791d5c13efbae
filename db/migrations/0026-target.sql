-- The committee's target tells what a closed round found and what became of it: of a commune's thousands of members it
-- reads the few who were found something.
create index round_member_named on round_member (tenant, round) where signs <> '[]';
create index conclusion_round_to_fix on conclusion (tenant, round)
  where round is not null and fix_by is not null and withdrawn_at is null;
