import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { bindingOn } from '../movement/binding.ts'
import { boundHint, looserSentence } from '../movement/movement-words.rules.ts'
import { paths } from '../paths.ts'
import { showDay } from '../platform/clock.ts'
import { readDay } from '../platform/day.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { looserNotices } from './notice-bound.rules.ts'
import {
  REMINDER_FIELDS,
  readReminders,
  type TypedReminders,
  typedReminders,
} from './reminder-policy.form.ts'
import { ReminderPolicyPage } from './reminder-policy.pages.tsx'
import { nextDefaultsAfter, reminderDefaultsOn, setReminderDefaults } from './reminder-policy.ts'

const SAVED = 'tu-ngay'

/** What holds for formal reminders and for messages: for all cells of the organisation, from a day on. */
export function reminderPolicyRoutes(serve: Serve) {
  serve(paths.reminderPolicy, {
    get: (v) => policyPage(v),
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form(REMINDER_FIELDS)
      return carryOut(
        v,
        form,
        async () => {
          const { typed, chosen, errors } = readReminders(form, v.today, v.t)
          if (!chosen) return policyPage(v, { typed, errors })
          const binding = await bindingOn(v.db, tenant, chosen.from)
          for (const { field, looser } of looserNotices(chosen.defaults.notice, binding))
            errors[field] = looserSentence(v.t, looser)
          if (Object.keys(errors).length > 0) return policyPage(v, { typed, errors })
          return async (tx) => {
            const by = { person: v.me.person, now: v.now }
            await setReminderDefaults(tx, tenant, chosen.from, chosen.defaults, by)
            return `${paths.reminderPolicy.to()}?${SAVED}=${chosen.from}`
          }
        },
        async () => {
          const saved = typedReminders(await reminderDefaultsOn(v.db, tenant, v.today), v.today)
          const labels = labelsOf(v)
          return {
            saved: REMINDER_FIELDS.map((name) => [labels[name], inWords(v, name, saved[name])] as const),
            sent: sentLines(form, labels, (name, value) => inWords(v, name, value)),
          }
        },
      )
    },
  })
}

function labelsOf(v: Visit): Record<keyof TypedReminders, string> {
  const words = v.t.reminding.policy
  return {
    from: words.from,
    'notice-days': words.noticeDays,
    'appeal-days': words.appealDays,
    'answer-days': words.answerDays,
    'longest-days': words.longestDays,
    'listed-months': words.listedMonths,
    present: words.present,
    approve: words.approve,
    'per-month': words.perMonth,
    opens: words.opens,
    shuts: words.shuts,
    'off-days': words.offDays,
  }
}

function inWords(v: Visit, name: string, value: string): string {
  const { presents, approves } = v.t.meeting.rules
  if (name === 'present') return presents[value as 'half'] ?? value
  return name === 'approve' ? (approves[value as 'half-of-members'] ?? value) : value
}

async function policyPage(v: Visit, again: { typed?: TypedReminders; errors?: FieldErrors } = {}) {
  const tenant = tenantOf(await scopeFor(v))
  const saved = readDay(v.url.searchParams.get(SAVED) ?? '')
  const shown = saved && saved > v.today ? saved : v.today
  const [coming, binding] = await Promise.all([
    nextDefaultsAfter(v.db, tenant, shown),
    bindingOn(v.db, tenant, shown),
  ])
  return v.page(
    {
      title: v.t.reminding.policy.title,
      status: again.errors ? 422 : 200,
      back: { href: paths.defaults.to(), label: v.t.setup.defaultsTitle },
    },
    <ReminderPolicyPage
      typed={again.typed ?? typedReminders(await reminderDefaultsOn(v.db, tenant, shown), shown)}
      errors={again.errors}
      bound={{
        'per-month': boundHint(v.t, binding, 'perMonth'),
        opens: boundHint(v.t, binding, 'opens'),
        shuts: boundHint(v.t, binding, 'shuts'),
      }}
      notice={saved ? v.t.reminding.policy.saved(showDay(saved)) : undefined}
      coming={coming ? showDay(coming.valid_from) : undefined}
    />,
  )
}
