import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { digitsOf } from './ride-place.ts'
import type { RideWish } from './ride-wish.ts'

/** What the rider did not know is for the desk to find out: an address, or when the way back begins. */
export async function tellDeskWhatIsMissing(
  work: Work,
  requestId: string,
  neighbourhoodId: string,
  wish: RideWish,
): Promise<void> {
  const card = onCard({ id: requestId })
  for (const place of [wish.pickup, wish.destination])
    if (digitsOf(place) === null)
      await noteToDesk(
        work,
        neighbourhoodId,
        { key: 'rides.desk-place-unknown', slots: { place: place.name } },
        { card, alarm: true },
      )
  if (wish.returnGuessed)
    await noteToDesk(work, neighbourhoodId, { key: 'rides.desk-return-unknown' }, { card })
}
