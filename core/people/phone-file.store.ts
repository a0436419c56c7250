import type { Work } from '../work.ts'
import type { PhoneFile } from './phone-file.ts'

/** The same, held until the transaction ends: of two who change it at once, one waits for the other. */
export async function lockPhoneFile(work: Work, personId: string): Promise<PhoneFile | null> {
  await work.tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`
  return readPhoneFile(work, personId)
}

/** Where somebody is reached and who uses their phone too; null if they are not kept any more. */
export async function readPhoneFile({ tx }: Work, personId: string): Promise<PhoneFile | null> {
  const person = await tx.person.findUnique({
    where: { id: personId, mergedInto: null },
    select: {
      name: true,
      neighbourhoodId: true,
      preferredAddressId: true,
      volunteer: { select: { personId: true } },
      addresses: {
        where: { channel: { not: 'slack' }, closedAt: null, optedOutAt: null },
        select: { id: true, channel: true, identifier: true },
        orderBy: { createdAt: 'asc' },
      },
      housemates: { select: { id: true, name: true, helps: true, toldBy: true }, orderBy: { name: 'asc' } },
    },
  })
  if (!person) return null
  const { name, neighbourhoodId, preferredAddressId, volunteer, addresses, housemates } = person
  const preferred = addresses.find(({ id }) => id === preferredAddressId)?.id ?? null
  return { name, neighbourhoodId, isVolunteer: volunteer !== null, addresses, preferred, housemates }
}

/** These no longer use this person's phone: their names are forgotten. */
export async function removeHousemates({ tx }: Work, personId: string, ids: string[]): Promise<number> {
  const { count } = await tx.housemate.deleteMany({ where: { personId, id: { in: ids } } })
  return count
}

/** Whether these housemates help too; the answer is the names of those for whom that is new. */
export async function setHelping(
  { tx }: Work,
  personId: string,
  ids: string[],
  helps: boolean,
): Promise<string[]> {
  const changed = await tx.housemate.updateManyAndReturn({
    where: { personId, id: { in: ids }, helps: !helps },
    data: { helps },
    select: { name: true },
  })
  return changed.map(({ name }) => name)
}
