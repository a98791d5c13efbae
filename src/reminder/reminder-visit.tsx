import { carryOut, type Lines } from '../account/carry-out.tsx'
import type { Visit } from '../account/visit.ts'
import type { Transaction } from '../platform/database.ts'
import type { Form } from '../platform/form.ts'
import type { Refusal, RefusalKind, ReminderState } from './reminder-state.rules.ts'

/** Thrown out of a transaction when an event does not follow any more: nothing of it is written. */
export class NotFollowing extends Error {
  constructor(readonly refused: RefusalKind) {
    super(refused)
  }
}

export function follows<T extends object>(outcome: T | Refusal): T {
  if ('refused' in outcome) throw new NotFollowing(outcome.refused)
  return outcome
}

/**
 * Carries out a form that writes an event, once. `refused` shows why the event does not follow, with what was typed:
 * somebody else may have been a moment earlier.
 */
export async function carryOutEvent(
  v: Visit,
  form: Form,
  prepare: () => Promise<
    Response | ((tx: Transaction) => Promise<ReminderState | { readonly id: string } | Refusal>)
  >,
  done: string,
  refused: (sentence: string) => Promise<Response>,
  sent: Lines = [],
): Promise<Response> {
  try {
    return await carryOut(
      v,
      form,
      async () => {
        const work = await prepare()
        if (work instanceof Response) return work
        return async (tx) => {
          follows(await work(tx))
          return done
        }
      },
      async () => ({ saved: [], sent }),
    )
  } catch (error) {
    if (error instanceof NotFollowing) return refused(v.t.reminder.refusals[error.refused])
    throw error
  }
}
