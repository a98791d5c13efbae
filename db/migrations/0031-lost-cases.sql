-- A case that nobody can open any more: its readers are gone, and so is the paper. Two new readers say so; its sender reads it.
alter table feedback_case drop constraint feedback_case_sender_state_check;
alter table feedback_case add constraint feedback_case_sender_state_check check (sender_state in (
  'received', 'looked-into', 'waiting', 'done', 'rejected', 'sent-on', 'lost'));
alter table feedback_tally drop constraint feedback_tally_ended_check;
alter table feedback_tally add constraint feedback_tally_ended_check check (ended in (
  'rejected', 'passed-on', 'thanked', 'founded', 'partly', 'unfounded', 'insufficient', 'sent-on', 'member-gone', 'lost'));
