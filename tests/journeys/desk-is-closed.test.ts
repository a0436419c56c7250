import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { later, newPhone, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

const week = ['mon', 'tue', 'wed', 'thu', 'fri']
const hood = {
  id: 'bilgaard',
  name: 'Bilgaard',
  town: 'Leeuwarden',
  postcodes: ['8925'],
  desk: {
    language: 'en',
    phone: '058 303 0400',
    openingHours: [{ days: week, from: '09:00', until: '17:00' }],
    onCall: { phone: '+31612388001' },
  },
}
const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

let world: World
beforeAll(async () => {
  const fridayEvening = new Date('2026-11-20T18:30:00Z')
  world = await openWorld({
    volunteers: false,
    at: fridayEvening,
    neighbourhoods: [hood],
  })
})
afterAll(() => world.close())

const told = (user: string) => world.desk.whispers(user).map(wordsIn).join('\n')

/** What only one member of the desk reads after a command. */
async function command(line: string, user: string): Promise<string> {
  const { words } = await world.answerTo(line, user)
  await settled(world)
  return words
}

test('on Friday evening a request is opened, and the resident hears when somebody looks at it', async () => {
  const phone = newPhone(world, 'sms')
  const text =
    'Hoi, ik ben Jan de Vries, Dorpsstraat 3, 8925 AB. Wie doet dinsdag om 10 uur boodschappen voor mij?'
  expect(await saysAndHears(phone, text, 'ja', 'ja')).toMatch(
    /#1[\s\S]*niemand bij het servicepunt\. Vanaf maandag 23-11 om 09:00 kijkt er iemand naar/,
  )
})

test('who asks for a person hears when somebody answers, and the bot keeps silent until then and a day more', async () => {
  const phone = newPhone(world, 'sms')
  await phone.says('ik wil een mens spreken')
  await phone.hears(/Vanaf maandag 23-11 om 09:00 leest iemand je bericht/)
  await later(world, 60 * 60)
  await phone.says('zijn jullie er al?')
  await settled(world)
  expect(phone.unread()).toEqual([])
})

test('danger does not wait: 112 at once, and who is on call hears it on their phone, without a name', async () => {
  const usual = world.phone('sms', '+31612388001')
  const phone = newPhone(world, 'sms')
  await phone.says('help, er is brand in mijn keuken')
  await phone.hears(/Bel nu 112/)
  const text = await usual.hears(/Bilgaard/, /gevaar/i)
  expect(text).not.toMatch(/brand|keuken|\+31/)
})

test('a member of the desk names who is on call: they are called by name in Slack and by SMS, until then', async () => {
  expect(await command('/foardoar oncall morgen', brecht)).toMatch(/Write for example/)
  expect(await command(`/foardoar oncall <@${sjoukje}|sjoukje> 2027-01-05 06 12 38 80 02`, brecht)).toMatch(
    /write that down/,
  )
  await world.note(/<@U0DESKSJOUK> is on call until/)
  expect(await command('/foardoar oncall', brecht)).toMatch(/<@U0DESKSJOUK> is on call until/)
  const sjoukjesPhone = world.phone('sms', '+31612388002')
  const phone = newPhone(world, 'sms')
  await phone.says('help, er is brand in mijn keuken')
  await phone.hears(/Bel nu 112/)
  await sjoukjesPhone.hears(/Kijk nu in Slack/)
  await world.note(/<@U0DESKSJOUK>, /)
  await command('/foardoar oncall stop', sjoukje)
  await world.note(/no longer on call/)
  await command('/foardoar oncall stop', sjoukje)
  await world.street.until(() => (/Nobody was on call/.test(told(sjoukje)) ? true : undefined))
  expect(await command('/foardoar oncall', brecht)).toMatch(/\+31612388001 is on call/)
})

test('a guest names nobody', async () => {
  expect(await command('/foardoar oncall 22:00', 'U0GUESTKARE')).toMatch(/Only members/)
  expect(await command('/foardoar oncall', brecht)).toMatch(/\+31612388001 is on call/)
})
