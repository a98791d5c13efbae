import { entryLines } from '../diary/diary.rules.ts'
import { originOf } from '../good-deed/deed-facts.tsx'
import type { OwnDeed } from '../good-deed/good-deed.queries.ts'
import { directiveName } from '../movement/directive-name.rules.ts'
import { showPhone } from '../notification/contact.rules.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import { reminderLines } from '../reminder/reminder-view.ts'
import type { Text, Vietnamese } from '../text/text.ts'
import { inspectionLines, promptLine } from './export-inspection.ts'
import type { Look, MyData } from './my-data.ts'

/** Who read, when, and what, unless it was the lines brought to the cell. */
export function lookLine({ name, day, what }: Look, t: Text): string {
  const line = t.data.look(name, showDay(day))
  const known = t.data.looked[what]
  return known ? t.data.lookAt(line, known) : line
}

/** The number and the address they want to be told at. */
export const contactLines = ({ contact }: MyData, t: Text): string[] => [
  ...(contact.phone ? [`${t.notice.contact.phone}: ${showPhone(contact.phone)}`] : []),
  ...(contact.email ? [`${t.notice.contact.email}: ${contact.email}`] : []),
]

/** All of it as a text a person can read and print. */
export function asText(data: MyData, name: string, today: string, t: Vietnamese): string {
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
    data.entries.flatMap((entry) => entryLines(entry, t)),
  )
  part(
    t.preparation.paperTitle,
    data.sheets.flatMap((sheet) => [d.sheetOf(showDay(sheet.day)), sheet.text ?? t.preparation.closed, '']),
  )
  part(
    t.commitment.own,
    data.years.flatMap((year) => ownYearLines(year, data.commitments, t)),
  )
  part(
    t.commitment.title,
    data.commitments.flatMap((one) => commitmentLines(one, t)),
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
    d.absences,
    data.absences.map((one) => d.absenceOf(showDay(one.day), one.reason)),
  )
  part(
    t.briefing.title,
    data.studies.map((study) => t.briefing.studied(showDay(study.on), directiveName(t, study), study.how)),
  )
  part(
    t.goodDeed.exportAbout,
    data.deeds.map((deed) => deedLine(deed, t)),
  )
  part(
    t.goodDeed.exportTold,
    data.deedsTold.map((deed) => `${t.goodDeed.form.of(deed.name)}: ${deedLine(deed, t)}`),
  )
  part(
    t.round.export.drafts,
    data.roundDrafts.flatMap(({ name, draft, labels }) => [
      name,
      ...(draft ? draftLines(draft, labels, t) : [t.preparation.closed]),
    ]),
  )
  part(
    t.round.export.title,
    data.declarations.flatMap((one) => declarationLines(one, t)),
  )
  part(t.ownConclusion.title, concludedLines(data, t))
  part(
    t.reminding.own.title,
    data.reminders.flatMap((one) => reminderLines(one, today, t)),
  )
  part(
    t.inspection.own.title,
    data.inspections.flatMap((one) => inspectionLines(one, t)),
  )
  part(
    t.reviewPrompt.own,
    data.prompts.map((prompt) => promptLine(prompt, t)),
  )
  part(t.notice.contact.title, contactLines(data, t))
  part(
    d.looks,
    data.looks.map((look) => lookLine(look, t)),
  )
  // Windows programs take the text for UTF-8 only with the mark in front.
  return `\uFEFF${lines.join('\r\n')}`
}

const draftLines = (
  draft: NonNullable<MyData['roundDrafts'][number]['draft']>,
  labels: ReadonlyMap<string, string>,
  t: Vietnamese,
): string[] =>
  Object.entries(draft.marks).flatMap(([sign, level]) => {
    const words = draft.words[sign]
    return [
      `  - ${labels.get(sign) ?? ''} (${t.round.levels[level]})`,
      ...(words?.cause ? [`    ${t.round.cause}: ${words.cause}`] : []),
      ...(words?.fix ? [`    ${t.round.fix}: ${words.fix}`] : []),
    ]
  })

const declarationLines = (one: MyData['declarations'][number], t: Vietnamese): string[] => [
  `${one.name}: ${one.how === 'own' ? t.round.mine.sent(showDay(one.sent_on)) : t.round.mine.sentFor(showDay(one.sent_on), one.sent_by_name, one.witness_name ?? '')}`,
  ...(one.signs.length > 0
    ? one.signs.flatMap((sign) => [
        `  - ${sign.label} (${t.round.levels[sign.level]})`,
        `    ${t.round.cause}: ${sign.cause}`,
        `    ${t.round.fix}: ${sign.fix}`,
      ])
    : [`  ${t.round.mine.noSigns}`]),
  '',
]

const deedLine = (deed: OwnDeed, t: Vietnamese): string => {
  const { done, states, named, confirmedOn } = t.goodDeed
  const settled = deed.settled_on && deed.state === 'confirmed'
  return [
    deed.words,
    done(showDay(deed.day)),
    originOf(deed, t),
    settled ? confirmedOn(showDay(deed.settled_on!), deed.cell_name) : states[deed.state],
    ...(deed.reason ? [deed.reason] : []),
    ...(deed.named_on ? [named] : []),
  ].join('; ')
}

const committedLine = (
  line: { what: string; measure: string; due: string; group: { label: string } | null },
  t: Vietnamese,
): string => {
  const l = t.commitment.line
  const due = line.due.includes('-') ? showDay(line.due) : line.due
  return `  - ${line.what}. ${l.by(line.measure, due)}${line.group ? ` ${l.linked(line.group.label)}` : ''}`
}

/** The draft, the ticks month by month, and what they wrote into their year-end form. */
function ownYearLines(own: MyData['years'][number], signed: MyData['commitments'], t: Vietnamese): string[] {
  const c = t.commitment
  const whatOf = (id: string) =>
    signed.flatMap((one) => one.lines).find((line) => line.line === id)?.what ?? ''
  return [
    c.ofYear(own.year),
    ...(own.draft?.lines.map((line) => committedLine(line, t)) ?? []),
    ...Object.entries(own.ticks).flatMap(([id, months]) => [
      `  ${whatOf(id)}`,
      ...Object.entries(months)
        .sort()
        .map(([month, tick]) => `    ${c.ticks.of(Number(month), c.ticks.words[tick])}`),
    ]),
    ...Object.values(own.form?.texts ?? {}).map(({ text }) => text),
    '',
  ]
}

const commitmentLines = (one: MyData['commitments'][number], t: Vietnamese): string[] => [
  `${t.commitment.ofYear(one.year)}: ${t.commitment.signed.version(one.version, showDay(one.signed_on))}`,
  ...(one.reason ? [`  ${t.commitment.signed.reason}: ${one.reason}`] : []),
  ...one.lines.map((line) => committedLine(line, t)),
  '',
]

function concludedLines(data: MyData, t: Vietnamese): string[] {
  const c = t.ownConclusion
  const conclusions = data.conclusions.flatMap((one) => [
    c.on(showDay(one.concluded_on), one.cell_name),
    ...(one.line ? [`  ${c.line(one.line.year)} ${one.line.what}`] : []),
    `  ${c.outcomes[one.outcome]}${one.fix_by ? `, ${c.fixBy(showDay(one.fix_by))}` : ''}`,
    ...(one.wording ? [`  ${one.wording}`] : []),
    ...one.signs.map((sign) => `  - ${sign.label}`),
    `  ${c.vote(one.yes, one.entitled, one.no, one.other)} (${c.manner[one.manner]})`,
    ...(one.appeal
      ? [`  ${c.yourReason} (${showDay(dayOf(one.appeal.sent_at))}): ${one.appeal.reason}`]
      : []),
    ...(one.appeal?.answer ? [`  ${c.answer}: ${one.appeal.answer}`] : []),
  ])
  const plans = data.cellPlans.map(
    (plan) =>
      `${c.plan}: ${plan.line} (${c.due(showDay(plan.due))})${plan.confirmed_on ? ` ${c.confirmed(showDay(plan.confirmed_on))}` : ''}`,
  )
  return [...conclusions, ...plans]
}
