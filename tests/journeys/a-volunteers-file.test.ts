import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { booksRide, drives } from '../support/riding.ts'
import { later, press, readAll, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let bart: Phone
const helped: Phone[] = []
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

/** The card of a volunteer, once it says this. */
async function fileOf(name: string, says: RegExp): Promise<{ ts: string; words: string }> {
  return world.street.until(
    () =>
      world.desk.workspace
        .all()
        .map((message) => ({ ts: message.ts, words: wordsIn(message) }))
        .find(({ words }) => words.includes(name) && /Helps with/.test(words) && says.test(words)),
    { awaited: `the file of ${name} that says ${says}` },
  )
}

/** A member of the desk looks a volunteer up by a part of their name and opens their file. */
async function opensFile(part: string, user: string): Promise<string> {
  const list = await world.answerTo(`/foardoar volunteers ${part}`, user)
  await world.desk.press(list.ts, 'volunteer.edit', { user })
  await world.street.until(() => world.desk.modal(user)?.view.blocks.find((one) => one.block_id === 'note'))
  return list.words
}

async function fillsIn(user: string, values: Record<string, string>): Promise<void> {
  await world.desk.submit(values, { user })
  await settled(world)
}

async function volunteerNamed(name: string) {
  return world.app.core.db.volunteer.findFirstOrThrow({ where: { person: { name } } })
}

test('the desk lists the volunteers, opens a file, and keeps all that it wrote there', async () => {
  await movesIn(world, { name: 'Anke Bosma', categories: ['care'] })
  bart = await movesIn(world, { name: 'Bart Smit', categories: ['garden'] })
  const listed = await opensFile('anke', sjoukje)
  expect(listed).toContain('Anke Bosma')
  expect(listed).not.toContain('Bart Smit')
  await fillsIn(sjoukje, {
    categories: 'care,company',
    availability: 'mon-morning,tue-morning',
    areas: '8925, 8926 ab',
    pingsPerWeek: '2',
    flags: 'needsBuddy',
    training: 'care',
    vettedOn: '2026-01-12',
    note: 'Liever geen honden.',
  })
  const { words } = await fileOf('Anke Bosma', /a new one is due/)
  expect(words).toContain('care and company')
  expect(words).toContain('on Monday and Tuesday in the morning')
  expect(words).toContain('8925, 8926AB')
  expect(words).toContain('at most 2 times a week')
  expect(words).toContain('comes with somebody else')
  expect(words).toContain('Liever geen honden.')
  expect(words).toMatch(/of .*12-1, seen by <@U0DESKSJOUK>/)
  expect(words).toMatch(/a new one is due on .*12-1/)
  await world.note(/<@U0DESKSJOUK> changed: .*Helps with/)
})

test('two who edit at once keep both their changes; of one field the first counts, and the other hears so', async () => {
  await opensFile('bart', sjoukje)
  await opensFile('bart', brecht)
  await fillsIn(sjoukje, { pingsPerWeek: '1', note: 'Belt terug.' })
  await fillsIn(brecht, { pingsPerWeek: '3', training: 'driver' })
  expect(await volunteerNamed('Bart Smit')).toMatchObject({
    pingsPerWeek: 1,
    note: 'Belt terug.',
    training: ['driver'],
  })
  expect(world.desk.whispers(brecht).map(wordsIn)).toContainEqual(
    expect.stringMatching(/Somebody else just changed this: At most so many questions a week\./),
  )
})

test('sheltered work counts in the next round: never alone, and with a neighbour who comes too', async () => {
  const fenna = await movesIn(world, { name: 'Fenna Smit', categories: ['pets'] })
  await opensFile('fenna', sjoukje)
  await fillsIn(sjoukje, { flags: 'sheltered' })
  await fileOf('Fenna Smit', /sheltered/i)
  const alone = await asks(world, 'Kan iemand overmorgenmiddag de hond uitlaten?')
  await press(world, alone.number, 'request.dispatch')
  await world.card(alone.number, /1 only with a buddy/)
  expect(fenna.unread()).toEqual([])

  const wim = await movesIn(world, { name: 'Wim Postma', categories: ['pets'] })
  await press(world, alone.number, 'request.edit')
  await world.desk.submit({ places: '2' })
  await settled(world)
  await press(world, alone.number, 'request.dispatch')
  await wim.hears(/zoekt hulp/)
  expect(fenna.unread()).toEqual([])
  await wim.says('ja')
  await wim.hears(/^Wat fijn!/)
  await alone.resident.hears(/^Goed nieuws: Wim/)
  await later(world, 31)
  await fenna.hears(/zoekt hulp/)
  await fenna.says('ja')
  await fenna.hears(/ga je samen met Wim/)
  await fenna.hears(/^Wat fijn!/)
  await settled(world)
  helped.push(alone.resident, wim, fenna)
})

test('a training that is ticked counts in the next round', async () => {
  const klaas = await drives(world, { name: 'Klaas Visser', training: [] })
  const { rider, number } = await booksRide(world, { at: 'donderdag om 10:15', back: '11:15' })
  await world.card(number, /1 without the training for this/)
  expect(klaas.unread()).toEqual([])
  await opensFile('klaas', sjoukje)
  await fillsIn(sjoukje, { training: 'driver' })
  await press(world, number, 'request.dispatch')
  await klaas.hears(/wil graag een rit/)
  await klaas.says('ja')
  await klaas.hears(/^Wat fijn!/)
  await rider.hears(/^Goed nieuws: Klaas rijdt je/)
  helped.push(klaas, rider)
})

test('the desk and the volunteer hear six weeks ahead that a certificate of conduct has to be renewed', async () => {
  await opensFile('bart', brecht)
  await fillsIn(brecht, { vettedOn: '2024-01-20', vettingDueOn: '2027-01-20' })
  await later(world, 15 * 24 * 60)
  // the walk and the ride went by
  readAll(world, ...helped)
  const told = () =>
    world.desk.workspace
      .all()
      .map(wordsIn)
      .filter((words) => /valid until/.test(words))
  expect(told()).toEqual([])
  await later(world, 24 * 60)
  await bart.hears(/^Je VOG is geldig tot woensdag 20-1\. Het servicepunt vraagt met jou een nieuwe aan\./)
  await world.note(/The certificate of conduct \(VOG\) of Bart Smit is valid until .*20-1/)
  await later(world, 30 * 24 * 60)
  expect(told()).toHaveLength(1)
  readAll(world, ...helped)
})
