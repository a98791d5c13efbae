import { paths } from '../src/paths.ts'
import type { CastName } from './cast.ts'
import { type Browser, fillForm, type Page, type World } from './harness.ts'
import { signIn } from './walk.ts'

/** The pages of cases as their readers use them: each in their own browser, signed in anew where the day is another. */
export function readersOn(world: World) {
  const browsers = new Map<CastName, Browser>()
  const as = async (name: CastName): Promise<Browser> => {
    const known = browsers.get(name)
    if (known) return known
    const browser = world.as(name)
    await signIn(browser)
    browsers.set(name, browser)
    return browser
  }
  return {
    as,
    on(day: string) {
      world.now = new Date(`${day}T09:00:00+07:00`)
      browsers.clear()
    },
    page: async (name: CastName, id: string): Promise<Page> =>
      (await as(name)).get(paths.feedbackCase.to({ case: id })),
    async act(name: CastName, id: string, act: string, values: Record<string, string | string[]> = {}) {
      const browser = await as(name)
      return fillForm(browser, await browser.get(paths.feedbackAct.to({ case: id, act })), values)
    },
    async sign(name: CastName, id: string): Promise<Page> {
      const browser = await as(name)
      const page = await browser.get(paths.feedbackCase.to({ case: id }))
      return fillForm(browser, page, {}, { button: 'Ký cùng' })
    },
  }
}
