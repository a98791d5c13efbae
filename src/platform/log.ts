import pino from 'pino'

export type Log = pino.Logger

/**
 * What may be in a log: that the server started and stopped, migrations, the names of errors. There is no access
 * log: who came when, and to which page, is nobody's business. Should a value slip into a log call all the same,
 * these names are blanked.
 */
export function makeLog(): Log {
  return pino({
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'req',
        'res',
        'body',
        'form',
        'cookie',
        'code',
        'pin',
        'text',
        'err.detail',
        'err.where',
        'err.parameters',
        'err.query',
        '*.cookie',
        '*.code',
        '*.pin',
        '*.text',
      ],
      censor: '—',
    },
    serializers: { err: describe },
  })
}

/** An error without its message: PostgreSQL puts values of a row into it. */
function describe(error: unknown): object {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string }
  const frames = (stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
  return { name, code, at: frames.map((frame) => frame.trim().replace(/\(?file:\/\/.*\/(?=build|src)/, '(')) }
}
