import { section } from '../pieces.ts'
import { quote } from '../text.ts'
import type { Section } from './section.ts'

/** What was asked, in the resident's own words. */
export const words: Section = (card) => [section(quote(card.words, 1500))]
