import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAccount } from '../src/account/account.ts'
import { hashPin } from '../src/account/device.ts'
import { readMemberList } from '../src/membership/member-list.rules.ts'
import { addPerson, givePost } from '../src/membership/membership.ts'
import { isRejected } from '../src/membership/rejection.rules.ts'
import { readWorkbook } from '../src/membership/workbook.ts'
import { paths } from '../src/paths.ts'
import type { Transaction } from '../src/platform/database.ts'
import { sql } from '../src/platform/sql.ts'
import { foundOrganisation } from '../src/setup/setup.ts'
import { openStage } from './stage.ts'
import { ms, table } from './table.ts'
import { visitorAt } from './visitor.ts'

/** As an administrator does it on the pages: upload, look at the trial, commit. */
export async function importList(): Promise<void> {
  const stage = await openStage()
  try {
    const { root } = stage.config
    const bytes = readFileSync(join(root, 'test/fixtures/members/1250.xlsx'))
    const { tenant, cookie } = await stage.db.transaction((tx) => layDownOffice(tx, root, stage.clock.now()))
    const quan = visitorAt(stage.address, cookie)
    const rows: string[][] = []
    const memory = watchMemory()
    const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
      const began = performance.now()
      const answer = await work()
      rows.push([name, ms(performance.now() - began)])
      return answer
    }
    const began = performance.now()
    const uploaded = await timed('upload', async () => {
      const page = await quan.get(paths.imports.to())
      return quan.send(page.html, 'Tải lên', { file: new File([new Uint8Array(bytes)], '1250.xlsx') })
    })
    const draft = await timed('what is doubtful', () => quan.get(uploaded.location ?? ''))
    const trial = await timed('trial', async () => {
      const sent = await quan.send(draft.html, 'Xem thử trước khi ghi')
      return quan.get(sent.location ?? '')
    })
    await timed('commit', async () => {
      const sent = await quan.send(trial.html, 'Ghi vào hệ thống')
      return quan.get(sent.location ?? '')
    })
    const whole = performance.now() - began
    const grown = memory.stop()
    const alone = performance.now()
    const workbook = readWorkbook(bytes)
    if (isRejected(workbook)) throw new Error(workbook.why)
    readMemberList(workbook, { asOf: '2026-12-01', knownCells: null })
    const reading = performance.now() - alone
    const { n } = await stage.db.row<{ n: number }>(
      sql`select count(*) as n from membership where tenant = ${tenant}`,
    )
    rows.push(['all together', ms(whole)], ['reading the file alone', ms(reading)])
    rows.push(['all together against it', (whole / reading).toFixed(1)])
    rows.push(['members there afterwards', String(n)])
    rows.push(['memory of the process, at most', `+${(grown / 1048576).toFixed(0)} MB`])
    table(['what', 'took'], rows)
  } finally {
    await stage.close()
  }
}

/** A commune that has nobody yet but its administrator, signed in. */
async function layDownOffice(tx: Transaction, root: string, now: Date) {
  const commune = await foundOrganisation(
    tx,
    { name: 'Đảng bộ xã', superior: '', root, from: '2020-01-01' },
    now,
  )
  const facts = { fullName: 'Ngô Quản Trị', birthDate: '1990', sex: null, phone: null, cardNumber: null }
  const person = await addPerson(tx, { ...facts, admittedOn: null, officialOn: null }, now)
  const post = { tenant: commune.id, unit: commune.id, kind: 'administrator', title: 'Quản trị' } as const
  await givePost(tx, { ...post, person, from: '2024-01-01' }, { person: null, now })
  const pinHash = await hashPin('270519')
  const { device, secret, token } = await openAccount(tx, { person, pinHash, label: 'máy', card: null, now })
  return {
    tenant: commune.id,
    cookie: `phien=${token.toString('base64url')}; may.${device.id}=${secret.toString('base64url')}`,
  }
}

/** How far the resident memory rises above where it stood. */
function watchMemory(): { stop(): number } {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let highest = before
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 5)
  return {
    stop() {
      clearInterval(timer)
      return Math.max(highest, process.memoryUsage.rss()) - before
    },
  }
}
