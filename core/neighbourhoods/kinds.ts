import { z } from 'zod'
import { categories, languages } from '../conversations/meaning.ts'

/** What fits on a button on every channel. */
const longestName = 20
const perLanguage = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(languages), value)

const nameSchema = z
  .string()
  .regex(/\p{L}{2}/u, 'write a name in letters')
  .max(longestName, `a name has at most ${longestName} letters, to fit on a button`)
const wordSchema = z
  .string()
  .regex(
    /^\*?[\p{L}\d][\p{L}\d\s*'/?_.-]*$/u,
    'begin with a word, such as fiets* for all that begins so, or: band plakken',
  )

/** Another name for a kind of help, or a kind of a neighbourhood's own: how it is called, and by what it is known. */
export const kindSchema = z.strictObject({
  name: perLanguage(nameSchema).default({}),
  /** Words that name it, per language: `stem*`, `a/b` and the rest as in locales/…/understanding. */
  words: perLanguage(z.array(wordSchema)).default({}),
  /** How people ask for it. */
  examples: perLanguage(z.array(z.string().min(3))).default({}),
})
export type Kind = z.infer<typeof kindSchema>

export const kindsSchema = z.record(
  z
    .string()
    .regex(/^(?!(?:all|any|none|human|yes|no|asap)$)[a-z][a-z0-9-]{1,30}$/, 'use small letters and dashes'),
  kindSchema,
)

/** Whether every kind of help that is named is one that everybody knows or one that is described here. */
export function checkKinds(
  { categories: listed, kinds, rules }: Listed,
  { addIssue }: { addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void },
): void {
  const common: readonly string[] = categories
  const isKnown = (kind: string) => common.includes(kind) || Object.hasOwn(kinds, kind)
  const unknown = (kind: string) =>
    `there is no kind of help called ${kind}: choose ${common.join(', ')}, or describe it under kinds`
  const complain = (path: (string | number)[], message: string) => addIssue({ code: 'custom', path, message })
  for (const [at, kind] of listed.entries()) {
    if (!isKnown(kind)) complain(['categories', at], unknown(kind))
    if (listed.indexOf(kind) !== at) complain(['categories', at], `${kind} stands here twice`)
  }
  for (const [kind, { name, words }] of Object.entries(kinds)) {
    if (common.includes(kind)) continue
    if (!listed.includes(kind)) complain(['kinds', kind], 'say under categories where it comes in the list')
    if (Object.keys(name).length === 0)
      complain(['kinds', kind], 'it needs a name, such as { nl: repair café }')
    if (Object.values(words).flat().length === 0)
      complain(['kinds', kind], 'it needs words by which it is known, such as { nl: [fiets*, repareren] }')
  }
  for (const kind of [...rules.vetted, ...Object.keys(rules.trained)])
    if (!isKnown(kind)) complain(['rules'], unknown(kind))
}

interface Listed {
  categories: string[]
  kinds: Record<string, Kind>
  rules: { vetted: string[]; trained: Record<string, string> }
}
