import { concludeFinding } from '../conclusion/finding.ts'
import type { Transaction } from '../platform/database.ts'
import { readDay } from '../platform/day.ts'
import { proposeReminder } from '../reminder/reminder.ts'
import { makePrompt } from '../review-prompt/review-prompt.ts'
import type { OpenCase } from './case.ts'
import { tokenOf } from './envelope.ts'
import type { Follow } from './feedback-event.rules.ts'
import { isConcluded } from './feedback-state.rules.ts'
import { sendLetter } from './letters.ts'

/**
 * What comes of a case that was founded, when two have closed it: a prompt for the cell's review, a promise the cell
 * follows, or a formal reminder put before the standing board. The member reads the same words. None of them knows the
 * case; nobody is scored.
 */
export async function carryFollow(
  tx: Transaction,
  tenant: string,
  open: OpenCase,
  { follow, on }: { readonly follow: Follow; readonly on: string },
  texts: Readonly<Record<string, string>>,
  by: { readonly person: string; readonly now: Date },
): Promise<void> {
  const { state, pair, row } = open
  if (follow === 'none' || !isConcluded(state)) return
  const { person, cell } = state.subject
  const body = texts.text ?? ''
  if (follow === 'guidance') await makePrompt(tx, { tenant, person, body }, by)
  else {
    const { vote } = state.conclusion
    const fixBy = readDay(texts.due ?? '')
    if (!fixBy) throw new Error('a promise without a day')
    const made = await concludeFinding(
      tx,
      {
        ...vote,
        tenant,
        person,
        cell,
        wording: body,
        fixBy,
        plan: follow === 'promise' ? (texts.plan ?? '') : null,
        concludedOn: state.conclusion.on,
      },
      by,
    )
    if ('failure' in made) throw new Error(`a vote that concluded does not hold: ${made.failure}`)
    // Of a member who takes no part in meetings no reminder is proposed: then the conclusion stands alone.
    if (follow === 'reminder')
      await proposeReminder(tx, { tenant, conclusion: made.id, body: 'committee', unit: tenant }, by)
  }
  await sendLetter(
    tx,
    { tenant, caseId: row.id, person },
    {
      kind: 'follow',
      follow,
      text: [body, texts.plan, texts.due].filter(Boolean).join('\n'),
      token: tokenOf(pair, person).toString('hex'),
      n: open.written.length + 1,
    },
    on,
  )
}
