import { noteToDesk, onCard } from '../../desk/tell-desk.ts'
import { tell } from '../../outbox/tell.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import type { Work } from '../../work.ts'
import type { Arrangement } from '../arrangement.ts'
import { lockArrangement, setEnded } from '../arrangements.store.ts'
import { askEither, lineAbout, owePairStep, patienceDays } from './ask-pair.ts'
import { beginPair } from './begin-pair.ts'
import { changePair } from './pairs.store.ts'

/** waits: the other one is asked now; began: they are a pair; declined; fine: all goes well; told-desk: it does not; gone. */
export type PairAnswered = 'waits' | 'began' | 'declined' | 'fine' | 'told-desk' | 'gone'

/** One of the two answers what was asked last: whether they want to be a pair, or whether it goes well. */
export async function answerPair(
  work: Work,
  id: string,
  personId: string,
  { agrees, words }: { agrees: boolean; words: string | null },
): Promise<PairAnswered> {
  const pair = await lockArrangement(work, id)
  if (pair?.status !== 'active' || pair.weeks !== 0) return 'gone'
  const gives = pair.volunteerId === personId
  const askedAt = gives ? pair.askedVolunteerAt : pair.residentId === personId ? pair.askedResidentAt : null
  if (askedAt === null) return 'gone'
  await changePair(work, id, gives ? { askedVolunteerAt: null } : { askedResidentAt: null })
  if (pair.agreedAt !== null) return answerCheckIn(work, pair, personId, agrees, words)
  if (!agrees) return decline(work, pair, personId)
  if (gives && pair.consentBy === 'chat') return askResident(work, pair)
  await beginPair(work, pair)
  return 'began'
}

async function askResident(work: Work, pair: Arrangement): Promise<PairAnswered> {
  const slots = { category: { category: pair.category } }
  const line = await lineAbout(work, pair.volunteerId, 'lasting-pair.ask-resident', slots)
  const reached = await askEither(work, pair.residentId, pair.id, line)
  await changePair(work, pair.id, { askedResidentAt: work.now })
  await owePairStep(work, pair, patienceDays)
  if (!reached) await tellDesk(work, pair, 'desk-helpers.pair-call-resident', pair.residentId)
  return 'waits'
}

async function decline(work: Work, pair: Arrangement, personId: string): Promise<PairAnswered> {
  await setEnded(work, pair.id, personId)
  await tellDesk(work, pair, 'desk-helpers.pair-declined', personId)
  // who said yes before hears that it does not go on, and not from whom
  if (personId === pair.residentId && pair.volunteerId) {
    const line = { key: 'lasting-pair.not-after-all', slots: { category: { category: pair.category } } }
    await tell(work, pair.volunteerId, [line], { purpose: 'pair.ended' })
  }
  return 'declined'
}

async function answerCheckIn(
  work: Work,
  pair: Arrangement,
  personId: string,
  isWell: boolean,
  words: string | null,
): Promise<PairAnswered> {
  if (isWell && !words) return 'fine'
  const key = isWell ? 'desk-helpers.pair-well' : 'desk-helpers.pair-not-well'
  await tellDesk(work, pair, key, personId, words)
  return isWell ? 'fine' : 'told-desk'
}

async function tellDesk(
  work: Work,
  { neighbourhoodId, category, requestId }: Arrangement,
  key: string,
  personId: string,
  words: string | null = null,
): Promise<void> {
  const slots = { name: (await nameOf(work, personId)) ?? '-', category: { category }, words: words ?? '-' }
  const card = requestId ? { card: onCard({ id: requestId }) } : {}
  await noteToDesk(
    work,
    neighbourhoodId,
    { key, slots },
    { ...card, alarm: key !== 'desk-helpers.pair-well' },
  )
}
