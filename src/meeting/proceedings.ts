import type { Counts } from '../conclusion/quorum.rules.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { sql } from '../platform/sql.ts'
import type { MeetingRow } from './meeting.queries.ts'
import { type By, recordFor } from './meeting.ts'
import { shownText, standing, type TextVersion } from './meeting-text.rules.ts'

type Meeting = Pick<MeetingRow, 'tenant' | 'id'>

/** Somebody spoke: under an item of the agenda or a review. The words are a text about the speech. */
export interface Speech {
  readonly id: string
  readonly about: string
  readonly speaker: string | null
  /** A member's name, or a guest as written down. */
  readonly name: string
}

export const speechesOf = (db: Database, meeting: Meeting): Promise<Speech[]> =>
  db.rows<Speech>(sql`
    select s.id, s.about, s.speaker, coalesce(p.full_name, s.guest) as name
    from meeting_speech s left join person p on p.id = s.speaker
    where s.tenant = ${meeting.tenant} and s.meeting = ${meeting.id} and s.dropped_at is null order by s.made_at, s.id`)

/** The page gives the speech its id: sent twice it is there once. */
export async function addSpeech(
  tx: Transaction,
  meeting: Meeting,
  speech: { id: string; about: string; speaker: string | null; guest: string },
  by: By,
): Promise<void> {
  await tx.run(sql`
    insert into meeting_speech (tenant, meeting, id, about, speaker, guest, made_at, made_by)
    values (${meeting.tenant}, ${meeting.id}, ${speech.id}, ${speech.about}, ${speech.speaker}, ${speech.guest}, ${by.now}, ${by.person})
    on conflict do nothing`)
}

/** Taken off the list of what it was said about; its words stay stored. */
export async function dropSpeech(
  tx: Transaction,
  meeting: Meeting,
  speech: { id: string; about: string },
  by: By,
): Promise<void> {
  const changed = await tx.run(sql`
    update meeting_speech set dropped_at = ${by.now}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${speech.id} and about = ${speech.about}
      and dropped_at is null`)
  if (changed > 0) await recordFor(tx, meeting, 'speech-dropped', by, { speech: speech.id })
}

export type Choice = 'yes' | 'no' | 'other'

export interface Vote extends Counts {
  readonly id: string
  readonly about: string
  readonly question: string
  readonly manner: 'hands' | 'named' | 'secret'
  readonly entitled: number
  /** Who voted how, by person, where the cell voted by name. */
  readonly named: Readonly<Record<string, Choice>> | null
}

export const votesOf = (db: Database, meeting: Meeting): Promise<Vote[]> =>
  db.rows<Vote>(sql`
    select id, about, question, manner, yes, no, other, entitled, named from meeting_vote
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and withdrawn_at is null order by made_at, id`)

/** The counts come to `entitled`: the form has seen to it, and the table refuses anything else. */
export async function addVote(
  tx: Transaction,
  meeting: Meeting,
  vote: Omit<Vote, 'id'>,
  by: By,
): Promise<string> {
  const id = newId(by.now)
  await tx.run(sql`
    insert into meeting_vote (tenant, meeting, id, about, question, manner, yes, no, other, entitled, named, made_at, made_by)
    values (${meeting.tenant}, ${meeting.id}, ${id}, ${vote.about}, ${vote.question}, ${vote.manner}, ${vote.yes}, ${vote.no},
            ${vote.other}, ${vote.entitled}, ${vote.named && JSON.stringify(vote.named)}, ${by.now}, ${by.person})`)
  await recordFor(tx, meeting, 'vote-taken', by, { vote: id })
  return id
}

/** A vote written down wrongly is withdrawn and written down anew. */
export async function withdrawVote(
  tx: Transaction,
  meeting: Meeting,
  vote: { id: string; about: string },
  by: By,
): Promise<void> {
  const changed = await tx.run(sql`
    update meeting_vote set withdrawn_at = ${by.now}, withdrawn_by = ${by.person}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${vote.id} and about = ${vote.about}
      and withdrawn_at is null`)
  if (changed > 0) await recordFor(tx, meeting, 'vote-withdrawn', by, { vote: vote.id })
}

export interface Task {
  readonly id: string
  readonly meeting: string
  readonly owner: string | null
  readonly owner_name: string | null
  readonly due: string | null
  readonly done_on: string | null
  /** The last words written for it. */
  readonly what: string
}

export const tasksOf = (db: Database, meeting: Meeting): Promise<Omit<Task, 'what'>[]> =>
  db.rows(sql`
    select t.id, t.meeting, t.owner, p.full_name as owner_name, t.due, t.done_on
    from meeting_task t left join person p on p.id = t.owner
    where t.tenant = ${meeting.tenant} and t.meeting = ${meeting.id} and t.dropped_at is null order by t.made_at, t.id`)

export async function addTask(
  tx: Transaction,
  meeting: Meeting,
  task: { id: string; owner: string | null; due: string | null },
  by: By,
): Promise<void> {
  await tx.run(sql`
    insert into meeting_task (tenant, meeting, id, owner, due, made_at, made_by)
    values (${meeting.tenant}, ${meeting.id}, ${task.id}, ${task.owner}, ${task.due}, ${by.now}, ${by.person}) on conflict do nothing`)
}

export async function dropTask(tx: Transaction, meeting: Meeting, id: string, by: By): Promise<void> {
  const changed = await tx.run(sql`
    update meeting_task set dropped_at = ${by.now}
    where tenant = ${meeting.tenant} and meeting = ${meeting.id} and id = ${id} and dropped_at is null`)
  if (changed > 0) await recordFor(tx, meeting, 'task-dropped', by, { task: id })
}

/**
 * Tasks of the cell's earlier meetings that were open when this one met, and whether it heard that they are done. What a
 * later meeting heard changes nothing here.
 */
export async function tasksBefore(
  db: Database,
  meeting: Pick<MeetingRow, 'tenant' | 'id' | 'cell' | 'day'>,
): Promise<Task[]> {
  const rows = await db.rows<Omit<Task, 'what'> & { versions: TextVersion[] }>(sql`
    select t.id, t.meeting, t.owner, p.full_name as owner_name, t.due,
           case when t.done_at_meeting = ${meeting.id} then t.done_on end as done_on,
           (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'body', x.body, 'seen', x.seen, 'writing', x.writing,
              'turn', x.turn) order by x.written_at, x.turn, x.id), '[]'::jsonb)
            from meeting_text x where x.tenant = t.tenant and x.meeting = t.meeting and x.about = t.id) as versions
    from meeting_task t join meeting m on m.tenant = t.tenant and m.id = t.meeting
    left join person p on p.id = t.owner
    where t.tenant = ${meeting.tenant} and m.cell = ${meeting.cell} and m.id <> ${meeting.id} and m.day <= ${meeting.day}
      and t.dropped_at is null
      and (t.done_on is null or t.done_at_meeting = ${meeting.id} or t.done_on > ${meeting.day})
    order by m.day, t.made_at, t.id`)
  return rows.map(({ versions, ...task }) => ({ ...task, what: shownText(standing(versions)) }))
}

/** This meeting heard that a task is done, or takes it back. */
export const setTaskDone = async (
  tx: Transaction,
  meeting: Pick<MeetingRow, 'tenant' | 'id' | 'cell' | 'day'>,
  task: string,
  done: boolean,
): Promise<boolean> =>
  (await tx.run(sql`
    update meeting_task t set done_on = ${done ? meeting.day : null}, done_at_meeting = ${done ? meeting.id : null}
    from meeting m
    where t.tenant = ${meeting.tenant} and t.id = ${task} and m.tenant = t.tenant and m.id = t.meeting and m.cell = ${meeting.cell}
      and (t.done_on is null or t.done_at_meeting = ${meeting.id})`)) > 0
