import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

const west = 'C0WESTDESK'
const oost = 'C0OOSTDESK'
const sjoukje = 'U0DESKSJOUK'
const desk = (slackChannel: string) => ({ slackChannel, language: 'en' })
const hoods = [
  {
    id: 'west',
    name: 'Westeinde',
    town: 'Leeuwarden',
    postcodes: ['8915'],
    elsewhere: 'de gemeente, telefoon 14 058',
    desk: desk(west),
    organisations: [{ name: 'Zorg West', does: 'zorg' }],
  },
  {
    id: 'oost',
    name: 'Oosteinde',
    town: 'Leeuwarden',
    postcodes: ['8925'],
    desk: desk(oost),
    categories: ['groceries', 'other'],
    texts: {
      nl: {
        'ask-for-help.opened': 'Fijn dat je het vraagt! Dit is #{{number}}. Oost zoekt een buur voor je.',
      },
      en: {
        'desk.button.dispatch': 'Ask around in Oost',
        'desk.form.words': 'What is it that they ask?',
      },
    },
    organisations: [{ name: 'Zorg Oost', does: 'zorg' }],
  },
]

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false, neighbourhoods: hoods })
})
afterAll(() => world.close())

/** Somebody asks for something from an address, and their card stands at a desk. */
async function asksFrom(postcode: string, name: string) {
  const phone = newPhone(world, 'sms')
  const text = `Hoi, ik ben ${name}, Dorpsstraat 3, ${postcode}. Wie doet morgen om 10 uur boodschappen voor mij?`
  return { phone, answer: await saysAndHears(phone, text, 'ja', 'ja') }
}

const cardsAt = (channel: string) => world.desk.cards(channel).map(wordsIn).join('\n')
const told = (user: string) => world.desk.whispers(user).map(wordsIn)

test('a request comes to the desk of where somebody lives, and to no other', async () => {
  const { answer } = await asksFrom('8925 AB', 'Jan Oosterling')
  expect(answer).toMatch(/Fijn dat je het vraagt! Dit is #\d+\. Oost zoekt een buur voor je\./)
  await settled(world)
  expect(cardsAt(oost)).toContain('Jan Oosterling')
  expect(cardsAt(west)).not.toContain('Jan Oosterling')
})

test('who lives in no neighbourhood of ours is told so kindly, and where to go', async () => {
  const phone = newPhone(world, 'sms')
  await phone.says(
    'Hoi, ik ben Piet Ver, Dorpsstraat 3, 1234 AB. Wie doet morgen om 10 uur boodschappen voor mij?',
  )
  await phone.hears(/bewaren we/)
  await phone.says('ja')
  await phone.hears(/Op dat adres kunnen wij helaas niet helpen/, /de gemeente, telefoon 14 058/)
  await settled(world)
  expect(cardsAt(west) + cardsAt(oost)).not.toContain('Piet Ver')
})

test('who moves house belongs to the other desk; what was open stays where it is', async () => {
  const { phone, answer } = await asksFrom('8915 AB', 'Anna Wester')
  expect(answer).toMatch(/Dank je, je aanvraag is #\d+\. Het servicepunt kijkt ernaar/)
  await settled(world)
  expect(cardsAt(west)).toContain('Anna Wester')
  await phone.says('Wie kan woensdag om 11 uur mijn gras maaien? Ik woon nu op Nieuwstraat 4, 8925 CD.')
  await phone.hears(/Nieuwstraat 4/, /[Kk]lopt/)
  const readBack = await saysAndHears(phone, 'ja')
  expect(readBack).toMatch(/Fijn dat je het vraagt! Dit is #\d+\./)
  await settled(world)
  expect(cardsAt(oost)).toContain('Nieuwstraat 4')
  expect(cardsAt(west)).toContain('Dorpsstraat 3')
  expect(cardsAt(west)).not.toContain('Nieuwstraat')
})

test('a desk reads its own words on cards and forms, and no other desk reads them', async () => {
  expect(cardsAt(oost)).toContain('Ask around in Oost')
  expect(cardsAt(oost)).not.toContain('Find a neighbour')
  expect(cardsAt(west)).toContain('Find a neighbour')
  expect(cardsAt(west)).not.toContain('Ask around in Oost')
  const form = async (channel: string) => {
    await world.desk.command('/foardoar new', { channel })
    const shown = JSON.stringify(world.desk.modal())
    await world.desk.dismiss({ channel })
    return shown
  }
  expect(await form(oost)).toContain('What is it that they ask?')
  const usual = await form(west)
  expect(usual).toContain("In the resident's words")
  expect(usual).not.toContain('What is it that they ask?')
})

test('nothing of another desk can be pressed, opened, listed or sent in', async () => {
  const { core } = world.app
  const { rows } = await core.pool.query<{ id: string }>(
    `select id from help_request where neighbourhood_id = 'oost' order by number limit 1`,
  )
  const theirs = rows[0]?.id ?? ''
  const ours = world.desk.cards(west).find((card) => wordsIn(card).includes('Anna Wester'))
  if (!ours) throw new Error('West has no card.')
  /** A card of West whose buttons somebody has made to be about a request of Oost. */
  const forged = {
    ...ours,
    ts: world.desk.workspace.nextTs(),
    blocks: JSON.parse(
      JSON.stringify(ours.blocks).replace(/"value":"[0-9a-f-]{36}"/g, `"value":"${theirs}"`),
    ),
  }
  world.desk.workspace.write(forged)
  const at = { channel: west }
  const before = told(sjoukje).length
  for (const action of ['request.dispatch', 'request.take']) await world.desk.press(forged.ts, action, at)
  for (const action of ['request.edit', 'request.assign', 'request.reply']) {
    await world.desk.press(forged.ts, action, at)
    await settled(world)
    expect(JSON.stringify(world.desk.modal())).not.toMatch(/boodschappen|Oosterling/)
    await world.desk.dismiss(at)
  }
  await world.desk.press(forged.ts, 'request.close', at)
  await world.desk.submit({ outcome: 'done' }, at)
  await settled(world)
  const refusals = told(sjoukje).slice(before)
  expect(refusals).toHaveLength(3)
  expect(refusals.join('\n')).not.toMatch(/Jan|boodschappen|<@/)
  const { rows: after } = await core.pool.query(`select status, taken_by from help_request where id = $1`, [
    theirs,
  ])
  expect(after).toEqual([{ status: 'triage', taken_by: null }])
  await world.desk.command('/foardoar open', at)
  await world.desk.command('/foardoar organisations', at)
  await world.street.until(() => (/Zorg West/.test(told(sjoukje).join('\n')) ? true : undefined))
  expect(told(sjoukje).join('\n')).not.toMatch(/Zorg Oost|Oosterling/)
})

test('nor what belongs to a professional, a question or a household of another desk', async () => {
  const { core } = world.app
  const { rows } = await core.pool.query<{ id: string; person: string }>(
    `select id, resident_id as person from help_request where neighbourhood_id = 'oost' order by number limit 1`,
  )
  const [theirs = { id: '', person: '' }] = rows
  const household = randomUUID()
  await core.pool.query(
    `insert into household (id, neighbourhood_id, name, contact, consent_at, consent_actor, opened_at, opened_by)
     values ($1, 'oost', 'Geheim gezin', 'Geheime contactpersoon', now(), 'slack:U1', now(), 'slack:U1')`,
    [household],
  )
  await core.pool.query(
    `insert into professional (person_id, neighbourhood_id, works_for, status, created_at)
     values ($1, 'oost', 'Geheime zorg', 'applied', now())`,
    [theirs.person],
  )
  const ours = world.desk.cards(west).at(-1)
  if (!ours) throw new Error('West has no card.')
  const made: [action: string, value: string][] = [
    ['contact.agreed', theirs.id],
    ['contact.declined', theirs.id],
    ['question.answer', theirs.id],
    ['professional.approve', theirs.person],
    ['professional.decline', theirs.person],
    ['household.look', household],
    ['household.edit', household],
    ['household.close', household],
  ]
  const elements = made.map(([action_id, value]) => ({
    type: 'button',
    action_id,
    value,
    text: { type: 'plain_text', text: action_id },
  }))
  const forged = { ...ours, ts: world.desk.workspace.nextTs(), blocks: [{ type: 'actions', elements }] }
  world.desk.workspace.write(forged)
  const at = { channel: west }
  for (const [action] of made) {
    await world.desk.press(forged.ts, action, at)
    await settled(world)
    expect(JSON.stringify(world.desk.modal())).not.toMatch(/Geheim|boodschappen|Oosterling/)
    await world.desk.dismiss(at)
  }
  await world.desk.command('/foardoar household geheim', at)
  await settled(world)
  expect(told(sjoukje).join('\n')).not.toMatch(/Geheim/)
  const { rows: after } = await core.pool.query(
    `select h.closed_at, p.status from household h, professional p where h.id = $1 and p.person_id = $2`,
    [household, theirs.person],
  )
  expect(after).toEqual([{ closed_at: null, status: 'applied' }])
})

test('a request at the counter belongs to the desk where it was written down', async () => {
  await world.desk.command('/foardoar new', { channel: oost })
  await world.desk.submit({
    name: 'Baukje Balie',
    street: 'Kerkstraat',
    houseNumber: '9',
    category: 'groceries',
    words: 'Wie haalt er boodschappen?',
  })
  await settled(world)
  expect(cardsAt(oost)).toContain('Baukje Balie')
  expect(cardsAt(west)).not.toContain('Baukje Balie')
})
