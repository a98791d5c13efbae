import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { LeftOut, TakenFile } from './roll-up-file.rules.ts'

export interface Signer {
  readonly id: string
  readonly child: string
  readonly child_name: string
  readonly public_key: Buffer
  readonly registered_at: Date
  readonly registered_by_name: string
}

export const signersOf = (db: Database, unit: string): Promise<Signer[]> =>
  db.rows(sql`
    select s.id, s.child, u.name as child_name, s.public_key, s.registered_at, p.full_name as registered_by_name
    from roll_up_signer s join unit u on u.id = s.child join person p on p.id = s.registered_by
    where s.unit = ${unit} and s.dropped_at is null order by u.place, u.name, s.registered_at`)

export interface Child {
  readonly id: string
  readonly name: string
  readonly kind: 'province' | 'commune'
  /** All of its cells are kept on this very machine: its figures come by themselves. */
  readonly online: boolean
}

/** The units right below one, in the order of the tree. */
export const childrenOf = (db: Database, unit: string): Promise<Child[]> =>
  db.rows(sql`
    select u.id, u.name, u.kind, coalesce((
      select bool_and(exists (
        select 1 from unit_closure d join unit cell on cell.id = d.descendant and cell.kind = 'cell' where d.ancestor = commune.id))
      from unit_closure b join unit commune on commune.id = b.descendant and commune.kind = 'commune' and commune.ended_on is null
      where b.ancestor = u.id), false) as online
    from unit_closure c join unit u on u.id = c.descendant
    where c.ancestor = ${unit} and c.depth = 1 and u.kind in ('province', 'commune') and u.ended_on is null
    order by u.place, u.name, u.id`)

export interface TakenRow extends TakenFile {
  readonly child: string
  readonly follows: string | null
  readonly cells: number
  readonly complete: number
  readonly missing: readonly string[]
  readonly left_out: readonly LeftOut[]
  readonly taken_by_name: string
}

/** What a unit took in, the oldest first. */
export const filesTaken = (db: Database, unit: string): Promise<TakenRow[]> =>
  db.rows(sql`
    select f.id, f.child, f.follows, f.kind, f.starts, f.number, f.issued_on, f.cells, f.complete, f.missing, f.left_out,
           array(select to_char(m, 'YYYY-MM-DD') from unnest(f.months) m order by m) as months,
           to_char(f.taken_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as taken_on, p.full_name as taken_by_name
    from roll_up_file f join person p on p.id = f.taken_by where f.unit = ${unit} order by f.taken_at, f.id`)
