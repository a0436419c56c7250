import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { asksForHelp, newPhone, press, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test.each([
  {
    words: typed.nl,
    settings: 'instellingen',
    phone: 'mijn telefoon',
    link: 'Nog een telefoon erbij',
    code: /Pak je andere telefoon.*: KOPPEL \d{6}/,
  },
  {
    words: typed.fy,
    settings: 'ynstellingen',
    phone: 'myn telefoan',
    link: 'Noch in telefoan derby',
    code: /Pak dyn oare telefoan.*: KEPPELJE \d{6}/,
  },
  {
    words: typed.en,
    settings: 'settings',
    phone: 'my phone',
    link: 'Add another phone',
    code: /Take your other phone.*: LINK \d{6}/,
  },
])('another phone is found in the settings ($words.language)', async (story) => {
  const { words, settings, phone: own, link, code } = story
  const phone = newPhone(world, 'sms')
  await asksForHelp(phone, words)
  await phone.says(settings)
  await phone.hears(new RegExp(`\\d ${own}`, 'i'))
  await phone.says(own)
  await phone.hears(new RegExp(`1 ${link}`))
  await phone.says('1')
  const told = await phone.hears(code)
  const telegram = newPhone(world, 'telegram')
  await telegram.says(/(KOPPEL|KEPPELJE|LINK) \d{6}/.exec(told)?.[0] ?? '')
  await telegram.hears(/Gelukt|Slagge|Done/)
  await phone.hears(/Telegram|app/i)
})

test('messages go where somebody wants them, and by the other way when they do not arrive there', async () => {
  const anna = await movesIn(world, { name: 'Anna Visser', channel: 'telegram' })
  const sms = newPhone(world, 'sms')
  const number = await asksForHelp(sms, typed.nl)
  await sms.says('koppelen')
  const code = /\d{6}/.exec(await sms.hears(/KOPPEL \d{6}/))?.[0] ?? ''
  const telegram = newPhone(world, 'telegram')
  await telegram.says(code)
  await telegram.hears(/Gelukt/)
  await sms.hears(/bekend/)

  await sms.says('instellingen')
  await sms.hears(/Wat wil je veranderen/)
  await sms.says('mijn telefoon')
  await sms.hears(/3 Berichten voortaan hier/)
  await sms.says('3')
  await sms.hears(/^Goed, onze berichten komen voortaan hier\./)
  // they write from somewhere else, and still our first word comes where they want it
  await telegram.says('hoe staat het ermee?')
  await telegram.hears(new RegExp(`#${number}`))
  await press(world, number, 'request.dispatch')
  await anna.hears(/zoekt hulp/)
  await anna.says('ja')
  await anna.hears(/^Wat fijn!/)
  await sms.hears(/^Goed nieuws: Anna komt je helpen\./)
  expect(telegram.unread()).toEqual([])

  world.street.fault({ provider: 'twilio', method: 'messages.create', to: sms.identifier, mode: 30_005 })
  await anna.says('ik kan toch niet komen')
  await anna.hears(/^Kun je echt niet/)
  await anna.says('ja')
  await anna.hears(/^Jammer/)
  await telegram.hears(/^Je hulp kan helaas niet komen/)
  await settled(world)
})
