import type { Line } from '../conversations/intent.ts'
import type { Neighbourhood } from '../neighbourhoods/neighbourhoods.ts'

/** What somebody for whom no car comes can still do: what else drives, and whom to call. */
export function otherWays({ desk, ridesElsewhere }: Neighbourhood): Line[] {
  const elsewhere = { key: 'rides.elsewhere', slots: { what: ridesElsewhere ?? '' } }
  const call = desk.phone
    ? { key: 'ride-waiting.call-phone', slots: { deskPhone: desk.phone } }
    : { key: 'ride-waiting.call' }
  return ridesElsewhere === null ? [call] : [elsewhere, call]
}
