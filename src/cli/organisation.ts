import { basename } from 'node:path'
import * as z from 'zod'
import { loadDemo } from '../demo/demo.ts'
import { verify } from '../history/history.ts'
import { checkMemberFile } from '../membership/check.ts'
import { knownCellNames, knownOrganisation } from '../membership/import.queries.ts'
import { changesNothing } from '../membership/import.rules.ts'
import { importMembers } from '../membership/import.ts'
import { readMemberList } from '../membership/member-list.rules.ts'
import { officersNamed, printOfficerCard } from '../membership/officer-card.ts'
import { problemSentence } from '../membership/problem-words.ts'
import { isRejected } from '../membership/rejection.rules.ts'
import { readWorkbook } from '../membership/workbook.ts'
import { anyTenant, tenants } from '../organisation/organisation.ts'
import { paths } from '../paths.ts'
import { dayOf, showDay } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { readDay } from '../platform/day.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Command, readFile, say, withDatabase } from './command.ts'

/** Room for the largest list accepted; a larger file is told so by the reader, in the same words as on the page. */
const LIMIT = 64 * 1024 * 1024

const asOfDay = (typed: string | boolean | undefined): string => {
  if (typed === undefined) return dayOf(new Date())
  const day = typeof typed === 'string' ? readDay(typed) : null
  if (!day) throw new Refusal(`--as-of cần một ngày như 2026-11-30. --as-of needs a date such as 2026-11-30.`)
  return day
}

function knownCells(path: string | boolean | undefined): string[] | null {
  if (typeof path !== 'string') return null
  try {
    return z.array(z.string()).parse(JSON.parse(readFile(path).toString('utf8')))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`${path} phải là một mảng JSON các tên chi bộ. It must be a JSON array of cell names.`)
  }
}

async function theTenant(db: Database) {
  const tenant = await anyTenant(db)
  if (!tenant)
    throw new Refusal(
      'Chưa có tổ chức nào; hãy thiết lập trước (bin/start). No organisation yet; set one up first.',
    )
  return tenant
}

export const organisationCommands: Record<string, Command> = {
  'members check': {
    usage: 'members check FILE [--known-cells NAMES.json] [--as-of DATE] [--json]',
    about:
      'Xem một danh sách Excel sẽ nhập ra sao, không ghi gì. Shows what a list would import; needs no database.',
    options: { 'known-cells': { type: 'string' }, 'as-of': { type: 'string' }, json: { type: 'boolean' } },
    words: [1, 1],
    run([file], options) {
      const asOf = asOfDay(options['as-of'])
      const result = checkMemberFile(readFile(file!, LIMIT), {
        file: basename(file!),
        asOf,
        knownCells: knownCells(options['known-cells']),
      })
      if (options.json) say(JSON.stringify(result, null, 2))
      else if ('why' in result) say(result.why)
      else {
        say(`${result.summary.members} đảng viên/members, ${result.cells.length} chi bộ/cells`)
        for (const problem of result.problems)
          say(`${problem.sheet}, dòng ${problem.row}: ${problemSentence(problem, 'vi')}`)
      }
      return result.outcome === 'rejected' ? 2 : 0
    },
  },
  'members import': {
    usage: 'members import FILE [--as-of DATE]',
    about:
      'Nhập danh sách vào tổ chức; dòng có chỗ cần xem vẫn nhập, ô sai bỏ trống. Imports a list into the organisation.',
    options: { 'as-of': { type: 'string' } },
    words: [1, 1],
    run: ([file], options) =>
      withDatabase(async (db) => {
        const tenant = await theTenant(db)
        const asOf = asOfDay(options['as-of'])
        const workbook = readWorkbook(readFile(file!, LIMIT))
        if (isRejected(workbook)) throw new Refusal(workbook.why)
        const known = knownCellNames(await knownOrganisation(db, tenant.id, asOf))
        const list = readMemberList(workbook, { asOf, knownCells: known })
        if (isRejected(list)) throw new Refusal(list.why)
        const { plan } = await db.transaction((tx) =>
          importMembers(tx, {
            tenant: tenant.id,
            list,
            by: { person: null, now: new Date() },
            fileName: basename(file!),
            from: asOf,
          }),
        )
        for (const problem of list.problems)
          say(`${problem.sheet}, dòng ${problem.row}: ${problemSentence(problem, 'vi')}`)
        say(
          changesNothing(plan)
            ? 'Danh sách đã có đủ, không có gì thay đổi. Nothing changed.'
            : `Thêm ${plan.added.length}, đổi ${plan.changed.length}. Added ${plan.added.length}, changed ${plan.changed.length}.`,
        )
        return list.problems.length > 0 ? 1 : 0
      }),
  },
  'cards print': {
    usage: 'cards print --officer NAME [--begin-anew]',
    about:
      'In thẻ cho cán bộ khi không còn cán bộ nào in được. A card for an officer when no other officer is left; --begin-anew when phone and sheet are both lost.',
    options: { officer: { type: 'string' }, 'begin-anew': { type: 'boolean' } },
    words: [0, 0],
    run: (_, options) => {
      const name = options.officer
      if (typeof name !== 'string' || name.trim() === '')
        throw new Refusal('Cần --officer "Họ và tên". --officer "Full name" is needed.')
      return withDatabase(async (db, config) => {
        const now = new Date()
        const found = await officersNamed(db, name, now)
        const [officer, ...others] = found
        if (!officer) throw new Refusal(`Không có cán bộ nào tên “${name}”. No officer of that name.`)
        if (others.length > 0)
          throw new Refusal(
            `Nhiều người khớp; gõ đủ họ tên / several match:\n${found.map((o) => `  ${o.full_name}, ${o.title}, ${o.unit_name}`).join('\n')}`,
          )
        const card = await db.transaction((tx) =>
          printOfficerCard(tx, officer, {
            beginsAnew: options['begin-anew'] === true,
            printedBy: 'người quản trị máy chủ',
            now,
          }),
        )
        say(
          `${officer.full_name}, ${officer.title}\n\n    ${card.code}\n\n${config.address}${paths.card.to()}\nDùng một lần, đến ngày ${showDay(dayOf(card.expiresAt))}. One use, valid until then.`,
        )
        return 0
      })
    },
  },
  'history verify': {
    usage: 'history verify',
    about: 'Dò lại chuỗi lịch sử của mỗi tổ chức. Walks the chain of history of every organisation.',
    words: [0, 0],
    run: () =>
      withDatabase(async (db) => {
        let broken = 0
        for (const tenant of await tenants(db)) {
          const result = await verify(db, tenant.id)
          if (!result.ok) broken += 1
          say(
            result.ok
              ? `${tenant.name}: ${result.length} dòng, nguyên vẹn; ${result.length} rows, whole. ${result.head}`
              : `${tenant.name}: ĐỨT ở dòng ${result.brokenAt}. BROKEN at row ${result.brokenAt}.`,
          )
        }
        return broken === 0 ? 0 : 1
      }),
  },
  'demo load': {
    usage: 'demo load',
    about:
      'Nạp xã mẫu vào dữ liệu mẫu (data/demo), không bao giờ vào dữ liệu thật. Loads the demo commune into the demo data only.',
    words: [0, 0],
    run: () =>
      withDatabase(
        async (db, config) => {
          if (config.databaseUrl)
            throw new Refusal('Bản mẫu không nạp vào DATABASE_URL. The demo is not loaded into DATABASE_URL.')
          if (await anyTenant(db)) throw new Refusal('Dữ liệu mẫu đã có. The demo data is there already.')
          await loadDemo(db, config)
          say('Đã nạp xã mẫu. Loaded.')
          return 0
        },
        { demo: true },
      ),
  },
}
