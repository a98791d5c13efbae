import type { Serve } from '../account/visit.ts'
import { noteLooks } from '../conclusion/conclusion.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { unitById } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { notFound } from '../platform/problem.ts'
import { CellPromptsPage, OwnPromptsPage } from './review-prompt.pages.tsx'
import { promptsAbout, promptsOfCell } from './review-prompt.ts'

/** What the inspection committee asked a cell to look at: for those who prepare its reviews, and for the member. */
export function reviewPromptRoutes(serve: Serve) {
  serve(paths.cellPrompts, {
    get: async (v) => {
      const cell = await unitById(v.db, v.params.cell ?? '')
      if (!cell) throw notFound()
      const tenant = tenantOf(await scopeFor(v))
      const all = await promptsOfCell(v.db, { tenant, cell: cell.id, today: v.today })
      // One's own stands on one's own page.
      const prompts = all.filter((prompt) => prompt.person !== v.me.person)
      const people = prompts.map((prompt) => prompt.person)
      await v.db.transaction((tx) => noteLooks(tx, tenant, people, v.me.person, v.today))
      return v.page(
        {
          title: v.t.reviewPrompt.title,
          back: { href: paths.cellMeetings.to({ cell: cell.id }), label: v.t.meeting.list },
        },
        <CellPromptsPage prompts={prompts} />,
      )
    },
  })

  serve(paths.ownPrompts, {
    get: async (v) =>
      v.page(
        { title: v.t.reviewPrompt.own, back: { href: paths.me.to(), label: v.t.app.nav.me } },
        <OwnPromptsPage prompts={await promptsAbout(v.db, v.me.person, v.today)} />,
      ),
  })
}
