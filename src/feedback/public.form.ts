import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { feedbackPublic } from '../text/vi/feedback-public.ts'

export type PublicWords = typeof feedbackPublic

export const ABOUTS = ['member', 'common', 'praise', 'officials', 'denounce'] as const
export type About = (typeof ABOUTS)[number]
/** What is taken in here. */
export type Taken = 'member' | 'common' | 'praise'

export const PUBLIC_FIELDS = [
  'step',
  'commune',
  'about',
  'text',
  'where',
  'when',
  'contact',
  'ticket',
  // From a browser that sends no files: its name, which nobody reads.
  'photo',
] as const

export interface Report {
  readonly about: About | null
  readonly text: string
  readonly where: string
  readonly when: string
  readonly contact: string
  readonly commune: string
}

const SHORTEST = 20
const LIMITS = { text: 4000, where: 300, when: 200, contact: 300 } as const

export const isTaken = (about: About | null): about is Taken =>
  about === 'member' || about === 'common' || about === 'praise'

export function readReport(form: Form): Report {
  const about = ABOUTS.find((one) => one === form.text('about')) ?? null
  return {
    about,
    text: form.text('text'),
    where: form.text('where'),
    when: form.text('when'),
    contact: form.text('contact'),
    commune: form.text('commune'),
  }
}

/** What has to be mended before the page that checks it. */
export function reportErrors(form: Form, words: PublicWords): FieldErrors {
  const errors: FieldErrors = {}
  for (const [name, limit] of Object.entries(LIMITS)) {
    const text = form.text(name)
    if (form.hadHidden(name)) errors[name] = words.hidden
    else if (text.length > limit) errors[name] = words.tooLong(limit, text.length)
  }
  const { text } = readReport(form)
  if (!errors.text && text === '') errors.text = words.required
  else if (!errors.text && text.length < SHORTEST) errors.text = words.short(SHORTEST)
  return errors
}

/** Something like a name of one's own or a telephone number: said on the page, never refused. */
export const seemsNamed = ({ text, where, when }: Report): boolean =>
  /\btôi tên\b|\btên tôi\b|\btôi là\s+\p{Lu}|(?:\d[ .-]?){9,}/iu.test(`${text} ${where} ${when}`)

const LONGEST_ADDED = 2000

export function readAdded(form: Form, words: PublicWords): { text: string; error?: string } {
  const text = form.text('text')
  if (form.hadHidden('text')) return { text, error: words.hidden }
  if (text === '') return { text, error: words.required }
  if (text.length > LONGEST_ADDED) return { text, error: words.tooLong(LONGEST_ADDED, text.length) }
  return { text }
}
