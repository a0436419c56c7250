import type { Line } from '../../conversations/intent.ts'
import { onDay } from '../../dispatch/quiet-hours.ts'
import { tapLater } from '../../jobs/owe-step.ts'
import { tell } from '../../outbox/tell.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { firstNameOf } from '../../requests/help-request.ts'
import { whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import type { Arrangement } from '../arrangement.ts'
import { setNextTime } from '../arrangements.store.ts'

/** So many days somebody has to say whether they want to be a pair. */
export const patienceDays = 3

/** Owes a pair whatever comes next, so many days from now, in the morning. */
export async function owePairStep(
  work: Work,
  { id, neighbourhoodId }: Pick<Arrangement, 'id' | 'neighbourhoodId'>,
  days: number,
): Promise<void> {
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const at = onDay(work.now, days, '10:00', zone)
  const fence = await setNextTime(work, id, whenOf(at, zone).slice(0, 10), at)
  await tapLater(work, { arrangementId: id, fence }, at)
}

/** Asks a volunteer whether they want to be somebody's lasting neighbour; who that is they hear after their yes. */
export async function askVolunteerToPair(
  work: Work,
  {
    id,
    neighbourhoodId,
    category,
    volunteerId,
  }: Pick<Arrangement, 'id' | 'neighbourhoodId' | 'category' | 'volunteerId'>,
): Promise<void> {
  const { name: neighbourhood } = work.core.neighbourhoods.get(neighbourhoodId)
  const line = { key: 'lasting-pair.ask-volunteer', slots: { neighbourhood, category: { category } } }
  await askEither(work, volunteerId, id, line)
}

/** Asks one of the two something that they answer with yes or no; false if no message reaches them. */
export async function askEither(
  work: Work,
  personId: string | null,
  arrangementId: string,
  line: Line,
): Promise<boolean> {
  if (personId === null) return false
  const told = await tell(work, personId, [line], {
    purpose: 'pair.ask',
    about: `m:${arrangementId}`,
    choices: [
      { value: 'yes', key: 'visits.yes' },
      { value: 'no', key: 'visits.no' },
    ],
  })
  return told.reached
}

/** A line about the other one, with a twin for who never told their name. */
export async function lineAbout(
  work: Work,
  otherId: string | null,
  key: string,
  slots: NonNullable<Line['slots']> = {},
): Promise<Line> {
  const name = otherId === null ? null : firstNameOf(await nameOf(work, otherId))
  return name ? { key, slots: { ...slots, name } } : { key: `${key}-nameless`, slots }
}
