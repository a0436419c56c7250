import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import type { ZodType } from 'zod'
import { lineOf } from './line-of.ts'

/** One thing that is wrong in a file, and the line to mend; null for an empty file. */
export interface Fault {
  line: number | null
  place: string
  message: string
}

/**
 * Reads a YAML or JSON file and checks what it says.
 * @throws with the file, each line to mend and what to write there instead.
 */
export function readChecked<T>(file: string, what: string, schema: ZodType<T>): T {
  const lines = new LineCounter()
  const document = parseDocument(readText(file, what), { lineCounter: lines })
  const [broken] = document.errors
  if (broken) throw new Error(`The ${what} ${file} cannot be read: ${broken.message}`)
  const result = schema.safeParse(document.toJS())
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => ({
    line: lineOf(document, lines, issue),
    place: issue.path.join('.') || 'the file',
    message: issue.message,
  }))
  throw needsMending(file, what, faults)
}

/** A file's text; throws with what it was to be. */
export function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown'
    throw new Error(`The ${what} ${file} cannot be read: ${why}`)
  }
}

/** The error that names every line to mend. */
export function needsMending(file: string, what: string, faults: Fault[]): Error {
  const said = faults.map(
    ({ line, place, message }) => `  ${line === null ? '' : `line ${line}, `}${place}: ${message}`,
  )
  return new Error(`The ${what} ${file} needs mending:\n${said.join('\n')}`)
}
