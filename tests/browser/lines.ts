import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Finds a line of locales/ in any of its languages, whatever stands in its slots. */
export function line(key: string): RegExp {
  const [file = '', ...path] = key.split('.')
  const lines = ['nl', 'fy', 'en'].map((language) => {
    const source: unknown = parse(readFileSync(`locales/${language}/${file}.yaml`, 'utf8'))
    const words = path.reduce<unknown>(
      (part, name) => (part as Record<string, unknown> | undefined)?.[name],
      source,
    )
    if (typeof words !== 'string') throw new Error(`there is no ${key} in ${language}`)
    return words
      .trim()
      .split(/\{\{.*?\}\}/)
      .map(pattern)
      .join('[^]*?')
  })
  return new RegExp(lines.join('|'))
}

function pattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}
