import type { When } from '../../../core/when.ts'
import type { Said } from '../normalise.ts'
import type { WordFiles } from '../word-files.ts'
export function createWhenReader(_files: WordFiles): (said: Said, at: { now: Date; zone: string; english: boolean; expected: boolean }) => { when: When | null; clock: boolean; reasons: string[] } {
  return () => ({ when: null, clock: false, reasons: [] })
}
