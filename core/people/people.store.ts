import type { Language, Place } from '../conversations/meaning.ts'
import type { Tx } from '../work.ts'

/** Keeps a name, a place or a number that somebody gave. */
export async function rememberPerson(
  tx: Tx,
  personId: string,
  what: { name?: string; phone?: string; place?: Place; language?: Language },
): Promise<void> {
  const { name, phone, place, language } = what
  await tx.person.update({
    where: { id: personId },
    data: {
      ...(name && { name }),
      ...(phone && { phone }),
      ...(language && { language }),
      ...(place?.street && { street: place.street }),
      ...(place?.houseNumber && { houseNumber: place.houseNumber }),
      ...(place?.postcode && { postcode: place.postcode }),
    },
  })
}

/** Somebody belongs to the desk where they live from now on; what they asked for before stays where it is. */
export async function moveHome(tx: Tx, personId: string, neighbourhoodId: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { neighbourhoodId } })
  await tx.address.updateMany({ where: { personId }, data: { neighbourhoodId } })
}

/** From now on the first word from us goes to this address; null is where they wrote last. */
export async function preferAddress(
  { tx }: { tx: Tx },
  personId: string,
  addressId: string | null,
): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { preferredAddressId: addressId } })
}

/** Keeps that somebody agreed, and to which wording. */
export async function rememberConsent(tx: Tx, personId: string, version: string, now: Date): Promise<void> {
  await tx.person.updateMany({
    where: { id: personId, consentAt: null },
    data: { consentAt: now, consentVersion: version },
  })
}

/** Nothing is sent to this person any more, at any address, and nothing that waits goes out. False if that was so already. */
export async function closeToMessages(tx: Tx, personId: string, how: string, now: Date): Promise<boolean> {
  const { count } = await tx.address.updateMany({
    where: { personId, optedOutAt: null },
    data: { optedOutAt: now, optedOutHow: how },
  })
  await tx.outboxMessage.updateMany({
    where: { personId, status: { in: ['pending', 'retry', 'sending'] } },
    data: { status: 'stopped', reason: 'opted-out', settledAt: now },
  })
  await tx.offer.updateMany({
    where: { volunteerId: personId, status: 'asked' },
    data: { status: 'withdrawn', answeredAt: now },
  })
  return count > 0
}

/** The person said that they want to hear from us again: what was closed by that same stop is open again. */
export async function openToMessages(tx: Tx, addressId: string): Promise<void> {
  const said = await tx.address.findUnique({
    where: { id: addressId },
    select: { personId: true, optedOutAt: true },
  })
  if (!said?.optedOutAt) return
  const { personId, optedOutAt } = said
  await tx.address.updateMany({
    where: { personId, optedOutAt },
    data: { optedOutAt: null, optedOutHow: null },
  })
}

/** The provider says that nothing arrives at this address, or that it does again. */
export async function setAddressClosed(
  tx: Tx,
  addressId: string,
  why: string | null,
  now: Date,
): Promise<void> {
  await tx.address.update({ where: { id: addressId }, data: { closedAt: why ? now : null, closedWhy: why } })
}

/** What somebody still has going on with us when they stop. */
export async function unfinishedBusiness(
  tx: Tx,
  personId: string,
): Promise<{ id: string; neighbourhoodId: string }[]> {
  return tx.helpRequest.findMany({
    where: {
      status: { in: ['triage', 'searching', 'matched'] },
      OR: [
        { residentId: personId },
        { offers: { some: { volunteerId: personId, status: 'accepted', doneAt: null } } },
      ],
    },
    select: { id: true, neighbourhoodId: true },
  })
}
