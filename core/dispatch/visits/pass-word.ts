import type { Line } from '../../conversations/intent.ts'
import { lastAtDesk } from '../../desk/desk.store.ts'
import { noteToDesk, onCard } from '../../desk/tell-desk.ts'
import { tell } from '../../outbox/tell.ts'
import { namedFor } from '../../people/shared-phone.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { firstNameOf, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { changeRequest, lockRequest, residentOf } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'
import type { Offer } from '../offer.ts'
import { changeOffers } from '../offers.store.ts'
import { comesAs } from '../who-comes.ts'
import { comingOffers } from './coming.ts'

/** What somebody wants to have passed on about a visit. */
export interface VisitWords {
  words: string
  /** An answer to the desk stays with the desk; all else goes to who is on the other side, and the desk sees it. */
  to: 'desk' | 'other'
  /** The helper stands at a door that nobody opens: the desk should look at once. */
  atClosedDoor: boolean
}

/** How it went: whom it reached, by name as far as they told it; gone when nobody comes any more. */
export type WordPassed = { how: 'told' | 'not-reached' | 'desk'; names: string[] } | { how: 'gone' }

/** Passes on what a helper or a resident says about a visit, without a number of either being shown. */
export async function passWord(
  work: Work,
  requestId: string,
  personId: string,
  word: VisitWords,
): Promise<WordPassed> {
  const request = await lockRequest(work, requestId)
  const coming = request ? await comingOffers(work, requestId) : []
  const own = coming.find(({ volunteerId }) => volunteerId === personId)
  if (!request || coming.length === 0 || !(own || request.residentId === personId)) return { how: 'gone' }
  await record(work, requestId, 'word-passed', personId)
  if (own) await changeOffers(work, [own.id], { wordAnswered: true })
  else await changeRequest(work, requestId, { wordAnswered: true })
  const speaker = (own ? await nameOf(work, personId) : await residentName(work, request)) ?? '-'
  if (word.to === 'desk') {
    await noteAnswer(work, request, speaker, word.words)
    return { how: 'desk', names: [] }
  }
  const heard = own
    ? await tellResident(work, request, own, word.words)
    : await tellHelpers(work, request, coming, word.words)
  await noteWord(work, request, speaker, word, heard.missed)
  return { how: heard.missed.length > 0 ? 'not-reached' : 'told', names: [...heard.told, ...heard.missed] }
}

interface Heard {
  told: string[]
  missed: string[]
}

async function tellResident(work: Work, request: HelpRequest, own: Offer, words: string): Promise<Heard> {
  const { id: requestId, residentId } = request
  const line = lineFrom(request, await comesAs(work, own), words)
  const { reached } = await tell(work, residentId, [line], { purpose: 'visit.word', requestId })
  if (reached) await changeRequest(work, requestId, { wordAt: work.now, wordAnswered: false })
  const name = firstNameOf(await residentName(work, request)) ?? ''
  return reached ? { told: [name], missed: [] } : { told: [], missed: [name] }
}

async function tellHelpers(work: Work, request: HelpRequest, coming: Offer[], words: string): Promise<Heard> {
  const line = lineFrom(request, await residentName(work, request), words)
  const heard: Heard = { told: [], missed: [] }
  for (const offer of coming) {
    const { id: offerId, volunteerId } = offer
    const options = { purpose: 'visit.word', requestId: request.id, offerId }
    const { reached } = await tell(work, volunteerId, [line], options)
    if (reached)
      await changeOffers(work, [offerId], { wordAt: work.now, wordFrom: 'other', wordAnswered: false })
    const list = reached ? heard.told : heard.missed
    list.push((await comesAs(work, offer)) ?? '')
  }
  return heard
}

async function residentName(work: Work, { residentId, forWhom }: HelpRequest): Promise<string | null> {
  return namedFor(forWhom, (await residentOf(work, residentId)).name)
}

function lineFrom({ number, category }: HelpRequest, name: string | null, words: string): Line {
  const slots = { number, category: { category }, words }
  return name
    ? { key: 'visit-words.from', slots: { ...slots, name } }
    : { key: 'visit-words.from-nameless', slots }
}

/** What somebody answers to the desk; nobody follows a thread by itself, so whoever was last busy with it is named. */
async function noteAnswer(work: Work, request: HelpRequest, name: string, words: string): Promise<void> {
  const who = await lastAtDesk(work, request.id)
  const line: Line = who
    ? { key: 'visit-words.desk-answer-to', slots: { who, name, words } }
    : { key: 'visit-words.desk-answer', slots: { name, words } }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, line, { card })
}

async function noteWord(
  work: Work,
  { id, number, neighbourhoodId }: HelpRequest,
  name: string,
  { words, atClosedDoor }: VisitWords,
  missed: string[],
): Promise<void> {
  const card = onCard({ id })
  const key = `visit-words.desk-${atClosedDoor ? 'closed-door' : 'word'}`
  const line = { key, slots: { name, number, words } }
  const call =
    missed.length > 0 ? { key: 'visit-words.desk-call', slots: { names: { names: missed } } } : null
  await noteToDesk(work, neighbourhoodId, line, {
    card,
    alarm: atClosedDoor || call !== null,
    below: call,
  })
}
