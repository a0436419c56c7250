import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled, optionsOf } from '../support/desk-forms.ts'
import { movesIn } from '../support/neighbours.ts'
import { asksForHelp, newPhone, readAll, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

/** A member of the desk opens the form about a phone, by a number or a request. */
async function opens(which: string, user = sjoukje): Promise<void> {
  await world.desk.command(`/foardoar phone ${which}`, { user })
  await world.street.until(() =>
    world.desk.modal(user)?.view.blocks.find(({ block_id }) => block_id === 'mate'),
  )
}

async function sends(values: Record<string, string>, user = sjoukje) {
  const { errors } = await world.desk.submit(values, { user })
  await settled(world)
  return errors
}

/** Somebody who texts and also uses Telegram, made one by the desk. */
async function withTwoPhones(): Promise<{ sms: Phone; telegram: Phone }> {
  const [sms, telegram] = [newPhone(world, 'sms'), newPhone(world, 'telegram')]
  await asksForHelp(sms, typed.nl)
  const other = await asksForHelp(telegram, typed.nl)
  await world.desk.command('/foardoar link')
  await world.desk.submit({ one: sms.identifier, other: `#${other}`, reason: 'Same neighbour' })
  await telegram.hears(/ook op een andere telefoon/)
  readAll(world, sms, telegram)
  return { sms, telegram }
}

async function personOf({ identifier }: Phone) {
  const { person } = await world.app.core.db.address.findFirstOrThrow({
    where: { identifier },
    include: { person: { include: { addresses: true, housemates: true } } },
  })
  if (!person) throw new Error('nobody')
  return person
}

test('the desk notes who shares a phone, with who agreed, and the next request asks for whom', async () => {
  const sms = newPhone(world, 'sms')
  const number = await asksForHelp(sms, typed.nl)
  await opens(`#${number}`)
  expect(await sends({ mate: 'Wytze' })).toHaveProperty('consent')
  expect(await sends({ mate: 'W8', consent: 'owner' })).toHaveProperty('mate')
  expect(await sends({ consent: 'owner' })).toHaveProperty('mate')
  expect(await sends({ mate: 'Wytze', consent: 'themselves' })).toEqual({})
  await world.note(/<@U0DESKSJOUK>: Wytze uses the phone of .* too, and said to us that we may know/)
  await sms.says('Kan iemand morgenmiddag de hond uitlaten?')
  await sms.hears(/^Voor wie is de hulp\?\n1 .*\n2 Wytze/m)
  await sms.says('1')
  await sms.hears(/^Voor: /m)
  await sms.says('nee, laat maar')
  await sms.hears()

  await opens(sms.identifier)
  expect(JSON.stringify(world.desk.modal(sjoukje)?.view.blocks)).toMatch(
    /Wytze uses this phone too .*told by <@U0DESKSJOUK>/,
  )
  await sends({ remove: optionCalled(world, 'remove', 'Wytze', sjoukje) })
  await world.note(/somebody no longer uses the phone of .*erased/)
  expect((await personOf(sms)).housemates).toEqual([])
  const { rows } = await world.app.core.pool.query(
    `select deed, count(*)::int as times from desk_audit where deed in ('person.phone', '/foardoar phone') group by deed order by deed`,
  )
  expect(rows).toEqual([
    { deed: '/foardoar phone', times: 2 },
    { deed: 'person.phone', times: 2 },
  ])
  readAll(world, sms)
})

test('the desk says where messages go; of two who choose at once the first counts, and the other hears so', async () => {
  const { sms, telegram } = await withTwoPhones()
  await opens(sms.identifier, sjoukje)
  await opens(sms.identifier, brecht)
  expect(optionsOf(world, 'address', sjoukje).map(({ text }) => text.text)).toEqual([
    'Where they wrote last',
    `SMS ${sms.identifier}`,
    'Telegram',
  ])
  await sends({ address: optionCalled(world, 'address', 'SMS', sjoukje) }, sjoukje)
  await world.note(/<@U0DESKSJOUK>: messages for .* go to SMS first/)
  await sends(
    { address: optionCalled(world, 'address', 'Telegram', brecht), mate: 'Ale', consent: 'owner' },
    brecht,
  )
  expect(world.desk.whispers(brecht).map(wordsIn)).toContainEqual(
    expect.stringMatching(/Somebody else just changed this: Where do messages go/),
  )
  const { addresses, preferredAddressId, housemates, id } = await personOf(sms)
  expect(addresses.find((each) => each.id === preferredAddressId)?.channel).toBe('sms')
  expect(housemates).toMatchObject([{ name: 'Ale', toldBy: id }])

  await opens(sms.identifier)
  await sends({ address: 'last' })
  await world.note(/messages for .* go to where .* wrote last/)
  expect((await personOf(sms)).preferredAddressId).toBeNull()
  readAll(world, sms, telegram)
})

test("an address that closed meanwhile is refused, and so is a fifth name; a volunteer's file has the button", async () => {
  const anke = await movesIn(world, { name: 'Anke Bosma', channel: 'telegram' })
  await world.desk.command('/foardoar volunteers anke', { user: brecht })
  const list = await world.street.until(() =>
    world.desk.whispers(brecht).find((each) => wordsIn(each).includes('Anke Bosma')),
  )
  await world.desk.press(list.ts, 'volunteer.edit', { user: brecht })
  await world.street.until(() => world.desk.modal(brecht)?.view.blocks.find((one) => one.block_id === 'note'))
  await world.desk.submit({ note: 'Belt terug.' }, { user: brecht })
  const card = await world.street.until(() =>
    world.desk.workspace
      .all()
      .find((each) => /Anke Bosma/.test(wordsIn(each)) && /Belt terug/.test(wordsIn(each))),
  )
  await world.desk.press(card.ts, 'person.phone', { user: sjoukje })
  await world.street.until(() =>
    world.desk.modal(sjoukje)?.view.blocks.find(({ block_id }) => block_id === 'mate'),
  )
  const telegram = optionCalled(world, 'address', 'Telegram', sjoukje)
  await world.app.core.db.address.update({ where: { id: telegram }, data: { closedAt: new Date() } })
  await sends({ address: telegram })
  const whispers = () => world.desk.whispers(sjoukje).map(wordsIn)
  expect(whispers()).toContainEqual(expect.stringMatching(/No messages arrive there any more/))
  const { id: personId } = await personOf(anke)
  for (const name of ['Ale', 'Bea', 'Cor', 'Doutzen'])
    await world.app.core.db.housemate.create({
      data: {
        ...{ id: crypto.randomUUID(), personId, name, toldBy: personId },
        ...{ consentAt: new Date(), consentVersion: '1' },
      },
    })
  await world.desk.press(card.ts, 'person.phone', { user: sjoukje })
  await world.street.until(() =>
    world.desk.modal(sjoukje)?.view.blocks.find(({ block_id }) => block_id === 'remove'),
  )
  await sends({ mate: 'Eelke', consent: 'themselves' })
  expect(whispers()).toContainEqual(expect.stringMatching(/We cannot keep more names with one phone/))
})

test('a number that nobody has finds nobody, and no number asks for one', async () => {
  await world.desk.command('/foardoar phone 0612000000', { user: sjoukje })
  await world.street.until(() =>
    /do not know this number/.test(JSON.stringify(world.desk.modal(sjoukje)?.view.blocks)),
  )
  await world.desk.command('/foardoar phone', { user: sjoukje })
  await world.street.until(() =>
    /Put a phone number/.test(JSON.stringify(world.desk.modal(sjoukje)?.view.blocks)),
  )
})
