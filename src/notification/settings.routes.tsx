import { carryOut, sentLines } from '../account/carry-out.tsx'
import type { Serve, Visit } from '../account/visit.ts'
import { scopeFor, tenantOf } from '../membership/scope.ts'
import { paths } from '../paths.ts'
import type { FieldErrors } from '../platform/problem.ts'
import { noticeWords } from '../text/vi/notice.ts'
import { channelsSet } from './carriers.ts'
import { knownOf } from './known.ts'
import { ChannelsPage, WordsPage } from './settings.pages.tsx'
import { channelLines } from './settings.queries.ts'
import { sendTest } from './test-message.ts'
import { readWords } from './words.form.ts'
import { OWN_WORDS, type OwnWordsName } from './words.rules.ts'
import { ownWordsOf, setWords } from './words.ts'

export function noticeSettingsRoutes(serve: Serve) {
  serve(paths.noticeChannels, {
    get: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const { contact } = v.t.notice
      const notes: Record<string, string> = {
        thu: contact.tested,
        nowhere: contact.testNowhere,
        enough: contact.testEnough,
      }
      return v.page(
        { title: v.t.notice.settings.title, back: backToDefaults(v) },
        <ChannelsPage
          channels={channelsSet(v.config.channels)}
          lines={await channelLines(v.db, tenant, v.now)}
          note={notes[v.url.searchParams.get('da') ?? '']}
        />,
      )
    },
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form([])
      const work = async () => async (tx: Parameters<typeof sendTest>[0]) => {
        const refused = await sendTest(tx, tenant, v.me.person, channelsSet(v.config.channels), v.now)
        return `${paths.noticeChannels.to()}?da=${refused ?? 'thu'}`
      }
      return carryOut(v, form, work, async () => ({ saved: [], sent: [] }))
    },
  })

  serve(paths.noticeWords, {
    get: async (v) => {
      const own = await ownWordsOf(v.db, tenantOf(await scopeFor(v)))
      const note = v.url.searchParams.has('da-luu') ? v.t.notice.words.saved : undefined
      return wordsPage(v, shownWords(own), undefined, note)
    },
    post: async (v) => {
      const tenant = tenantOf(await scopeFor(v))
      const form = await v.form(OWN_WORDS)
      return carryOut(
        v,
        form,
        async () => {
          const { typed, words, errors } = readWords(form, await knownOf(v.db), v.t)
          if (Object.keys(errors).length > 0) return wordsPage(v, typed, errors)
          return async (tx) => {
            await setWords(tx, tenant, words, { person: v.me.person, now: v.now })
            return `${paths.noticeWords.to()}?da-luu`
          }
        },
        async () => ({
          saved: Object.entries(shownWords(await ownWordsOf(v.db, tenant))).map(
            ([name, body]) => [v.t.notice.words.names[name as OwnWordsName], body] as const,
          ),
          sent: sentLines(form, v.t.notice.words.names),
        }),
      )
    },
  })
}

const shownWords = (own: Readonly<Partial<Record<OwnWordsName, string>>>) =>
  Object.fromEntries(OWN_WORDS.map((name) => [name, own[name] ?? noticeWords[name]])) as Record<
    OwnWordsName,
    string
  >

const wordsPage = (v: Visit, typed: Record<OwnWordsName, string>, errors?: FieldErrors, note?: string) =>
  v.page(
    {
      title: v.t.notice.words.title,
      status: errors ? 422 : 200,
      back: { href: paths.noticeChannels.to(), label: v.t.notice.settings.title },
    },
    <WordsPage typed={typed} errors={errors} note={note} />,
  )

const backToDefaults = (v: Visit) => ({ href: paths.defaults.to(), label: v.t.setup.defaultsTitle })
