import type { Minutes } from '../meeting/minutes.rules.ts'
import { useText } from '../ui/layout.tsx'
import { PrintButton } from '../ui/paper.tsx'
import { MinutesPaper } from './minutes.pages.tsx'

/** A paper of one's own, to be printed or taken as a Word file. */
export function OwnPaperPage(props: { paper: Minutes; word: string; back: { href: string; label: string } }) {
  const t = useText()
  return (
    <>
      <div class="actions">
        <PrintButton />
        <a class="button" href={props.word}>
          {t.paper.word}
        </a>
        <a class="back" href={props.back.href}>
          {props.back.label}
        </a>
      </div>
      <MinutesPaper minutes={props.paper} extra={{ addenda: [], seal: null }} />
    </>
  )
}
