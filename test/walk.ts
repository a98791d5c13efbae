import { expect } from 'vitest'
import { openDuePeriods } from '../src/movement/movement.ts'
import { PIN } from './cast.ts'
import { type Browser, fillForm, formFields, type Page, type World } from './harness.ts'

export interface Mark {
  readonly sign: string
  readonly level?: 'partial' | 'present'
  /** 'Khi … thì tôi …'; a sentence of the walk's own when it does not matter. */
  readonly plan?: string
  readonly ask?: boolean
  readonly askSign?: boolean
}

export interface Walk {
  readonly marks?: readonly Mark[]
  /** The button pressed for every promise of an earlier month. */
  readonly promises?: 'Đã sửa xong' | 'Đang sửa' | 'Chưa làm được'
}

/** 'II.3.4' belongs to group 'II.3' in the catalogue that ships. */
export const groupOf = (sign: string): string => sign.split('.').slice(0, 2).join('.')

/** Walks the month from wherever it stands, page by page as a person would, as far as the page that sends. */
export async function walk(
  browser: Browser,
  { marks = [], promises = 'Đang sửa' }: Walk = {},
): Promise<Page> {
  const month = await browser.get('/thang-nay')
  let page = await browser.get(month.dom.querySelector('main a.button')?.getAttribute('href') ?? '')
  for (let hops = 0; hops < 150 && !page.url.endsWith('/gui'); hops++) {
    const sent = await answer(browser, page, marks, promises)
    expect(sent.status, `${page.url}: ${sent.text}`).toBe(303)
    page = await browser.get(sent.location!)
  }
  return page
}

/** Walks the month with nothing to mark, as far as the page that sends. */
export const nothingToMark = (browser: Browser): Promise<Page> => walk(browser)

/** Walks the month and sends it; gives the page that says so. */
export async function send(browser: Browser, walked: Walk = {}): Promise<Page> {
  const check = await walk(browser, walked)
  return browser.follow(await fillForm(browser, check))
}

async function answer(
  browser: Browser,
  page: Page,
  marks: readonly Mark[],
  promises: NonNullable<Walk['promises']>,
): Promise<Page> {
  if (page.url.includes('/luot/')) return skim(browser, page, marks)
  if (page.url.includes('/soi-ky/')) {
    const sign = page.dom.querySelector('input[name=sign]')?.getAttribute('value')
    const level = marks.find((mark) => mark.sign === sign)?.level ?? 'none'
    return fillForm(
      browser,
      page,
      {},
      { button: { none: 'Không có', partial: 'Đôi lúc', present: 'Có, cần sửa' }[level] },
    )
  }
  if (page.url.includes('/du-danh-muc/')) {
    const signs = new Set(
      page.dom.querySelectorAll('input[type=radio]').map((radio) => radio.getAttribute('name')!),
    )
    const level = (name: string) => marks.find((mark) => `sign-${mark.sign}` === name)
    return fillForm(
      browser,
      page,
      Object.fromEntries(
        [...signs].map((name) => [name, level(name) ? (level(name)?.level ?? 'partial') : 'none']),
      ),
    )
  }
  if (page.url.includes('/cach-sua/')) {
    const sign = page.dom.querySelector('input[name=sign]')?.getAttribute('value')
    const mark = marks.find((one) => one.sign === sign)
    return fillForm(browser, page, {
      text: mark?.plan ?? 'Khi có việc, thì tôi làm ngay trong ngày.',
      due: 'quarter',
      ask: mark?.ask === true,
      'ask-sign': mark?.askSign === true,
    })
  }
  if (page.url.endsWith('/viec-da-hua')) return promise(browser, page, promises)
  throw new Error(`no way on from ${page.url}`)
}

/** Marks of this screen's groups; a screen without any gets its own sentence. */
async function skim(browser: Browser, page: Page, marks: readonly Mark[]): Promise<Page> {
  const here = marks.filter(({ sign }) => page.dom.querySelector(`input[name="mark-${sign}"]`))
  if (here.length === 0) return fillForm(browser, page, { none: true })
  return fillForm(browser, page, {
    group: here.map((mark) => groupOf(mark.sign)),
    ...Object.fromEntries(here.map(({ sign, level }) => [`mark-${sign}`, level ?? 'partial'])),
  })
}

/** Presses one button at the first promise that was not answered; with all answered, goes on. */
async function promise(browser: Browser, page: Page, button: string): Promise<Page> {
  const forms = page.dom.querySelectorAll('form').filter((form) => form.querySelector('input[name=plan]'))
  if (forms.some((form) => form.querySelector('textarea[name=reason]')?.text.trim() === ''))
    return fillForm(browser, page, { reason: 'Chưa có thời gian.' }, { button: 'Lưu lý do' })
  const asked = forms.find((form) => form.querySelector('button[name=keep]'))
  if (asked) return fillForm(browser, page, {}, { button: 'Vẫn giữ' })
  const open = forms.find(
    (form) => form.querySelector('button[name=state]') && !form.querySelector('[aria-pressed=true]'),
  )
  if (!open) return fillForm(browser, page, {}, { button: 'Lưu và tiếp tục' })
  const fields = Object.fromEntries(
    open
      .querySelectorAll('input')
      .map((input) => [input.getAttribute('name')!, input.getAttribute('value')!]),
  )
  const state = open.querySelectorAll('button').find((one) => one.text.trim() === button)
  return browser.post(page.url, { ...fields, state: state?.getAttribute('value') ?? '' })
}

/** The fields of the page's form, to send them in another way than a browser would. */
export const fieldsOf = (
  page: Page,
  values: Parameters<typeof formFields>[1] = {},
): Record<string, string[]> => formFields(page, values).fields

/** Lets time go on to a day at nine in the morning: periods open as the timetable would open them, sessions end. */
export async function until(world: World, day: string): Promise<void> {
  world.now = new Date(`${day}T09:00:00+07:00`)
  await openDuePeriods(world.db, world.cast.units.commune.id, world.now)
}

/** Types the PIN on a device that is enrolled. */
export const signIn = async (browser: Browser, pin = PIN): Promise<Page> =>
  fillForm(browser, await browser.get('/vao'), { pin })
