import type { CardBehalf } from '../desk/desk-card.ts'
import { fromRow } from './on-behalf.store.ts'

type Kept = Parameters<typeof fromRow>[0]

/** Who asked for a client, as the card of the request shows it. */
export function cardBehalf(row: Kept): CardBehalf {
  const { kind, organisation, professional, phone, contact, tells, professionalId } = fromRow(row)
  return {
    kind,
    organisation,
    professional,
    phone,
    messaged: professionalId !== null,
    consentAt: row.consentAt.toISOString(),
    consentActor: row.consentActor.startsWith('slack:') ? row.consentActor : null,
    contact,
    tells,
  }
}
