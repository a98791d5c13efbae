import { showDay } from '../platform/clock.ts'
import type { Text } from '../text/text.ts'
import { useText } from '../ui/layout.tsx'
import type { Origin, Source } from './good-deed.rules.ts'

export interface DeedShown {
  readonly origin: Origin
  readonly source: Source | '' | null
  readonly told_by: string
  readonly day: string
  readonly words: string
  readonly noted_by_name: string
}

/** From whom it is known: "Lời cảm ơn của dân (thư cảm ơn): bà con tổ 4". */
export function originOf(deed: Omit<DeedShown, 'day' | 'words'>, t: Text, mine = false): string {
  const { from, sources } = t.goodDeed
  if (deed.origin === 'self') return mine ? from.selfMine : from.self
  if (deed.origin === 'member' || !deed.source) return from.member(deed.noted_by_name)
  return from.people(sources[deed.source], deed.told_by)
}

/** What was done, when, and from whom it is known. */
export function DeedFacts({ deed, mine }: { deed: DeedShown; mine?: boolean }) {
  const t = useText()
  const g = t.goodDeed
  return (
    <>
      <p class="own-words">{deed.words}</p>
      <p class="soft">
        {g.done(showDay(deed.day))}. {originOf(deed, t, mine)}.
        {deed.origin === 'people' && ` ${g.from.writtenBy(deed.noted_by_name)}.`}
      </p>
    </>
  )
}
