import { type DestinationStream, type Logger, pino } from 'pino'

/** What must never stand in a log line, wherever it hides. */
const redact = [
  'text',
  'words',
  'name',
  'phone',
  'street',
  'houseNumber',
  'postcode',
  'identifier',
  'sender',
  'to',
  'body',
  'content',
  'token',
  '*.text',
  '*.words',
  '*.name',
  '*.phone',
  '*.street',
  '*.houseNumber',
  '*.postcode',
  '*.identifier',
  '*.sender',
  '*.to',
  '*.body',
  '*.content',
  '*.token',
]

/** The log: JSON lines with codes and ids; of an error only its kind, code and stack, for its message may quote a text. */
export function createLog(level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: redact, censor: '[kept out]' },
    serializers: { err: describeError, error: describeError },
  }
  return to ? pino(options, to) : pino(options)
}

/** An error as it may be logged: without its message, which can hold what somebody wrote or a token in a URL. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, status } = error as { code?: unknown; status?: unknown }
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
  return {
    kind: error.name,
    code,
    status,
    at: frames,
    cause: error.cause ? describeError(error.cause) : undefined,
  }
}
