import type { Minutes } from '../meeting/minutes.rules.ts'
import { MinutesPaper } from './minutes.pages.tsx'
import { PaperActions } from './paper.pages.tsx'

/** A paper of one's own, to be printed or taken as a Word file. */
export function OwnPaperPage(props: { paper: Minutes; word: string; back: { href: string; label: string } }) {
  return (
    <>
      <PaperActions word={props.word} back={props.back} />
      <MinutesPaper minutes={props.paper} extra={{ addenda: [], seal: null }} />
    </>
  )
}
