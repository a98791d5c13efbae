import type { Form } from '../platform/form.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { CARD_GROUPS } from '../seal/code.ts'
import type { Text } from '../text/text.ts'
import { pinProblem } from './account.rules.ts'
import type { CardCheck } from './card.ts'

/** A PIN typed twice. */
export function readNewPin(form: Form, t: Text): { pin: string } | { errors: FieldErrors } {
  const pin = form.text('pin')
  const problem = pinProblem(pin)
  if (problem === 'six-digits') return { errors: { pin: t.account.card.sixDigits } }
  if (problem === 'too-easy') return { errors: { pin: t.account.card.tooEasy } }
  if (pin !== form.text('pin-again')) return { errors: { 'pin-again': t.account.card.differs } }
  return { pin }
}

/** Why a card can't be used, in words. */
export function cardSentence(check: Exclude<CardCheck, { state: 'good' }>, t: Text): string {
  if (check.state !== 'mistyped') return t.account.card[check.state]
  return check.wrong.length > 0
    ? t.account.card.wrongGroups(check.wrong)
    : t.account.card.length(check.given, CARD_GROUPS * 6)
}

/** 'điện thoại', 'máy tính bảng' or 'máy tính', so that a person recognises their devices in the list. */
export function deviceLabel(agent: string, t: Text): string {
  const { kinds } = t.account.card
  const kind = /iPad|Tablet/i.test(agent)
    ? kinds.tablet
    : /Mobi|Android|iPhone/i.test(agent)
      ? kinds.phone
      : kinds.computer
  const system = /Android/i.test(agent)
    ? 'Android'
    : /iPhone|iPad/i.test(agent)
      ? 'iOS'
      : /Windows/i.test(agent)
        ? 'Windows'
        : /Mac OS/i.test(agent)
          ? 'Mac'
          : /Linux/i.test(agent)
            ? 'Linux'
            : ''
  return [kind, system].filter(Boolean).join(' ')
}
