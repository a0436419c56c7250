import { z } from 'zod'
import type { Language } from '../conversations/meaning.ts'

const text = z.string().trim().min(1).max(900)

/** An answer that the desk keeps, as its form has it. */
export const keptAnswerSchema = z
  .object({
    title: z.string().trim().min(1).max(60),
    nl: text.nullable(),
    fy: text.nullable(),
    en: text.nullable(),
  })
  .refine(({ nl, fy, en }) => nl ?? fy ?? en, { path: ['nl'] })
export type KeptAnswerForm = z.infer<typeof keptAnswerSchema>

/** An answer to a question that comes back. */
export interface KeptAnswer extends KeptAnswerForm {
  id: string
  retired: boolean
}

/** Where the name comes, as each desk writes it. */
const placeForName = / ?\{(?:name|naam|namme)\}/g

/** An answer in somebody's language, or in the first one that there is, with their name where the answer has a place for it. */
export function writeOut(
  { nl, fy, en }: Pick<KeptAnswer, Language>,
  language: string,
  name: string | null,
): string {
  const texts: Record<string, string | null> = { nl, fy, en }
  const found = texts[language] ?? nl ?? fy ?? en ?? ''
  // "Dag {name}, …" is still a greeting where nobody told us a name
  return name ? found.replace(placeForName, ` ${name}`).trimStart() : found.replace(placeForName, '')
}

/** What of an answer can be kept: the name becomes a place for a name; null where more of this person is in it. */
export function withoutPerson(
  answer: string,
  { name, street, phone }: { name: string | null; street: string | null; phone: string | null },
): string | null {
  const names = [name, name?.split(/\s+/)[0]].filter((each) => each !== undefined && each !== null)
  const general = names.reduce((text, each) => text.replace(wholeWord(each), '{name}'), answer)
  const digits = general.replace(/\D/g, '')
  const own = phone?.replace(/\D/g, '').slice(-8)
  if (own && own.length === 8 && digits.includes(own)) return null
  return street && general.toLowerCase().includes(street.toLowerCase()) ? null : general
}

/** A name as people write it, which is no part of another word: Jan is not in januari. */
function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'giu')
}
