import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { later, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let bart: Phone
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
  const before = world.desk.whispers(user).length
  await world.desk.command(`/foardoar volunteers ${part}`, { user })
  const list = await world.street.until(() => world.desk.whispers(user)[before])
  await world.desk.press(list.ts, 'volunteer.edit', { user })
  await world.street.until(() => world.desk.modal(user)?.view.blocks.find((one) => one.block_id === 'note'))
  return wordsIn(list)
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

test('the desk and the volunteer hear six weeks ahead that a certificate of conduct has to be renewed', async () => {
  await opensFile('bart', brecht)
  await fillsIn(brecht, { vettedOn: '2024-01-20', vettingDueOn: '2027-01-20' })
  await later(world, 15 * 24 * 60)
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
})
