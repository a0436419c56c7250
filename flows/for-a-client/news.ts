import type { Intent } from '../../core/conversations/intent.ts'
import type { Act } from '../../core/conversations/meaning.ts'
import type { ClientStands } from '../../core/professionals/client-wish.ts'
import { type Heard, ownWords } from '../talk/heard.ts'
import { say } from '../talk/lines.ts'

/** What a professional writes by themselves is about somebody we asked them to help, or for whom they asked us. */
export function isNewsOfClient({ facts, meaning, text, with: extra }: Heard): boolean {
  if (facts.professional?.status !== 'approved' || extra !== null || text.trim() === '') return false
  if (meaning.choice !== null) return false
  const ofThemselves = facts.requests.length > 0 || facts.volunteer !== null
  return newsActs.includes(meaning.act) && !(ofThemselves && meaning.act !== 'other')
}

const newsActs: Act[] = ['request', 'other', 'question', 'cancel', 'accept', 'decline', 'hand-back']

/** It comes under the card of that request. */
export function passNews({ text, meaning }: Heard): Intent[] {
  return [
    { do: 'passNews', words: ownWords(text), number: meaning.requestNumber },
    say('for-a-client.passed-on'),
  ]
}

/** How it stands with each, by its number; never whose it is, and never who comes. */
export function standLines(clients: ClientStands[]): Intent[] {
  if (clients.length === 0) return [say('for-a-client.passed-on')]
  return clients.map(({ number, category, status }) =>
    say(`for-a-client.stands-${status}`, { number, what: { category } }),
  )
}
