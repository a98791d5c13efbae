import type pg from 'pg'

/** A server that runs on without a restart finds its months made for so long; later rows go to the default partition. */
const AHEAD = 6

const LOCK_NOT_AVAILABLE = '55P03'

/** Makes the partitions of these months, in the transaction under way. Tells what was made. */
export async function makeMonths(owner: pg.Client, first: string, last: string): Promise<string[]> {
  const { rows } = await owner.query<{ made: string }>('select made from keep_months($1, $2) as made', [
    first,
    last,
  ])
  return rows.map(({ made }) => made)
}

/** The same for this month and those to come. */
export async function makeComingMonths(owner: pg.Client, now: Date): Promise<string[]> {
  const { rows } = await owner.query<{ made: string }>(
    `select made from keep_months(($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date,
       (($1::timestamptz at time zone 'Asia/Ho_Chi_Minh') + make_interval(months => $2))::date) as made`,
    [now, AHEAD],
  )
  return rows.map(({ made }) => made)
}

/**
 * Makes, as the owner, the partitions of this month and the coming ones, and moves what the default partitions hold into
 * months of its own. Tells what was made. While another server is at work on a table, nothing is made until the next start.
 */
export async function keepMonths(owner: pg.Client, now: Date): Promise<string[]> {
  await owner.query(`begin; set local lock_timeout = '1s'`)
  try {
    const made = await makeComingMonths(owner, now)
    await owner.query('commit')
    return made
  } catch (error) {
    await owner.query('rollback')
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return []
    throw error
  }
}
