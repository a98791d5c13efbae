import { AlignmentType } from 'docx'
import { capitals, linesOf } from './paper.rules.ts'
import { centred, type Part, run, SPACE } from './word.ts'
import { sideBySide } from './word-head.ts'

export interface Signer {
  /** "T/M CHI BỘ" or what somebody is at this paper; in bold capitals. */
  readonly role: string
  /** "BÍ THƯ": the post, in plain capitals under it. */
  readonly post?: string
  readonly name: string
}

/** What stands where nobody's name can be printed, and over the list of recipients. */
export interface ClosingWords {
  readonly byHand: string
  readonly recipients: string
  listed(line: string): string
}

/** For a signature by pen and a stamp. */
const ROOM = 70 * 20

const signature = ({ role, post, name }: Signer, words: ClosingWords): Part[] => [
  ...centred(capitals(role), { bold: true }),
  ...(post ? centred(capitals(post), {}) : []),
  ...(name ? [] : centred(words.byHand, { italics: true, size: 12 })),
  ...centred(name, { bold: true }, { before: ROOM }),
]

const receivers = (lines: readonly string[], words: ClosingWords): Part[] => [
  {
    keepNext: true,
    children: [run(words.recipients, { size: 12, bold: true, italics: true })],
  },
  ...lines.flatMap((text, i) =>
    linesOf(words.listed(text)).map((line) => ({
      alignment: AlignmentType.LEFT,
      keepNext: i < lines.length - 1,
      children: [run(line, { size: 12 })],
    })),
  ),
]

/**
 * Who signs, and whom the paper goes to. One signer stands on the right beside the recipients, as on a report; two
 * stand side by side with the recipients under them, as on minutes.
 */
export function closing(
  signers: readonly Signer[],
  recipients: readonly string[],
  width: number,
  words: ClosingWords,
): Part[] {
  const list = recipients.length > 0 ? receivers(recipients, words) : []
  const gap: Part = { keepNext: signers.length > 0, spacing: { before: SPACE } }
  const beside = signers.length === 1 ? [list] : []
  const columns = [...beside, ...signers.map((signer) => signature(signer, words))]
  const beneath = signers.length === 1 ? [] : list
  const share = Math.floor(width / Math.max(1, columns.length))
  return [
    ...(columns.length > 0
      ? [
          gap,
          sideBySide(columns.map((parts) => ({ width: share, parts }))),
          { keepNext: beneath.length > 0, spacing: { line: SPACE } },
        ]
      : []),
    ...beneath,
  ]
}
