import { paths } from '../paths.ts'
import { useText } from '../ui/layout.tsx'
import { LinkParts } from '../ui/links.tsx'

/** Where a committee goes from its page: numbers and reports, what waits for it, movements, the organisation. */
export function CommitteeLinks({ appeals, launches }: { appeals: number | null; launches: boolean }) {
  const t = useText()
  const { parts, figures } = t.committee
  const answers = appeals !== null
  return (
    <LinkParts
      parts={[
        [
          parts.numbers,
          [
            { href: paths.rounds.to(), label: t.round.list.title },
            ...(['target', 'funnel', 'heatMap'] as const).map((name) => ({
              href: paths[name].to(),
              label: t[name].title,
            })),
            { href: paths.committeeMonths.to(), label: t.figure.title },
            { href: paths.figures.to(), label: figures },
          ],
        ],
        [
          parts.papers,
          [
            { href: paths.reports.to(), label: t.reporting.calendar.title, hint: t.reporting.calendar.lead },
            { href: paths.opinionNotes.to(), label: t.opinion.title },
          ],
        ],
        [
          parts.waiting,
          [
            ...(answers
              ? [
                  {
                    href: paths.appeals.to(),
                    label: t.appeals.title,
                    ...(appeals > 0 ? { hint: t.appeals.waiting(appeals) } : {}),
                  },
                  { href: paths.committeeReminders.to(), label: t.reminding.desk.committee },
                ]
              : []),
            { href: paths.committeeDeeds.to(), label: t.goodDeed.committee.title },
            { href: paths.freshStarts.to(), label: t.cell.freshStarts },
          ],
        ],
        [
          parts.work,
          [
            ...(launches
              ? [
                  { href: paths.boardMovements.to(), label: t.launching.board },
                  { href: paths.briefings.to(), label: t.briefing.title },
                ]
              : []),
            { href: paths.committeeMessages.to(), label: t.notice.committee.link },
            { href: paths.organisation.to(), label: t.organisation.title },
          ],
        ],
      ]}
    />
  )
}
