import { paths } from '../paths.ts'
import { Problem } from '../platform/problem.ts'
import { isLanguage } from '../text/text.ts'
import type { Serve } from './visit.ts'

/** The language of the screen is a browser's, so that whoever shares it is not asked who they are; the server keeps nothing of it. */
export function languageRoutes(serve: Serve) {
  serve(paths.language, {
    post: async (v) => {
      const language = (await v.form(['language'])).text('language')
      if (!isLanguage(language)) throw new Problem(400)
      v.cookies.keepLanguage(language)
      const front = v.config.demo ? paths.demo : paths.home
      return v.go((v.actor ? paths.me : front).to())
    },
  })
}
