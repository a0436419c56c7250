import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { proposePair } from '../../../core/arrangements/pairs/propose-pair.ts'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { makeInvitation, useCode } from '../../../core/people/entry-codes.ts'
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
    await unlink(other)
    // nobody asks for clients on a phone that turned out not to be theirs
    expect(await house.db.professional.count({ where: { personId: other } })).toBe(0)
    expect(await house.db.professional.count({ where: { personId: anna } })).toBe(1)
  })

  test('a link that the desk gave to either still opens a chat as that one person', async () => {
    const [anna, ann] = [await house.addResident(), await house.addResident()]
    const code = await house.work((work) => makeInvitation(work, ann, 'bilgaard', desk))
    expect(await link(anna, ann)).toEqual({ ok: true })
    const other = await house.addResident(null)
    const [address] = (await person(other)).addresses
    const by = { personId: other, addressId: address?.id ?? '' }
    expect(await house.work((work) => useCode(work, code, by))).toEqual({ what: 'linked' })
    expect((await person(anna)).mergedInto).toBe(other)
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

  test('who is the companion of the other, or is asked to be, is not the other: the desk ends that first', async () => {
    const jan = await house.addVolunteer('Jan', { categories: ['company'] })
    const anna = await house.addResident()
    const requestId = await house.open(anna, { category: 'company' })
    const proposed = await house.work((work) =>
      proposePair(work, requestId, { volunteerId: jan, consent: 'chat' }, desk),
    )
    expect(proposed).toEqual({ ok: true })
    expect(await link(anna, jan)).toEqual({ ok: false, why: 'same-pair' })
    expect(await link(jan, anna)).toEqual({ ok: false, why: 'same-pair' })
    expect((await person(jan)).mergedInto).toBeNull()
    expect(await house.notes()).toContainEqual(expect.stringMatching(/het vaste maatje van de ander/))
    await house.db.arrangement.updateMany({
      data: { status: 'ended', nextStepAt: null, endedAt: house.now() },
    })
    expect(await link(anna, jan)).toEqual({ ok: true })
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

describe('what one person cannot be at once', () => {
  const rides = async (riderId: string, from: string, until: string) => {
    const requestId = await house.open(riderId, { category: 'ride' })
    await house.db.ride.create({
      data: {
        ...{ requestId, neighbourhoodId: 'bilgaard', schemeId: 'max-mobiel', riderId },
        ...{ pickup: {}, destination: {}, way: 'one-way', stretches: [], meters: 0, priceCents: 0 },
        ...{ pickupAt: new Date(from), arriveAt: new Date(until), bookedAt: house.now() },
      },
    })
    return requestId
  }
  const drives = async (driver: string, from: string, until: string) => {
    const rideId = await rides(await house.addResident(), from, until)
    const busy = { busyFrom: new Date(from), busyUntil: new Date(until) }
    await house.db.driverBooking.create({ data: { id: randomUUID(), rideId, driverId: driver, ...busy } })
  }

  test('two who drive at the same moment stay two, and the desk hears which rides to look at', async () => {
    const [jan, johan] = [await house.addVolunteer('Jan'), await house.addVolunteer('Johan')]
    await drives(jan, '2026-03-02T10:00Z', '2026-03-02T11:00Z')
    await drives(johan, '2026-03-02T10:30Z', '2026-03-02T11:30Z')
    expect(await link(jan, johan)).toEqual({ ok: false, why: 'same-time' })
    expect((await person(johan)).mergedInto).toBeNull()
    expect(await house.notes()).toContainEqual(
      expect.stringMatching(/rijden allebei iemand op hetzelfde moment/),
    )
  })

  test('what both have driven at one moment is no reason to stay two, and is forgotten of neither', async () => {
    const [jan, johan] = [await house.addVolunteer('Jan'), await house.addVolunteer('Johan')]
    await drives(jan, '2026-01-05T10:00Z', '2026-01-05T11:00Z')
    await drives(johan, '2026-01-05T10:30Z', '2026-01-05T11:30Z')
    expect(await link(jan, johan)).toEqual({ ok: true })
    expect(await house.db.driverBooking.count({ where: { driverId: { in: [jan, johan] } } })).toBe(2)
  })

  test('two who are each driven at the same hour keep both rides, and each gets their own back', async () => {
    const [griet, margriet] = [await house.addResident('Griet'), await house.addResident('Margriet')]
    await rides(griet, '2026-03-04T10:00Z', '2026-03-04T11:00Z')
    await rides(margriet, '2026-03-04T10:15Z', '2026-03-04T11:15Z')
    const waits = { neighbourhoodId: 'bilgaard', wish: {}, waitingSince: house.now() }
    const day = new Date('2026-03-05')
    for (const riderId of [griet, margriet])
      await house.db.rideWaiting.create({
        data: { id: randomUUID(), riderId, day, ...waits, waitsUntil: day, nextStepAt: day },
      })
    expect(await link(griet, margriet)).toEqual({ ok: true })
    const of = async (riderId: string) => [
      await house.db.ride.count({ where: { riderId } }),
      await house.db.helpRequest.count({ where: { residentId: riderId } }),
      await house.db.rideWaiting.count({ where: { riderId } }),
    ]
    expect([await of(griet), await of(margriet)]).toEqual([
      [2, 2, 2],
      [0, 0, 0],
    ])
    await unlink(griet)
    expect([await of(griet), await of(margriet)]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ])
  })

  test('rides one after another go along, and come back when the desk undoes it', async () => {
    const [jan, johan] = [await house.addVolunteer('Jan'), await house.addVolunteer('Johan')]
    await drives(jan, '2026-03-03T10:00Z', '2026-03-03T11:00Z')
    await drives(johan, '2026-03-03T11:00Z', '2026-03-03T12:00Z')
    expect(await link(jan, johan)).toEqual({ ok: true })
    const drivenBy = (driverId: string) => house.db.driverBooking.count({ where: { driverId } })
    expect([await drivenBy(jan), await drivenBy(johan)]).toEqual([2, 0])
    await unlink(jan)
    expect([await drivenBy(jan), await drivenBy(johan)]).toEqual([1, 1])
  })

  test('two who each help every week at the same hour keep both, and each gets their own back', async () => {
    const [jan, johan] = [await house.addVolunteer('Jan'), await house.addVolunteer('Johan')]
    const [anna, piet] = [await house.addResident(), await house.addResident()]
    const weekly = (residentId: string, volunteerId: string) =>
      house.db.arrangement.create({
        data: {
          ...{
            id: randomUUID(),
            neighbourhoodId: 'bilgaard',
            residentId,
            volunteerId,
            category: 'groceries',
          },
          ...{ words: 'boodschappen', language: 'nl', atTime: 'T10:00', nextOn: house.now() },
          nextStepAt: house.now(),
          startedAt: house.now(),
        },
      })
    await weekly(anna, jan)
    await weekly(piet, johan)
    expect(await link(jan, johan)).toEqual({ ok: true })
    const helps = (volunteerId: string) => house.db.arrangement.count({ where: { volunteerId } })
    expect([await helps(jan), await helps(johan)]).toEqual([2, 0])
    await unlink(jan)
    expect([await helps(jan), await helps(johan)]).toEqual([1, 1])
  })

  test('housemates with the same name stay apart, and nobody is lost', async () => {
    const [griet, margriet] = [await house.addResident('Griet'), await house.addResident('Margriet')]
    const housemate = (personId: string, name: string) =>
      house.db.housemate.create({
        data: {
          id: randomUUID(),
          personId,
          name,
          consentAt: house.now(),
          consentVersion: '1',
          toldBy: personId,
        },
      })
    await housemate(griet, 'Wytze')
    await housemate(margriet, 'wytze')
    await housemate(margriet, 'Ale')
    expect(await link(griet, margriet)).toEqual({ ok: true })
    const names = async (personId: string) =>
      (await house.db.housemate.findMany({ where: { personId }, orderBy: { name: 'asc' } })).map(
        ({ name }) => name,
      )
    expect(await names(griet)).toEqual(['Ale', 'Wytze'])
    await unlink(griet)
    expect(await names(griet)).toEqual(['Wytze'])
    expect((await names(margriet)).toSorted()).toEqual(['Ale', 'wytze'])
  })

  test('after a link that was wrong nobody keeps the name and the home of somebody else', async () => {
    const [known, unknown] = [await house.addResident('Anna de Boer'), await house.addResident(null)]
    const nobody = { street: null, houseNumber: null, postcode: null, phone: null }
    await house.db.person.update({ where: { id: unknown }, data: nobody })
    await link(unknown, known)
    expect(await person(unknown)).toMatchObject({ name: 'Anna de Boer', street: 'Kerkstraat' })
    await unlink(unknown)
    expect(await person(unknown)).toMatchObject({ name: null, ...nobody })
    expect(await person(known)).toMatchObject({ name: 'Anna de Boer', street: 'Kerkstraat' })
  })
})

describe('a new column that names a person has to be thought of', () => {
  const columns = async (sql: string) =>
    (await house.core.pool.query<{ column: string }>(sql)).rows.map(({ column }) => column)

  test('every uuid that is no key to another table is either something else, or handled when two become one', async () => {
    const found = await columns(
      `select c.table_name || '.' || c.column_name as "column" from information_schema.columns c
       where c.table_schema = 'public' and c.udt_name in ('uuid', '_uuid')
         and c.column_name !~ '^(id|(address|request|offer|arrangement|organisation|household|ride)_id|shared_with|tried)$'
         and c.column_name !~ '_address_id$' and not exists (
           select from information_schema.key_column_usage k join information_schema.table_constraints t using (constraint_name)
           where t.constraint_type = 'FOREIGN KEY' and k.table_name = c.table_name and k.column_name = c.column_name)
       order by 1`,
    )
    expect(found).toEqual([
      'desk_audit.subject_ids', // history: who was looked up then
      'desk_card.subject_id',
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

  test('a text that names somebody is history of who did it then, or leads to whom they turned out to be', async () => {
    const found = await columns(
      `select table_name || '.' || column_name as "column" from information_schema.columns
       where table_schema = 'public' and data_type = 'text' and column_name !~ '(^|_)(by|actor)$'
         and column_name ~ '(subject|person|resident|volunteer|helper|driver|rider|member|owner)' order by 1`,
    )
    expect(found).toEqual(['calendar_feed.subject'])
  })

  test('what one person has only once is moved with care', async () => {
    const found = await columns(
      `select distinct t.relname || '.' || a.attname as "column" from pg_index i
       join pg_class t on t.oid = i.indrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
       where (i.indisunique or i.indisexclusion) and t.relnamespace = 'public'::regnamespace
         and a.attname ~ '(person|resident|volunteer|driver|rider|professional|merged|subject)'
       order by 1`,
    )
    expect(found).toEqual([
      'calendar_feed.subject',
      'conversation.person_id',
      'desk_card.subject_id',
      'driver_booking.driver_id',
      'housemate.person_id',
      'offer.volunteer_id',
      'person_link.merged_id',
      'professional.person_id',
      'rider.person_id',
      'volunteer.person_id',
    ])
  })
})
