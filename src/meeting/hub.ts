import { deedsAt } from '../good-deed/good-deed.ts'
import { isOpenFor } from '../movement/movement.ts'
import { paths } from '../paths.ts'
import type { Database } from '../platform/database.ts'
import type { HubLine } from './hub.pages.tsx'
import { agendaOf, type MeetingRow } from './meeting.queries.ts'
import { reviewsOf } from './meeting-review.ts'
import { textsOf } from './meeting-text.ts'
import { speechesOf, tasksOf, votesOf } from './proceedings.ts'
import { countersOf } from './roll.rules.ts'
import { rollOf } from './roll.ts'
import { scoreOf } from './score.ts'
import { periodOfMeeting } from './self-review-line.ts'

/** The agenda as the meeting goes through it: where each line leads, and whether something is written under it. */
export async function hubLines(db: Database, meeting: MeetingRow, now: Date): Promise<HubLine[]> {
  const [items, texts, roll, reviews, speeches, votes, tasks, score, deeds] = await Promise.all([
    agendaOf(db, meeting),
    textsOf(db, meeting),
    rollOf(db, meeting),
    reviewsOf(db, meeting),
    speechesOf(db, meeting),
    votesOf(db, meeting),
    tasksOf(db, meeting),
    scoreOf(db, meeting),
    deedsAt(db, meeting),
  ])
  const period = await periodOfMeeting(db, meeting)
  const lineOpen = period ? await db.transaction((tx) => isOpenFor(tx, period, meeting.cell, now)) : false
  const at = { meeting: meeting.id }
  return items.map(({ id, kind, heading }) => {
    const written =
      texts.read(id, 'content') !== '' ||
      speeches.some((speech) => speech.about === id) ||
      votes.some((vote) => vote.about === id)
    const pages: Record<string, { href: string; done: boolean }> = {
      roll: { href: paths.meetingRoll.to(at), done: roll.length > 0 && countersOf(roll).unmarked === 0 },
      'self-review': { href: paths.meetingLine.to(at), done: period !== null && !lineOpen },
      review: {
        href: paths.meetingReviews.to(at),
        done: reviews.length > 0 && reviews.every((one) => one.put_off_at || one.conclusion),
      },
      score: { href: paths.meetingScore.to(at), done: score !== null },
    }
    const page = pages[kind] ?? {
      href: paths.meetingItem.to({ ...at, item: id }),
      done:
        written ||
        (kind === 'tasks' && tasks.length > 0) ||
        (kind === 'good-deeds' && deeds.length > 0 && deeds.every((deed) => deed.outcome)),
    }
    return { id, heading, ...page }
  })
}
