import type { Visit } from '../account/visit.ts'
import { formIsOpen, usualRules, yearOf } from '../commitment/commitment.rules.ts'
import { commitmentRulesOn } from '../commitment/commitment-default.ts'
import { changeYear, type OwnForm, type OwnYear, ownYear, type YearWriter } from '../commitment/own-year.ts'
import { type Scope, scopeFor } from '../membership/scope.ts'
import type { Form } from '../platform/form.ts'
import { notFound } from '../platform/problem.ts'
import { languages } from '../text/text.ts'
import { filled, type YearFacts } from './fill.rules.ts'
import { yearFacts } from './year-form.ts'
import type { Section, Template } from './year-form-template.rules.ts'
import { readStored } from './year-form-template.ts'

/** The visitor's own form of a year, as their request can open it. */
export interface OwnYearForm {
  readonly year: number
  readonly scope: Scope
  readonly tenant: string
  readonly writer: YearWriter
  readonly own: OwnYear & { readonly closed: boolean }
  readonly facts: YearFacts
  readonly form: OwnForm | null
  /** The one they took. */
  readonly template: Template | null
  /** 'dd/mm/yyyy' before which it is not open; null once it is. */
  readonly opensOn: string | null
}

/** For members of a cell; of a year to come there is none, of one gone by whoever began one reads on. */
export async function ownYearForm(v: Visit): Promise<OwnYearForm> {
  const year = Number(v.params.year)
  const scope = await scopeFor(v)
  const now = yearOf(v.today)
  if (!/^20\d\d$/.test(v.params.year ?? '') || !scope.tenant || year > now) throw notFound()
  const writer = { person: v.me.person, tenant: scope.tenant, ring: v.keys() }
  const own = await ownYear(v.db, writer, year)
  if (!own.form && (!scope.membership || year < now - 1)) throw notFound()
  const rules = scope.tenant ? await commitmentRulesOn(v.db, scope.tenant, v.today) : usualRules
  const [month, day] = rules.reviewFrom.split('-') as [string, string]
  return {
    ...{ year, scope, tenant: scope.tenant, writer, own, form: own.form },
    facts: await yearFacts(v.db, v.me.person, year, own.ticks),
    template: own.form && readStored(own.form.template),
    opensOn: formIsOpen(rules, year, v.today) ? null : `${day}/${month}/${year}`,
  }
}

/** What stands in a section: what was written, or else what the record has, in the language of the paper it will be. */
export function textOf(
  { form, facts }: Pick<OwnYearForm, 'form' | 'facts'>,
  section: Section,
): { text: string; written: boolean } {
  const written = form?.texts[section.key]
  if (written) return { text: written.text, written: true }
  return { text: filled(section.prefill, facts, form?.useTicks ?? false, languages.vi), written: false }
}

/** Changes the form inside the sealed year; null where there is nothing to change. */
export const changeForm = (
  v: Visit,
  { writer, year }: Pick<OwnYearForm, 'writer' | 'year'>,
  said: Pick<Form, 'id' | 'content'>,
  change: (form: OwnForm | null) => OwnForm | null,
) =>
  changeYear(v.db, writer, year, said, (own) => {
    const form = change(own.form)
    return form && { ...own, form }
  })
