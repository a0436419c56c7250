import { z } from 'zod'
import { languages } from '../conversations/meaning.ts'
import type { Words } from '../words.ts'

const listed = new Intl.ListFormat('en', { type: 'disjunction' }).format(languages)

/** Texts of locales/ that a neighbourhood says in its own way: by language, then by key. */
export const textsSchema = z.partialRecord(
  z.enum(languages),
  z.record(z.string(), z.string().trim().min(1, 'write the text that is to be read here')),
  {
    error: ({ code }: { code: string }) =>
      code === 'unrecognized_keys' ? `write the language as ${listed}` : undefined,
  },
)

type Texts = z.infer<typeof textsSchema>
interface Complaints {
  addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void
}

/** Whether every text that is changed is one of these words, may be changed, and tells the same things as it did. */
export function checkTexts(words: Words): (neighbourhood: { texts: Texts }, complaints: Complaints) => void {
  return ({ texts }, { addIssue }) => {
    for (const language of languages)
      for (const [key, text] of Object.entries(texts[language] ?? {})) {
        const message = faultOf(words, language, key, text)
        if (message) addIssue({ code: 'custom', path: ['texts', language, key], message })
      }
  }
}

function faultOf(words: Words, language: string, key: string, text: string): string | null {
  if (!words.has(language, key))
    return `there is no text with this key in locales/${language}: write it as the name of its file, a dot, and its key there`
  if (forEverybody.test(key))
    return 'this text is the same in all neighbourhoods and cannot be changed for one'
  if (ofCarriers.test(text.trim()) && !key.startsWith('desk'))
    return 'phone companies take this word for themselves when somebody sends it: write another'
  const original = words.raw(language, key)
  if (slotsIn(text) === slotsIn(original)) return null
  return `it has to tell ${slotsIn(original) || 'nothing between {{ and }}'}, as in: ${original}`
}

/** Said where nobody's neighbourhood is known: in the bot's menu, on the button that opens a list, and by a simulation. */
const forEverybody = /^(telegram\.|desk-simulation\.|answering\.choose$)/
/** What carriers take for themselves when it is a whole message; nobody may be taught to send it. */
const ofCarriers = /^(yes|cancel|end|stop|stopall|unsubscribe|quit|revoke|optout|info|help|start|unstop)$/i

/** The slots of a text, each once, in one order. */
function slotsIn(text: string): string {
  const slots = text.match(/\{\{[^}]*\}\}/g) ?? []
  return [...new Set(slots.map((slot) => slot.replaceAll(/\s/g, '')))].sort().join(', ')
}
