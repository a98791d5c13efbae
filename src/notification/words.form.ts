import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import type { Text } from '../text/text.ts'
import { noticeWords } from '../text/vi/notice.ts'
import { OWN_WORDS, type OwnWordsName, templateProblem } from './words.rules.ts'
import { type Known, wordsProblems } from './words-lint.rules.ts'

/** Empty is "as the product has it", and so is the product's own text typed anew. */
export function readWords(
  form: Form,
  known: Known,
  t: Text,
): { typed: Record<OwnWordsName, string>; words: Record<OwnWordsName, string>; errors: FieldErrors } {
  const typed = Object.fromEntries(OWN_WORDS.map((name) => [name, form.text(name)])) as Record<
    OwnWordsName,
    string
  >
  const errors: FieldErrors = {}
  const words = { ...typed }
  for (const name of OWN_WORDS) {
    const body = typed[name].replace(/\s+/g, ' ')
    words[name] = body === noticeWords[name] ? '' : body
    const problem = form.hadHidden(name) ? t.form.hidden : problemOf(name, words[name], known, t)
    if (problem) errors[name] = problem
  }
  return { typed, words, errors }
}

function problemOf(name: OwnWordsName, body: string, known: Known, t: Text): string | null {
  if (body === '') return null
  const p = t.notice.words.problems
  const shape = templateProblem(name, body)
  if (shape)
    return shape.kind === 'long'
      ? p.long(shape.most)
      : shape.kind === 'brace'
        ? p.brace(shape.part)
        : p[shape.kind]
  const [first] = wordsProblems(body, known)
  return first ? p[first.kind](first.part) : null
}
