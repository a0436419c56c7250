import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { optionCalled } from '../support/desk-forms.ts'
import { asks } from '../support/neighbours.ts'
import { press, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let piet: Phone
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close({ allowUnread: true }))

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'
const guest = 'U0GUESTKARE'

/** What only this member was shown after they did this. */
async function shownTo(user: string, deed: () => Promise<unknown>): Promise<string> {
  const { words } = await world.shownTo(user, deed)
  return words
}

const household = () => world.desk.cards().findLast(({ text }) => text === 'A household')

async function cardSays(says: RegExp) {
  return world.street.until(
    () => {
      const card = household()
      return card && says.test(wordsIn(card)) ? card : undefined
    },
    { awaited: `the card of the household that says ${says}` },
  )
}

/** Opens the form of the household, once it shows this field. */
async function edits(ts: string, field: string): Promise<void> {
  await world.desk.press(ts, 'household.edit')
  await world.street.until(
    () => (world.desk.modal()?.view.blocks.some(({ block_id }) => block_id === field) ? true : undefined),
    { awaited: `the form of the household with ${field}` },
  )
}

async function writesDown(join: string, user = sjoukje, consent: string | null = 'yes') {
  const list = await world.answerTo('/foardoar household jansen', user)
  await world.desk.press(list.ts, 'household.new', { user })
  return world.desk.submit(
    {
      name: 'family Jansen',
      join,
      contact: 'Wiepke Postma',
      organisation: 'Thús Wonen',
      contactReach: '06 12 39 50 01',
      note: 'Liever niet voor tien uur bellen',
      consent,
    },
    { user },
  )
}

test('the desk keeps a household together, with consent and a contact; of two who do so at once one does', async () => {
  const { number: one, resident } = await asks(
    world,
    'Wie kan morgen om 10 uur mijn gras maaien?',
    'Piet Jansen',
  )
  piet = resident
  const { number: other } = await asks(world, 'Wie kan morgen om 10 uur de hond uitlaten?', 'Truus Jansen')
  const refused = await writesDown(`#${one}, #${other}`, sjoukje, null)
  expect(Object.keys(refused.errors)).toEqual(['consent'])
  await world.desk.dismiss()
  const shown = await Promise.all([writesDown(`#${one}, #${other}`), writesDown(`#${one}`, brecht)])
  expect(shown.map(({ ok }) => ok)).toEqual([true, true])
  await settled(world)
  const seen = [sjoukje, brecht].map((user) => world.desk.whispers(user).map(wordsIn).join('\n')).join('\n')
  expect(seen).toMatch(/belongs to another household already/)
  expect(world.desk.cards().filter(({ text }) => text === 'A household')).toHaveLength(1)
  const card = await cardSays(/Piet Jansen/)
  expect(wordsIn(card)).toMatch(/Wiepke Postma, Thús Wonen, 06 12 39 50 01/)
  expect(wordsIn(card)).toMatch(/They agree \(.*<@U0DESK/)
  expect(card.text).not.toMatch(/Jansen/)
})

test('who is with this household is answered at once, to the one who asks, and that is written down', async () => {
  const { number } = await asks(world, 'Wie kan morgen om 11 uur boodschappen doen?', 'Kees Visser')
  await press(world, number, 'request.take', brecht)
  await settled(world)
  const card = await cardSays(/family Jansen/)
  await edits(card.ts, 'join')
  await world.desk.submit({ join: `#${number}` })
  await cardSays(/Kees Visser[\s\S]*added somebody/)
  const answer = await shownTo(sjoukje, () =>
    world.desk.command('/foardoar household visser', { user: sjoukje }),
  )
  expect(answer).toMatch(/Household family Jansen/)
  expect(answer).toMatch(new RegExp(`#${number} groceries, Kees Visser \\(New\\): <@U0DESKBRECH>`))
  expect(answer).toMatch(/gardening, Piet Jansen \(New\): nobody yet|garden.*Piet Jansen/)
  const again = await shownTo(brecht, () => world.desk.press(card.ts, 'household.look', { user: brecht }))
  expect(again).toMatch(/Kees Visser/)
  const { rows } = await world.app.core.pool.query(
    `select actor, cardinality(subject_ids) as people from desk_audit where deed = '/foardoar household' and cardinality(subject_ids) > 1`,
  )
  expect(rows.map(({ actor }) => actor)).toEqual(
    expect.arrayContaining([`slack:${sjoukje}`, `slack:${brecht}`]),
  )
  // the card of a request says to which household it belongs
  await press(world, number, 'request.edit')
  await world.desk.dismiss()
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'no-longer-needed' })
  await world.card(number, /Household family Jansen, contact: Wiepke Postma/)
})

test('the card of the household keeps up by itself with what its people ask, and with who comes', async () => {
  const answer = await saysAndHears(piet, 'Wie kan morgen om 12 uur boodschappen voor me doen?', 'ja')
  const number = Number(/#(\d+)/.exec(answer)?.[1])
  await cardSays(new RegExp(`#${number} .*Piet Jansen \\(New\\): nobody yet`))
  await settled(world)
  await press(world, number, 'request.take', sjoukje)
  await cardSays(new RegExp(`#${number} .*Piet Jansen \\(New\\): <@${sjoukje}>`))
  await saysAndHears(piet, `#${number} hoeft niet meer`, 'ja')
  await settled(world)
  expect(wordsIn(await cardSays(/Piet Jansen/))).not.toMatch(new RegExp(`#${number} `))
})

test('somebody is taken out, and somebody nobody knows cannot be added', async () => {
  const card = await cardSays(/family Jansen/)
  await edits(card.ts, 'leave')
  await world.desk.submit({ leave: optionCalled(world, 'leave', 'Kees Visser') })
  await cardSays(/took somebody away/)
  expect(wordsIn((await cardSays(/./)) ?? card)).not.toMatch(/Kees Visser/)
  await edits(card.ts, 'join')
  await world.desk.submit({ join: '06 00 00 00 00' })
  await settled(world)
  expect(world.desk.whispers(sjoukje).map(wordsIn).join('\n')).toMatch(/number.*know|not know/i)
})

test('a guest sees, opens and closes nothing; two who close at once: one does', async () => {
  const card = await cardSays(/family Jansen/)
  const said = await shownTo(guest, () => world.desk.command('/foardoar household jansen', { user: guest }))
  expect(said).not.toMatch(/Wiepke|Piet/)
  for (const action of ['household.look', 'household.edit', 'household.close'])
    await world.desk.press(card.ts, action, { user: guest })
  await world.desk.press(card.ts, 'household.close', { user: sjoukje, team: 'T0ELSEWHERE' })
  await settled(world)
  expect(world.desk.modal(guest)).toBeNull()
  expect(world.desk.whispers(guest).map(wordsIn).join('\n')).not.toMatch(/Wiepke|Piet/)
  await Promise.all([sjoukje, brecht].map((user) => world.desk.press(card.ts, 'household.close', { user })))
  await cardSays(/This household is closed/)
  await settled(world)
  const seen = [sjoukje, brecht].map((user) => world.desk.whispers(user).map(wordsIn).join('\n')).join('\n')
  expect(seen.match(/closed already/g)).toHaveLength(1)
  const none = await shownTo(sjoukje, () => world.desk.command('/foardoar household jansen'))
  expect(none).toMatch(/no such household/)
})
