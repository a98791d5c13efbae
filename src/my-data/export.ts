import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import type { MyData } from './my-data.ts'

/** All of it as a text a person can read and print. */
export function asText(data: MyData, name: string, today: string, t: Text): string {
  const { data: d, month: m, diary } = t
  const lines = [`${d.title}: ${name}`, showDay(today), '']
  const part = (title: string, body: string[]) =>
    lines.push(title.toLocaleUpperCase('vi'), '', ...(body.length > 0 ? body : [d.noDeclared]), '')
  part(
    m.pastPage.title,
    data.months.flatMap(({ meetingOn, month, marks }) => [
      m.period(showDay(meetingOn)),
      ...(month ? [] : [`  ${m.pastPage.folded}`]),
      ...marks.map((mark) => `  - ${mark.label} (${m.skim[mark.level]})`),
      ...(month?.plans ?? []).map(
        (plan) =>
          `  * ${plan.text} (${m.check.due(showDay(plan.due))}; ${plan.state === 'planned' ? m.states.todo : m.promises.states[plan.state]})${plan.reason ? ` ${plan.reason}` : ''}`,
      ),
      ...Object.entries(month?.typed ?? {}).flatMap(([name, text]) =>
        text ? [`  ${name === 'line' ? m.learning.diary : m.plan.title}: ${text}`] : [],
      ),
      ...(month?.learning?.registered ? [`  ${m.learning.registered}: ${month.learning.registered}`] : []),
      ...(month?.learning?.done ? [`  ${m.learning.done}: ${month.learning.done}`] : []),
      ...(month?.goodThing ? [`  ${m.promises.good}: ${month.goodThing}`] : []),
    ]),
  )
  part(
    diary.title,
    data.entries.flatMap((entry) => [
      `${showDay(entry.day)}${entry.tag ? ` (${diary.tags[entry.tag]})` : ''}`,
      entry.text,
      '',
    ]),
  )
  part(
    d.declared,
    data.declared.map((line) => `${m.period(showDay(line.meeting_on))}: ${line.line}`),
  )
  part(
    d.done,
    data.done.map((line) => d.doneLine(showDay(line.meeting_on), d.how[line.how])),
  )
  part(
    d.looks,
    data.looks.map((look) => d.look(look.name, showDay(look.day))),
  )
  // Windows programs take the text for UTF-8 only with the mark in front.
  return `\uFEFF${lines.join('\r\n')}`
}
