import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'

/** Every text of a language by its key (file.key), without what teaches the understanding. */
export function textsOf(language: string): Map<string, string> {
  const folder = join('locales', language)
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return new Map(
    files.flatMap((name) => {
      const content: unknown = parse(readFileSync(join(folder, name), 'utf8'))
      return flatten(basename(name, '.yaml'), content)
    }),
  )
}

/** The names of the slots in a text, sorted. */
export function slotsIn(text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*([\w-]+)\s*\}\}/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort()
}

/** The slots that a key has in a language. */
export function templateSlots(language: string, key: string): string[] {
  const known = cache.get(language) ?? textsOf(language)
  cache.set(language, known)
  return slotsIn(known.get(key) ?? '')
}

const cache = new Map<string, Map<string, string>>()

function flatten(path: string, content: unknown): [string, string][] {
  if (content !== null && typeof content === 'object') {
    return Object.entries(content).flatMap(([key, value]) => flatten(`${path}.${key}`, value))
  }
  return [[path, String(content)]]
}
