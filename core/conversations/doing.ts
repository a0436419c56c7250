import type { Work } from '../work.ts'
import type { Loaded } from './conversation.store.ts'
import type { Language } from './meaning.ts'

/** In what a deed is done: the open transaction, and what was read at its start. */
export interface Doing {
  work: Work
  loaded: Loaded
  language: Language
}
