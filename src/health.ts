import type { Serve } from './account/visit.ts'
import { paths } from './paths.ts'
import { sql } from './platform/sql.ts'

/** For whoever watches the machine: 200 when the database answers, 503 otherwise (platform/http.ts). Says nothing else. */
export function healthRoute(serve: Serve) {
  serve(paths.health, {
    get: async (v) => {
      await v.db.row(sql`select 1 as alive`)
      return new Response('ok\n')
    },
  })
}
