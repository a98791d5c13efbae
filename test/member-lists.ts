import { readFileSync } from 'node:fs'
import { sql } from '../src/platform/sql.ts'
import { type Browser, fillForm, formFields, type Page, type World } from './harness.ts'
import { xlsx } from './xlsx-builder.ts'

/** One of the four lists the reader is held against. */
export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`./fixtures/members/${name}.xlsx`, import.meta.url))

const HEADER = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Chi bộ',
  'Chức vụ',
  'Số thẻ',
  'Ngày chính thức',
  'Ghi chú',
]
export type Line = [
  name: string,
  birth: string,
  cell: string,
  position?: string,
  card?: string,
  note?: string,
]

/** A list of one sheet, "Danh sách", whose first member stands in row 2. */
export const book = (...lines: Line[]): Uint8Array =>
  xlsx({
    sheets: [
      {
        name: 'Danh sách',
        rows: [
          HEADER,
          ...lines.map(([name, birth, cell, position = '', card = '', note = ''], i) => [
            i + 1,
            name,
            birth,
            'Nam',
            cell,
            position,
            card,
            '1991',
            note,
          ]),
        ],
      },
    ],
  })

export async function upload(
  browser: Browser,
  bytes: Uint8Array,
  name = 'danh sách.xlsx',
  page?: Page,
): Promise<Page> {
  const { action, fields } = formFields(
    page ?? (await browser.get('/nhap-danh-sach')),
    {},
    { button: 'Tải lên' },
  )
  const data = new FormData()
  for (const [field, values] of Object.entries(fields)) for (const value of values) data.append(field, value)
  data.append('file', new File([new Uint8Array(bytes)], name))
  return browser.post(action, data)
}

/** From the file to the trial, as Quân the administrator. */
export async function trialOf(
  world: World,
  bytes: Uint8Array,
  fixes: Record<string, string | boolean> = {},
): Promise<Page> {
  const quan = world.as('quan')
  const draft = await quan.follow(await upload(quan, bytes))
  return quan.follow(await fillForm(quan, draft, fixes, { button: 'Xem thử trước khi ghi' }))
}

/** All the way, with what the list and the page say. */
export async function commit(
  world: World,
  bytes: Uint8Array,
  fixes: Record<string, string | boolean> = {},
): Promise<Page> {
  const quan = world.as('quan')
  const trial = await trialOf(world, bytes, fixes)
  return quan.follow(await fillForm(quan, trial, {}, { button: 'Ghi vào hệ thống' }))
}

export interface PersonHere {
  full_name: string
  birth_date: string
  cell: string
  status: string
  phone: string
}

/** Everybody with a place in the commune, by name. */
export const peopleHere = (world: World): Promise<PersonHere[]> =>
  world.db.rows(sql`
    select p.full_name, p.birth_date, u.name as cell, m.status, p.phone
    from person p join membership m on m.person = p.id and m.valid_to is null join unit u on u.id = m.cell
    where m.tenant = ${world.cast.units.commune.id} order by p.full_name, m.valid_from`)

/** Every row of every table that this login may read, but for what tells that something was done. */
export async function everyRow(world: World): Promise<Record<string, unknown[]>> {
  const tables = await world.db.rows<{ name: string }>(sql`
    select table_name as name from information_schema.role_table_grants
    where grantee = 'tusoi_app' and privilege_type = 'SELECT' and table_schema = 'public'
      and table_name not in ('history', 'history_head', 'member_import', 'command') group by 1 order by 1`)
  const all: Record<string, unknown[]> = {}
  for (const { name } of tables)
    all[name] = await world.db.rows({
      text: `select t::text from ${name} t order by 1`,
      values: [],
      name: `all-${name}`,
    })
  return all
}

/** As before the first import: a commune with its officers and no cell. */
export async function withoutCells(world: World): Promise<void> {
  const tenant = world.cast.units.commune.id
  await world.db.run(sql`delete from membership where tenant = ${tenant}`)
  await world.db.run(sql`update unit set ended_on = '2026-01-01' where tenant = ${tenant} and kind = 'cell'`)
}
