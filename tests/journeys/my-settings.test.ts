import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const dayMinutes = 24 * 60

test('a helper sees what we know of them, and changes it one by one', async () => {
  const mark = await movesIn(world, { name: 'Mark de Boer', categories: ['garden'] })
  await mark.says('instellingen')
  await mark.hears(
    /^Dit weten we van je:$/m,
    /^Je helpt met: tuin$/m,
    /^Wanneer: altijd$/m,
    /^Waar: heel Bilgaard$/m,
    /^Talen: Nederlands$/m,
    /^Hoe vaak: hooguit 5 keer per week een vraag$/m,
    /^Wat wil je veranderen\?$/m,
  )
  await mark.says('waar')
  await mark.hears(/^Waar wil je helpen\? Stuur een of meer postcodes/)
  await mark.says('8925 en 8926')
  await mark.hears(/^Goed, dat is veranderd\.\nWaar: 8925, 8926$/)
  await mark.says("niet na 8 uur 's avonds")
  await mark.hears(/^Goed, dat is veranderd\.\nHoe: we sturen je een bericht\nGeen vragen na 20:00$/)
  await mark.says('ik kan alleen doordeweeks overdag, niet op woensdag')
  await mark.hears(/^Goed, dat is veranderd\.\nWanneer: doordeweeks overdag, niet op woensdag$/)
  await mark.says('laat mijn instellingen zien')
  await mark.hears(/^Wanneer: doordeweeks overdag, niet op woensdag$/m, /^Waar: 8925, 8926$/m)
  await mark.says('laat maar')
  await mark.hears(/^Goed, er verandert niets\.$/)
})

test.each([
  {
    language: 'nl',
    channel: 'sms',
    days: 12,
    pause: 'Ik ben op vakantie tot 5 december',
    paused: /^Goed, we vragen je niets tot en met zaterdag 5-12\.$/,
    back: /^Je pauze is voorbij\. Fijn dat je er weer bent!/,
  },
  {
    language: 'fy',
    channel: 'telegram',
    days: 14,
    pause: 'ik bin op fakânsje oant 20 desimber',
    paused: /^Goed, wy freegje dy neat oant en mei snein 20-12\.$/,
    back: /^Dyn skoft is foarby\. Moai datst der wer bist!/,
  },
  {
    language: 'en',
    channel: 'whatsapp',
    days: 15,
    pause: 'I am on holiday until 5 January',
    paused: /^All right, we will not ask you anything up to and including Tuesday 5-1\.$/,
    back: /^Your break is over\. Good to have you back!/,
  },
] as const)('a holiday ends by itself, with a word ($language)', async (story) => {
  const { language, channel, days, pause, paused, back } = story
  const helper = await movesIn(world, { name: 'Anke Bosma', language, channel, categories: ['pets'] })
  await helper.says(pause)
  await helper.hears(paused)
  const { number } = await asks(world, 'Kan iemand overmorgenmiddag de hond uitlaten?', 'Piet Bos')
  await press(world, number, 'request.dispatch')
  await world.card(number, /No volunteer can do this|Everybody who could help/)
  await later(world, days * dayMinutes)
  expect(helper.unread()).toEqual([])
  await later(world, dayMinutes)
  await helper.hears(back)
  // who is back is not asked in the stories that follow
  await helper.says('stop')
  await settled(world)
})

test.each([
  {
    language: 'nl',
    channel: 'sms',
    often: 'hooguit twee keer per week',
    kept: /^Hoe vaak: hooguit 2 keer per week een vraag$/m,
    speaks: 'ik spreek ook Fries',
    spoken: /^Talen: Nederlands en Fries$/m,
    settings: 'instellingen',
    asks: 'hoe vaak',
    menu: /^Hoe vaak in een week mogen we je iets vragen\?/,
    once: '1',
    twice: '2',
    rarely: /^Hoe vaak: hooguit 1 keer per week een vraag$/m,
  },
  {
    language: 'fy',
    channel: 'telegram',
    often: 'heechút twa kear yn de wike',
    kept: /^Hoe faak: op syn meast 2 kear yn 'e wike in fraach$/m,
    speaks: 'ik sprek ek Ingelsk',
    spoken: /^Talen: Frysk en Ingelsk$/m,
    settings: 'ynstellings',
    asks: 'hoe faak',
    menu: /^Hoe faak yn in wike meie wy dy wat freegje\?/,
    once: '1',
    twice: '2',
    rarely: /^Hoe faak: op syn meast 1 kear/m,
  },
  {
    language: 'en',
    channel: 'whatsapp',
    often: 'at most twice a week please',
    kept: /^How often: at most 2 a week$/m,
    speaks: 'I also speak Dutch',
    spoken: /^Languages: English and Dutch$/m,
    settings: 'settings',
    asks: 'how often',
    menu: /^How often in a week may we ask you\?/,
    once: '1',
    twice: '2',
    rarely: /^How often: at most 1 a week$/m,
  },
] as const)('how often, and in which languages, is changed by chat ($language)', async (story) => {
  const { language, channel } = story
  const helper = await movesIn(world, { name: 'Sietske Bos', language, channel, categories: ['cooking'] })
  await helper.says(story.often)
  await helper.hears(story.kept)
  await helper.says(story.speaks)
  await helper.hears(story.spoken)
  await helper.says(story.settings)
  await helper.hears(story.kept, story.spoken)
  await helper.says(story.asks)
  await helper.hears(story.menu)
  await helper.says(story.once)
  await helper.hears(story.rarely)
  // its name is enough, also without the menu
  await helper.says(story.asks)
  await helper.hears(story.menu)
  await helper.says(story.twice)
  await helper.hears(story.kept)
  await helper.says('stop')
  await settled(world)
})

test('who leaves is forgotten as a helper, and what they would do is searched for again', async () => {
  const fenna = await movesIn(world, { name: 'Fenna Smit', categories: ['digital'] })
  const { resident, number } = await asks(world, 'Kan iemand morgenmiddag naar mijn computer kijken?')
  await press(world, number, 'request.dispatch')
  await fenna.hears(/zoekt hulp/)
  await fenna.says('ja')
  await fenna.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Fenna/)
  await fenna.says('ik wil stoppen als vrijwilliger')
  await fenna.hears(/^Wil je echt niet meer helpen\?/)
  await fenna.says('ja')
  await fenna.hears(/Wat je ons over je hulp vertelde is gewist\./)
  await resident.hears(/^Je hulp kan helaas niet komen/)
  await world.note(/Fenna Smit no longer wants to help/)
  await settled(world)
  const [volunteer] = await world.app.core.db.volunteer.findMany({
    where: { person: { name: 'Fenna Smit' } },
  })
  expect(volunteer).toMatchObject({ status: 'left', categories: [], availability: [], vettedOn: null })
})
