import type { Serve, Visit } from '../account/visit.ts'
import { unseenDeeds } from '../good-deed/good-deed.queries.ts'
import { may, type Scope, scopeFor, unitsAbove } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import { runningAbout } from '../reminder/reminder.queries.ts'
import { ownerOf } from '../self-review/open-month.ts'
import { asText } from './export.ts'
import { ErasePage, MePage, MyDataPage } from './my-data.pages.tsx'
import { erasePrivate, myData } from './my-data.ts'

export function myDataRoutes(serve: Serve) {
  serve(paths.me, {
    get: async (v) => {
      const scope = await scopeFor(v)
      const { membership, posts, above } = scope
      return v.page(
        { title: v.t.data.me },
        <MePage
          name={v.me.fullName}
          cell={membership?.cellName ?? null}
          unseen={await unseenDeeds(v.db, v.me.person)}
          reminders={await runningAbout(v.db, v.me.person)}
          movements={movementLinks(v, scope)}
          reads={may(scope, 'read-feedback')}
          posts={[...posts, ...above].map((post) => `${post.title}, ${post.unitName}`)}
        />,
      )
    },
  })
  serve(paths.myData, {
    get: async (v) =>
      v.page(
        { title: v.t.data.title, back: back(v) },
        <MyDataPage data={await myData(v.db, await ownerOf(v), v.today)} />,
      ),
  })
  serve(paths.myExport, {
    paper: async (v) => {
      const data = await myData(v.db, await ownerOf(v), v.today)
      const json = v.url.searchParams.get('dang') === 'json'
      return new Response(json ? JSON.stringify(data, null, 2) : asText(data, v.me.fullName, v.today, v.t), {
        headers: {
          'Content-Type': `${json ? 'application/json' : 'text/plain'}; charset=utf-8`,
          'Content-Disposition': `attachment; filename="tu-soi-${v.today}.${json ? 'json' : 'txt'}"`,
        },
      })
    },
  })
  serve(paths.myErasure, {
    get: (v) => v.page({ title: v.t.data.eraseTitle, back: dataBack(v) }, <ErasePage />),
    post: async (v) => {
      const typed = (await v.form(['confirm'])).text('confirm')
      if (typed.toLocaleUpperCase('vi') !== v.t.data.eraseWord)
        return v.page(
          { title: v.t.data.eraseTitle, status: 422, back: dataBack(v) },
          <ErasePage typed={typed} errors={{ confirm: v.t.data.eraseWrong }} />,
        )
      await erasePrivate(v.db, await ownerOf(v), v.config.dataRoot, v.now)
      return v.go(paths.sheet.to())
    },
  })
}

function movementLinks(v: Visit, scope: Scope) {
  const m = v.t.movement
  const own = scope.tenant ? [{ href: paths.movements.to(), label: m.title, hint: m.titleHint }] : []
  const above = unitsAbove(scope, 'launch').map(({ unit, unitName }) => ({
    href: paths.aboveMovements.to({ unit }),
    label: v.t.launching.board,
    hint: unitName,
  }))
  return [...own, ...above]
}

const back = (v: Visit) => ({ href: paths.me.to(), label: v.t.data.me })
const dataBack = (v: Visit) => ({ href: paths.myData.to(), label: v.t.data.title })
