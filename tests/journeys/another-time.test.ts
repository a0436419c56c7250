import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Category, Language } from '../../core/conversations/meaning.ts'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const dayMinutes = 24 * 60
/** Each story begins at ten in the morning. */
beforeEach(async () => {
  const now = world.app.clock.now()
  const passed = now.getUTCHours() * 60 + now.getUTCMinutes()
  await later(world, (9 * 60 - passed + dayMinutes) % dayMinutes)
})

/** A neighbour says yes to somebody's request. */
async function agree(
  name: string,
  category: Category,
  what: string,
  as: { language?: Language; channel?: PhoneChannel } = {},
): Promise<{ helper: Phone; resident: Phone; number: number }> {
  const helper = await movesIn(world, { name, categories: [category], ...as })
  const { resident, number } = await asks(world, what)
  await press(world, number, 'request.dispatch')
  await helper.hears(/hulp|help/)
  await helper.says('ja')
  await helper.hears(/Jan de Vries/)
  await resident.hears(/^Goed nieuws/)
  return { helper, resident, number }
}

test('the helper asks for another time, the resident says yes, and the reminders follow', async () => {
  const { helper, resident, number } = await agree(
    'Mark de Boer',
    'garden',
    'Kan iemand vrijdag om 10 uur mijn heg snoeien?',
  )
  await helper.says('kan het ook zaterdag om 11 uur?')
  await helper.hears(/^Ik vraag het meteen: zaterdag 28-11 om 11:00\. Je hoort het zodra er antwoord is\./)
  const asked = await resident.hears(
    /^Mark vraagt om een andere tijd\.$/m,
    /^Nu: vrijdag 27-11 om 10:00$/m,
    /^Liever: zaterdag 28-11 om 11:00$/m,
  )
  expect(asked).not.toMatch(/\+316/)
  await resident.says('ja hoor, prima')
  await resident.hears(/^Mooi, dan is dat de nieuwe tijd\. Ik laat het weten\.$/)
  await helper.hears(/^De andere tijd is goed\.$/m, /^Wanneer: zaterdag 28-11 om 11:00$/m)
  await world.card(number, /Saturday 28-11 at 11:00/)

  await later(world, 4 * 24 * 60 + 8 * 60 + 2)
  await helper.hears(/^Even een herinnering[\s\S]*zaterdag 28-11/)
  await resident.hears(/^Even een herinnering[\s\S]*zaterdag 28-11/)
  await later(world, 16 * 60)
  await helper.hears(new RegExp(`^Over een uur is het zover: #${number}, tuin\\.`))
  await resident.hears(/^Over ongeveer een uur komt Mark je helpen/)
  await later(world, 3 * 60)
  await helper.hears(/^Is het gelukt/)
  await helper.says('ja, anderhalf uur')
  await helper.hears(/^Dank je wel voor je hulp!$/)
  await resident.hears(/^Je bent geholpen/)
  await resident.says('ja')
  await resident.hears(/^Fijn om te horen/)
})

test('the resident says that it does not suit, and names a time that does', async () => {
  const { helper, resident } = await agree(
    'Ytsje de Vries',
    'pets',
    'Kan iemand overmorgenmiddag om 3 uur de hond uitlaten?',
    { language: 'fy', channel: 'telegram' },
  )
  await helper.says('it wurdt letter, kin it ek om 17 oere?')
  await helper.hears(/^Ik freegje it daliks: .*17:00/)
  await resident.hears(/^Ytsje vraagt om een andere tijd/m)
  await resident.says('nee, dan liever om 4 uur')
  await resident.hears(/^Ik vraag het meteen: .*16:00/)
  await helper.hears(/^Jan freget om in oare tiid\.$/m, /^Leaver: .*16:00$/m)
  await helper.presses('Ja, dat past')
  await helper.hears(/^Moai, dan is dat de nije tiid/)
  await resident.hears(/^De andere tijd is goed\.$/m, /^Wanneer: .*16:00$/m)

  // what is agreed can still be called off, at its new time
  await resident.says('het hoeft niet meer')
  await resident.hears(/16:00/)
  await resident.says('ja')
  await resident.hears(/afgezegd/)
  await helper.hears(/16:00/)
})

test('without an answer it stays as it was, and the desk can help', async () => {
  const { helper, resident, number } = await agree(
    'Bart Smit',
    'cooking',
    'Kan iemand over drie dagen om 12 uur voor me koken?',
  )
  await resident.says('kan het ook een andere dag?')
  await resident.hears(/^Wanneer kan het wel\?$/)
  await resident.says('zondag om 12 uur')
  await resident.hears(/^Ik vraag het meteen/)
  await helper.hears(/^Jan vraagt om een andere tijd/m)
  await later(world, 20 * 60)
  await resident.hears(/^We kregen geen antwoord over de andere tijd\. Het blijft zo\.$/m)
  await world.note(new RegExp(`would rather have #${number} at another time.*does not answer`))
  // a yes that comes too late moves nothing
  await helper.says('ja')
  await helper.hears(/^Je staat genoteerd voor #\d+: koken, .* om 12:00\.$/m)
  await settled(world)
})

test('what was not done is done another day: the helper says when, and the resident agrees', async () => {
  const { helper, resident, number } = await agree(
    'Hinke Bos',
    'digital',
    'Kan iemand vandaag om 5 uur naar mijn computer kijken?',
  )
  await later(world, 6 * 60 + 1)
  await helper.hears(/^Even een herinnering/)
  await resident.hears(/^Even een herinnering/)
  await later(world, 3 * 60)
  await helper.hears(/^Is het gelukt/)
  await helper.says('nee, het wordt overmorgen')
  await helper.hears(/^Ik vraag het meteen: .*17:00/)
  await resident.hears(/^Hinke vraagt om een andere tijd/m)
  await resident.says('ja')
  await resident.hears(/^Mooi/)
  await helper.hears(/^De andere tijd is goed/)
  await settled(world)
  await world.card(number, /A neighbour comes/)
})
