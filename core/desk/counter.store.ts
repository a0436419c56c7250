import { randomUUID } from 'node:crypto'
import type { Work } from '../work.ts'

/** Somebody as the counter wrote them down. */
export interface CounterPerson {
  neighbourhoodId: string
  name: string
  street: string
  houseNumber: string
  postcode: string | null
  language: string
  /** In full, with +31. */
  phone: string | null
  /** Whether a text can reach that number. */
  canText: boolean
}

/** The person the counter means: known by number and name, or by name and house; else a new one. */
export async function findOrAddPerson(
  work: Work,
  counter: CounterPerson,
  { keepKnown = false }: { keepKnown?: boolean } = {},
): Promise<string> {
  const known = counter.phone
    ? await findByPhone(work, counter, counter.phone)
    : await findByHouse(work, counter)
  const { name, street, houseNumber, postcode, language, phone } = counter
  const personId = known?.id ?? randomUUID()
  if (known && keepKnown) return personId
  if (known) {
    await work.tx.person.update({
      where: { id: known.id },
      data: { name, street, houseNumber, ...(postcode ? { postcode } : {}), ...(phone ? { phone } : {}) },
    })
  } else {
    await work.tx.person.create({
      data: {
        id: personId,
        neighbourhoodId: counter.neighbourhoodId,
        name,
        street,
        houseNumber,
        postcode,
        language,
        phone,
        createdAt: work.now,
        // without a talk to answer in, whatever they text later would wait for ever
        conversation: { create: { updatedAt: work.now } },
      },
    })
  }
  if (phone && counter.canText) await addAddress(work, counter.neighbourhoodId, personId, phone)
  return personId
}

/** One number can belong to a household: whoever has another name there is somebody else. */
async function findByPhone(
  work: Work,
  counter: CounterPerson,
  phone: string,
): Promise<{ id: string } | null> {
  const people = await work.tx.person.findMany({
    where: {
      neighbourhoodId: counter.neighbourhoodId,
      OR: [{ phone }, { addresses: { some: { identifier: phone, channel: { in: ['sms', 'whatsapp'] } } } }],
    },
    select: { id: true, name: true },
    orderBy: { createdAt: 'asc' },
  })
  return (
    people.find((person) => isSame(person.name, counter.name)) ??
    people.find((person) => !person.name) ??
    null
  )
}

function findByHouse(work: Work, counter: CounterPerson): Promise<{ id: string } | null> {
  return work.tx.person.findFirst({
    where: {
      neighbourhoodId: counter.neighbourhoodId,
      name: { equals: counter.name, mode: 'insensitive' },
      street: { equals: counter.street, mode: 'insensitive' },
      houseNumber: { equals: counter.houseNumber, mode: 'insensitive' },
    },
    select: { id: true },
  })
}

/** An address belongs to one person: on a shared phone the first one keeps it, the other is called. */
async function addAddress(
  work: Work,
  neighbourhoodId: string,
  personId: string,
  phone: string,
): Promise<void> {
  await work.tx.address.createMany({
    data: [
      {
        id: randomUUID(),
        neighbourhoodId,
        personId,
        channel: 'sms',
        identifier: phone,
        createdAt: work.now,
      },
    ],
    skipDuplicates: true,
  })
}

function isSame(one: string | null, other: string): boolean {
  return one?.trim().toLowerCase() === other.trim().toLowerCase()
}
