import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { asksForHelp, newPhone, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

const channels = ['sms', 'telegram', 'whatsapp'] as const
const place = /Waar woon je/

/** Somebody who is asked for their address. */
async function asked(channel: (typeof channels)[number]): Promise<Phone> {
  const person = newPhone(world, channel)
  await saysAndHears(person, typed.nl.request, 'ja', 'Jan de Vries')
  return person
}

/** Nothing was set aside: what came in was understood well enough to be answered. */
async function nothingSetAside(): Promise<void> {
  await settled(world)
  const { rows } = await world.app.core.pool.query(
    'select id from inbox_message where set_aside_at is not null or attempts > 0',
  )
  expect(rows).toEqual([])
}

const oddWords: [string, string][] = [
  ['ten thousand characters', 'help '.repeat(2000)],
  ['ten thousand characters without a space', 'a'.repeat(10_000)],
  ['only emoji', '👍🏽🧓🏼👩‍👩‍👧‍👦'],
  ['right to left', 'أحتاج إلى مساعدة في التسوق غدا'],
  ['marks that turn the text around', '\u202e\u2066abc\u2069\u202c'],
  ['NUL', 'hal\0lo'],
  ['lone surrogates', '\ud83d hallo \udc4d'],
  ['combining marks without end', `a${'\u0301'.repeat(3000)}`],
  ['spaces and new lines', ' \n\t\u00a0\u200b'],
  [
    'what looks like code',
    "'; drop table person; -- <script>alert(1)</script> {{name}} $t(common.yes) %s %d",
  ],
  ['what looks like Slack', '<!here> <@U0DESKSJOUK> <https://example.org|klik> *vet* `x`'],
  ['a number of many digits', '9'.repeat(400)],
]

describe.each(channels)('odd words by %s', (channel) => {
  // some of these wait for a breath, so all are said side by side
  let answered: Map<string, Promise<void>>
  beforeAll(() => {
    answered = new Map(oddWords.map(([what, words]) => [what, isAnswered(words)]))
    return Promise.allSettled(answered.values())
  }, 60_000)

  async function isAnswered(words: string): Promise<void> {
    const first = newPhone(world, channel)
    await first.says(words)
    await first.hears(/./)

    const person = await asked(channel)
    await person.says(words)
    await person.hears(/./)
  }

  test.each(oddWords)('%s: answered kindly, and the talk can go on', (what) => answered.get(what))

  test('none of it was set aside', nothingSetAside)
})

describe('an empty message', () => {
  test.each(['sms', 'whatsapp'] as const)('by %s is answered', async (channel) => {
    const person = await asked(channel)
    await person.says('')
    await person.hears(place)
    await nothingSetAside()
  })
})

describe.each(channels)('what is no text, by %s', (channel) => {
  test.each(['photo', 'voice', 'video', 'document', 'sticker'] as const)(
    'a %s in the middle of a question: asked to type it, and the question stands',
    async (kind) => {
      const person = await asked(channel)
      await world.street.attach(channel, person.identifier, kind)
      await person.hears(/kan ik niet/, place)
      await nothingSetAside()
    },
  )

  test.each(['photo', 'voice'] as const)(
    'a %s of somebody with a request goes to the desk with that request',
    async (kind) => {
      const person = newPhone(world, channel)
      const number = await asksForHelp(person, typed.nl)
      await world.street.attach(channel, person.identifier, kind, 'Dit is het hek')
      await person.hears(/servicepunt krijgt het bij je aanvraag/)
      await settled(world)
      const { ts } = await world.card(number)
      expect(world.desk.thread(ts).map(wordsIn).join('\n')).toMatch(
        kind === 'photo' ? /a photo[\s\S]*Dit is het hek/ : /a voice message[\s\S]*Dit is het hek/,
      )
    },
  )

  test('a location: asked to type the address, and the desk has it with the request', async () => {
    const person = await asked(channel)
    await world.street.location(channel, person.identifier)
    await person.hears(/krijgt je locatie/, place)
    const other = newPhone(world, channel)
    const number = await asksForHelp(other, typed.nl)
    await world.street.location(channel, other.identifier)
    await other.hears(/./)
    await settled(world)
    const { ts } = await world.card(number)
    expect(world.desk.thread(ts).map(wordsIn).join('\n')).toContain('53.21790, 5.79490')
  })
})

describe('Telegram alone', () => {
  test('a contact of their own is kept, one of somebody else is not', async () => {
    const person = await asked('telegram')
    await world.street.contact('telegram', person.identifier, '+31600000001', false)
    await person.hears(/nummer/, place)
    await world.street.contact('telegram', person.identifier, '+31612398765', true)
    await person.hears(/nummer/, place)
    const { rows } = await world.app.core.pool.query(
      `select p.phone from person p join address a on a.person_id = p.id where a.identifier = $1`,
      [person.identifier],
    )
    expect(rows).toEqual([{ phone: '+31612398765' }])
  })

  test('an edited message: asked to send it anew, and it answers nothing', async () => {
    const person = newPhone(world, 'telegram')
    await saysAndHears(person, typed.nl.request)
    const id = await world.street.text('telegram', person.identifier, 'nee')
    await person.hears(/niet verder helpen/)
    await world.street.telegram.edit(person.identifier, id, 'ja')
    await person.hears(/Stuur het liever als nieuw bericht/)
    await nothingSetAside()
  })

  test('somebody who blocked us: silence, nothing is tried any more; unblocked, they are answered', async () => {
    const person = newPhone(world, 'telegram')
    const number = await asksForHelp(person, typed.nl)
    await world.street.block('telegram', person.identifier)
    await settled(world)
    const calls = world.street.calls('telegram', 'sendMessage', person.identifier)
    const { ts } = await world.card(number)
    await world.desk.press(ts, 'request.close')
    await world.desk.submit({ outcome: 'unmet' })
    await settled(world)
    expect(world.street.calls('telegram', 'sendMessage', person.identifier)).toBe(calls)
    await world.street.unblock('telegram', person.identifier)
    await person.says('hoe staat het ermee?')
    await person.hears(/./)
  })

  test('we find out by sending that somebody blocked us: the desk hears it once, on the card', async () => {
    const person = newPhone(world, 'telegram')
    const number = await asksForHelp(person, typed.nl)
    world.street.fault({ provider: 'telegram', mode: 'blocked', to: person.identifier, times: 5 })
    const { ts } = await world.card(number)
    await world.desk.press(ts, 'request.reply')
    await world.desk.submit({ text: 'Bent u thuis?' })
    await world.note(/Not delivered by Telegram/)
    await settled(world)
    expect(
      world.desk
        .thread(ts)
        .map(wordsIn)
        .filter((words) => /Not delivered/.test(words)),
    ).toHaveLength(1)
    world.street.clearFaults()
    // and when they write again they are not shut out for ever
    await person.says('hallo, is daar iemand?')
    await settled(world)
  })

  test('a button of an earlier question does nothing but say so', async () => {
    const person = newPhone(world, 'telegram')
    await saysAndHears(person, typed.fy.request)
    const [first] = world.street
      .messages('telegram', person.identifier)
      .filter(({ buttons }) => buttons.length > 0)
    const yes = first?.buttons.flat().find(({ label }) => label === 'Ja')
    if (!first || !yes) throw new Error('The question has no button.')
    await saysAndHears(person, 'ja', 'Jelle Hiemstra')
    // pressed on a screen that did not hear yet that the buttons are gone
    await world.street.telegram.press(person.identifier, first, yes.value)
    await person.hears(/knop|knopke/, /Wêr wennesto/)
    await nothingSetAside()
  })
})

test('a saved talk of an older release: asked afresh, and nobody is left hanging', async () => {
  const { pool } = world.app.core
  const older: unknown[] = [
    [{ flow: 'ask-for-help', version: 0, saved: { state: 'name', words: 'boodschappen' } }],
    [{ flow: 'ask-for-help', version: 1, saved: { value: 'a-state-that-is-gone', context: {} } }],
    [{ flow: 'ask-for-help', version: 1, saved: null }],
    [{ flow: 'a-flow-that-is-gone', version: 3, saved: 'x' }],
    [
      { flow: 'front-door', version: 1, saved: 42 },
      { flow: 'volunteer', version: 99, saved: {} },
    ],
  ]
  for (const frames of older) {
    const person = await asked('sms')
    await pool.query(
      `update conversation set frames = $1::jsonb where person_id = (select person_id from address where channel = 'sms' and identifier = $2)`,
      [JSON.stringify(frames), person.identifier],
    )
    await person.says('Kan iemand morgen boodschappen voor me doen?')
    await person.hears(/Waar woon je|boodschappen/)
    expect(await saysAndHears(person, 'Dorpsstraat 3, 8925 AB', 'middag', 'ja')).toMatch(/#\d+/)
  }
  await nothingSetAside()
})

test('the same words twenty times: silence from then on, and one word to the desk', async () => {
  const robot = newPhone(world, 'sms')
  for (let time = 0; time < 25; time++) await robot.says('Automatisch antwoord: ik ben er niet.')
  await settled(world)
  expect(robot.all().length).toBeLessThan(20)
  const told = world.desk.workspace
    .all()
    .map(wordsIn)
    .filter((words) => /keeps sending the same|keep sending/.test(words))
  expect(told.length).toBeLessThanOrEqual(1)
})
