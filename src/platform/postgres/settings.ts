/**
 * How every server of ours runs. Given on the command line, where neither postgresql.conf nor ALTER SYSTEM can
 * override it: what must be tuned further deserves a PostgreSQL of its own and DATABASE_URL.
 */
export function settings(major: number): Record<string, string> {
  return { ...durable, ...small, ...silent, ...(major >= 18 ? { io_method: 'sync' } : {}) }
}

export function asArguments(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }

/** A commune's server beside one Node process: little memory, few processes, nobody replicates from it. */
const small = {
  shared_buffers: '32MB',
  max_connections: '40',
  // Tables by month add up: after ten years a backup, a restore or one question over all months holds some thousands of locks.
  max_locks_per_transaction: '256',
  max_worker_processes: '2',
  max_parallel_workers: '2',
  autovacuum_max_workers: '1',
  max_wal_senders: '0',
  max_replication_slots: '0',
  max_logical_replication_workers: '0',
  jit: 'off',
  timezone: 'UTC',
}

/**
 * The log tells that the server started, stopped, crashed or refused a login; never what was asked of it.
 * `log` as the lowest level leaves out errors of statements, because even their first line may quote a value
 * ("invalid input syntax for type integer: …"); terse leaves out the details, which hold rows and queries.
 */
const silent = {
  logging_collector: 'off',
  log_destination: 'stderr',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}
