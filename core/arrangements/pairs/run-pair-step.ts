import { noteToDesk, onCard } from '../../desk/tell-desk.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { foardoar } from '../../requests/help-request.ts'
import type { Work } from '../../work.ts'
import type { Arrangement } from '../arrangement.ts'
import { setEnded } from '../arrangements.store.ts'
import { askEither, lineAbout, owePairStep, patienceDays } from './ask-pair.ts'
import { changePair } from './pairs.store.ts'

/** So often two who are a pair are asked whether it goes well. */
const checkInDays = 8 * 7
/** So many days after that a yes is still welcome. */
const lateDays = 4 * 7
const dayMs = 24 * 3_600_000

/** What is owed a pair now: the question whether it goes well, or the end of waiting for a yes. */
export async function runPairStep(work: Work, pair: Arrangement): Promise<void> {
  if (pair.agreedAt === null) return waitLonger(work, pair)
  await owePairStep(work, pair, checkInDays)
  const { id, volunteerId, residentId } = pair
  await changePair(work, id, { askedVolunteerAt: work.now, askedResidentAt: work.now })
  await askEither(work, volunteerId, id, await lineAbout(work, residentId, 'lasting-pair.check-in'))
  await askEither(work, residentId, id, await lineAbout(work, volunteerId, 'lasting-pair.check-in'))
}

/** Somebody did not say whether they want it: the desk, which wanted it, hears so. A late yes counts for some weeks. */
async function waitLonger(work: Work, pair: Arrangement): Promise<void> {
  const { id, neighbourhoodId, category, requestId, volunteerId, residentId } = pair
  const since = pair.askedVolunteerAt ?? pair.askedResidentAt ?? work.now
  if (work.now.getTime() - since.getTime() > 2 * patienceDays * dayMs) return setEnded(work, id, foardoar)
  await owePairStep(work, pair, lateDays)
  const silent = pair.askedVolunteerAt !== null ? volunteerId : residentId
  const name = silent ? ((await nameOf(work, silent)) ?? '-') : '-'
  const line = { key: 'desk-helpers.pair-silent', slots: { name, category: { category } } }
  const card = requestId ? { card: onCard({ id: requestId }) } : {}
  await noteToDesk(work, neighbourhoodId, line, { ...card, alarm: true })
}
