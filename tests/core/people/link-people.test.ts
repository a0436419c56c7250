import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { linkPeople } from '../../../core/people/link-people.ts'
import { unlinkPeople } from '../../../core/people/unlink-people.ts'
import { desk, type House, openHouse } from '../dispatch/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const known = { how: 'desk', by: desk, reason: 'same person' } as const
const link = (kept: string, merged: string) => house.work((work) => linkPeople(work, kept, merged, known))
const unlink = (person: string) =>
  house.work((work) => unlinkPeople(work, person, { by: desk, reason: 'not the same' }))
const person = (id: string) =>
  house.db.person.findUniqueOrThrow({ where: { id }, include: { addresses: true } })
const residents = async (...requests: string[]) => {
  const rows = await Promise.all(requests.map(house.request))
  return rows.map(({ residentId }) => residentId)
}

describe('two residents become one', () => {
  test('with both their requests, addresses and messages that are under way', async () => {
    const [anna, ann] = [await house.addResident(), await house.addResident(null)]
    const [first, second] = [await house.open(anna), await house.open(ann)]
    const waiting = {
      personId: ann,
      purpose: 'answer',
      status: 'pending',
      nextAttemptAt: house.now(),
      createdAt: house.now(),
    }
    const [address] = (await person(ann)).addresses
    await house.db.outboxMessage.create({ data: { ...waiting, addressId: address?.id ?? '', content: {} } })

    expect(await link(ann, anna)).toEqual({ ok: true })
    expect(await residents(first, second)).toEqual([ann, ann])
    expect(await person(ann)).toMatchObject({ name: 'Anna de Boer', addresses: [{}, {}] })
    expect(await person(anna)).toMatchObject({ mergedInto: ann, addresses: [] })
    expect(await house.notes()).toContainEqual(expect.stringMatching(/zijn nu één persoon/))
  })

  test('and the desk can undo it: each has their own again, and what came since stays', async () => {
    const [anna, ann] = [await house.addResident(), await house.addResident()]
    const [first, second] = [await house.open(anna), await house.open(ann)]
    await link(anna, ann)
    const third = await house.open(anna)
    expect(await unlink(ann)).toEqual({ ok: true })
    expect(await residents(first, second, third)).toEqual([anna, ann, anna])
    expect((await person(ann)).addresses).toHaveLength(1)
    expect((await person(ann)).mergedInto).toBeNull()
    expect(await unlink(ann)).toEqual({ ok: false, why: 'not-linked' })
    expect(await link(ann, anna)).toEqual({ ok: true })
  })

  test('from both sides at once: it happens once', async () => {
    const [anna, ann] = [await house.addResident(), await house.addResident()]
    const both = await Promise.all([link(anna, ann), link(ann, anna)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const merged = [await person(anna), await person(ann)].filter(({ mergedInto }) => mergedInto)
    expect(merged).toHaveLength(1)
  })

  test('also when the desk knew both as a professional', async () => {
    const [anna, ann] = [await house.addResident(), await house.addResident()]
    const known = {
      neighbourhoodId: 'bilgaard',
      worksFor: 'Thuiszorg',
      status: 'approved',
      createdAt: house.now(),
    }
    for (const personId of [anna, ann]) await house.db.professional.create({ data: { personId, ...known } })
    expect(await link(anna, ann)).toEqual({ ok: true })
    const other = await house.addResident()
    expect(await link(other, anna)).toEqual({ ok: true })
    expect(await house.db.professional.count({ where: { personId: other } })).toBe(1)
  })

  test('STOP on an address stays with that address', async () => {
    const [anna, ann] = [await house.addResident(), await house.addResident()]
    await house.db.address.updateMany({ where: { personId: ann }, data: { optedOutAt: house.now() } })
    await link(anna, ann)
    const stopped = (await person(anna)).addresses.filter(({ optedOutAt }) => optedOutAt)
    expect(stopped).toHaveLength(1)
  })
})

describe('two volunteers become one', () => {
  test('with one file that does what either did, and each open offer with a code of its own', async () => {
    const jan = await house.addVolunteer('Jan', { categories: ['groceries'] })
    const johan = await house.addVolunteer('Johan', { categories: ['groceries', 'pets'] })
    const shared = await house.open(await house.addResident())
    await house.work((work) => startDispatch(work, shared, desk))
    const own = await house.open(await house.addResident(), { category: 'pets' })
    await house.work((work) => startDispatch(work, own, desk))

    expect(await link(jan, johan)).toEqual({ ok: true })
    const file = await house.db.volunteer.findUniqueOrThrow({ where: { personId: jan } })
    expect(file).toMatchObject({ status: 'approved', categories: ['groceries', 'pets'] })
    const open = await house.db.offer.findMany({ where: { volunteerId: jan, status: 'asked' } })
    expect(open).toHaveLength(2)
    expect(new Set(open.map(({ code }) => code)).size).toBe(2)
    expect(await house.db.offer.count({ where: { volunteerId: johan, status: 'asked' } })).toBe(0)

    expect(await unlink(jan)).toEqual({ ok: true })
    const back = await house.db.volunteer.findUniqueOrThrow({ where: { personId: johan } })
    expect(back.status).toBe('approved')
    expect((await house.offerOf(own, johan)).status).toBe('asked')
  })

  test('a file moves as it is, with what was said yes to', async () => {
    const jan = await house.addVolunteer('Jan', { categories: ['garden'] })
    const request = await house.open(await house.addResident(), { category: 'garden' })
    await house.work((work) => startDispatch(work, request, desk))
    const { id } = await house.offerOf(request, jan)
    await house.work((work) => acceptOffer(work, id, jan, { tail: null, condition: false }))
    const telegram = await house.addResident(null)
    expect(await link(telegram, jan)).toEqual({ ok: true })
    expect((await house.offerOf(request, telegram)).status).toBe('accepted')
    await unlink(telegram)
    expect((await house.offerOf(request, jan)).status).toBe('accepted')
  })

  test('who helps the other is not the other: the desk looks at it', async () => {
    const jan = await house.addVolunteer('Jan', { categories: ['cooking'] })
    const anna = await house.addResident()
    const request = await house.open(anna, { category: 'cooking' })
    await house.work((work) => startDispatch(work, request, desk))
    const { id } = await house.offerOf(request, jan)
    await house.work((work) => acceptOffer(work, id, jan, { tail: null, condition: false }))
    expect(await link(anna, jan)).toEqual({ ok: false, why: 'same-job' })
    expect((await person(jan)).mergedInto).toBeNull()
  })

  test('nobody is asked to help themselves', async () => {
    const jan = await house.addVolunteer('Jan', { categories: ['paperwork'] })
    const anna = await house.addResident()
    const request = await house.open(anna, { category: 'paperwork' })
    await house.work((work) => startDispatch(work, request, desk))
    expect(await link(anna, jan)).toEqual({ ok: true })
    expect((await house.offerOf(request, anna)).status).toBe('withdrawn')
  })
})

test('everything that names a person by uuid moves: a new column has to be thought of', async () => {
  const { rows } = await house.core.pool.query<{ column: string }>(
    `select c.table_name || '.' || c.column_name as "column" from information_schema.columns c
     where c.table_schema = 'public' and c.data_type = 'uuid'
       and c.column_name ~ '(person|resident|volunteer|helper|driver|rider|kept|merged|proposed|_by$)' and not exists (
         select from information_schema.key_column_usage k join information_schema.table_constraints t using (constraint_name)
         where t.constraint_type = 'FOREIGN KEY' and k.table_name = c.table_name and k.column_name = c.column_name)
     order by 1`,
  )
  expect(rows.map(({ column }) => column)).toEqual([
    'driver_booking.driver_id',
    'entry_code.person_id',
    'help_request.proposed_by',
    'inbox_message.person_id',
    'outbox_message.person_id',
    'person.merged_into',
    'person_link.kept_id',
    'person_link.merged_id',
    'referral.resident_id',
    'ride.rider_id',
    'ride_waiting.rider_id',
    'rider.person_id',
  ])
})
