import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Language, languages } from '../../core/conversations/meaning.ts'

const fileSchema = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]))

/** One file of words: a list, or named lists, under each heading. */
export type WordFile = z.infer<typeof fileSchema>

/** The word files of every language: files[language].get('replies'). */
export type WordFiles = Record<Language, Map<string, WordFile>>

/** Reads locales/<language>/understanding/*.yaml, all or those wanted; a file of the wrong shape is named in the error. */
export function readWordFiles(localesDir: string, wanted: (name: string) => boolean = () => true): WordFiles {
  const read = (language: Language) => {
    const folder = join(localesDir, language, 'understanding')
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => basename(name, '.yaml'))
      .filter(wanted)
    return new Map(names.map((name) => [name, readWordFile(join(folder, `${name}.yaml`))]))
  }
  return { nl: read('nl'), fy: read('fy'), en: read('en') }
}

function readWordFile(path: string): WordFile {
  const result = fileSchema.safeParse(parse(readFileSync(path, 'utf8')))
  if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`)
  return result.data
}

/** The comma-separated words of one heading. */
export function list(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** The lines of one heading, for whole sentences. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Every (heading, list) of one file in all languages; people mix languages, so words are known in all at once. */
export function headings(
  files: WordFiles,
  file: string,
): { language: Language; heading: string; text: string }[] {
  return languages.flatMap((language) => {
    const found: { language: Language; heading: string; text: string }[] = []
    for (const [heading, value] of Object.entries(files[language].get(file) ?? {}))
      if (typeof value === 'string') found.push({ language, heading, text: value })
      else
        for (const [name, text] of Object.entries(value))
          found.push({ language, heading: `${heading}.${name}`, text })
    return found
  })
}

/** All words under one heading ('parts.morning') in all languages. */
export function wordsUnder(files: WordFiles, file: string, heading: string): string[] {
  return headings(files, file)
    .filter((entry) => entry.heading === heading)
    .flatMap((entry) => list(entry.text))
}
