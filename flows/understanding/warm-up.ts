import type { Understand } from '../../core/conversations/meaning.ts'
import { headings, lines, readWordFiles } from './word-files.ts'

/** Reads some examples of everything, so that the first people who write do not wait for the compiler. */
export function warmUp(localesDir: string, understand: Understand): void {
  const context = { language: null, now: new Date(0), zone: 'Europe/Amsterdam' }
  const files = readWordFiles(localesDir, (name) => name === 'examples')
  for (const { heading, text } of headings(files, 'examples'))
    if (heading !== 'words') for (const line of lines(text).slice(0, 4)) understand(line, context)
}
