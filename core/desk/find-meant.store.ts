import { toE164 } from '../phone.ts'
import type { Work } from '../work.ts'

/** Whom the desk means by a phone number, or by the number of a request; null if that is nobody we know. */
export async function findMeant(
  { tx }: Work,
  neighbourhoodId: string,
  typed: string,
): Promise<string | null> {
  const number = /^#?(\d{1,5})$/.exec(typed.trim())?.[1]
  if (number) {
    const request = await tx.helpRequest.findUnique({
      where: { neighbourhoodId_number: { neighbourhoodId, number: Number(number) } },
      select: { residentId: true },
    })
    return request?.residentId ?? null
  }
  const phone = toE164(typed)
  const address = await tx.address.findFirst({
    where: { neighbourhoodId, identifier: phone, personId: { not: null } },
    select: { personId: true },
  })
  if (address) return address.personId
  const people = await tx.person.findMany({
    where: { neighbourhoodId, phone, mergedInto: null },
    select: { id: true },
    take: 2,
  })
  // a household shares a number: only where it is one person's it says who is meant
  return people.length === 1 ? (people[0]?.id ?? null) : null
}
