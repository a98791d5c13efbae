import { record } from '../history/history.ts'
import { dayOf } from '../platform/clock.ts'
import type { Database, Transaction } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { type CommitmentRules, usualRules } from './commitment.rules.ts'

/** What holds on a day; an organisation that has laid down nothing has what is usual. */
export async function commitmentRulesOn(db: Database, tenant: string, day: string): Promise<CommitmentRules> {
  const row = await db.maybe<{ rules: CommitmentRules }>(sql`
    select rules from commitment_default where tenant = ${tenant} and valid_from <= ${day}
    order by valid_from desc limit 1`)
  return row?.rules ?? usualRules
}

/** Holds from today on. */
export async function setCommitmentRules(
  tx: Transaction,
  tenant: string,
  rules: CommitmentRules,
  by: { person: string; now: Date },
): Promise<void> {
  await tx.run(sql`
    insert into commitment_default (tenant, valid_from, rules) values (${tenant}, ${dayOf(by.now)}, ${JSON.stringify(rules)})
    on conflict (tenant, valid_from) do update set rules = excluded.rules`)
  await record(tx, {
    tenant,
    at: by.now,
    actor: by.person,
    verb: 'commitment-defaults-set',
    about: { tenant },
  })
}
