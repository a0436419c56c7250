import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn, threadOf } from '../support/neighbours.ts'
import { press, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
let mark: Phone
let ytsje: Phone
let mary: Phone
let anke: Phone
let resident: Phone
let number: number
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  mark = await movesIn(world, { name: 'Mark de Boer' })
  ytsje = await movesIn(world, { name: 'Ytsje de Vries', channel: 'telegram', language: 'fy' })
  mary = await movesIn(world, { name: 'Mary Smith', channel: 'whatsapp', language: 'en' })
  anke = await movesIn(world, { name: 'Anke Bosma' })
})
afterAll(() => world.close())

/** What stands in the form that is open at the desk. */
function formSays(): string {
  return JSON.stringify(world.desk.modal()?.view.blocks ?? [])
}

test('the desk says on the form that it takes three, and asks everybody who is able', async () => {
  const asked = await asks(world, 'Kan iemand morgenmiddag boodschappen voor me doen?')
  resident = asked.resident
  number = asked.number
  await press(world, number, 'request.edit')
  await world.desk.submit({ places: '3' })
  await world.card(number, /Neighbours needed\*\n3/)
  await press(world, number, 'request.ask-all')
  await world.street.until(() => (formSays().includes('We now ask these neighbours (4)') ? true : undefined))
  await world.desk.submit({})
  for (const helper of [mark, ytsje, mary, anke]) await helper.hears(/boodschappen|boadskippen|groceries/)
})

test('the resident hears each time who come, and who is silent hears that it is taken care of', async () => {
  await mark.says('ja')
  await mark.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Mark komt je helpen[\s\S]*^Nu komen: Mark\. We zoeken nog verder\.$/m)
  await ytsje.says('ja')
  await ytsje.hears(/^Wat moai!/)
  await resident.hears(/Ytsje komt[\s\S]*^Nu komen: Mark en Ytsje\. We zoeken nog verder\.$/m)
  await mary.says('yes')
  await mary.hears(/^How kind!/)
  await resident.hears(/Mary komt[\s\S]*^Samen komen: Mark, Ytsje en Mary\.$/m)
  await anke.hears(/^Iemand anders doet dit al/)
})

test('words of the desk go to everybody who said yes and to nobody else, each in their own language', async () => {
  await press(world, number, 'request.tell')
  await world.street.until(() => (formSays().includes('Mark de Boer') ? true : undefined))
  const form = formSays()
  expect(form).toMatch(/Ytsje de Vries.*by Telegram, reads Frisian/)
  expect(form).toMatch(/Bericht van het servicepunt over #\d+/)
  expect(form).toMatch(/Berjocht fan it tsjinstepunt oer #\d+/)
  expect(form).toMatch(/Message from the service point about #\d+/)
  expect(form).not.toContain('Anke')
  await world.desk.submit({ text: 'We staan bij de zij-ingang.' })
  await mark.hears(
    /^Bericht van het servicepunt over #\d+: boodschappen, morgen .*\.\nWe staan bij de zij-ingang\.$/,
  )
  await ytsje.hears(/^Berjocht fan it tsjinstepunt oer #\d+: .*\.\nWe staan bij de zij-ingang\.$/)
  await mary.hears(/^Message from the service point about #\d+: .*\.\nWe staan bij de zij-ingang\.$/)
  await settled(world)
  expect([...anke.unread(), ...resident.unread()]).toEqual([])
  expect(await threadOf(world, number)).toMatch(
    /<@U0DESK\w+> told Mark de Boer, Ytsje de Vries and Mary Smith:\nWe staan bij de zij-ingang\./,
  )
})

test('what they answer comes into the thread of the request, and each is thanked in their own language', async () => {
  await mark.says('ok, top')
  await mark.hears(/^Dank je, ik geef het door aan het servicepunt\.$/)
  await ytsje.says('Hokker doar is dat krekt?')
  await ytsje.hears(/^Tige tank, ik jou it troch oan it tsjinstepunt\.$/)
  await mary.says('Thanks, shall I bring a bag?')
  await mary.hears(/^Thank you, I am passing it on to the service point\.$/)
  await mary.says('I have a big one')
  await mary.hears(/^Thank you, I am passing it on to the service point\.$/)
  await settled(world)
  const thread = await threadOf(world, number)
  expect(thread).toMatch(/<@U0DESK\w+> Mark de Boer answers: ok, top/)
  expect(thread).toMatch(/Ytsje de Vries answers: Hokker doar is dat krekt\?/)
  expect(thread).toMatch(/Mary Smith answers: Thanks, shall I bring a bag\?/)
  expect(thread).toMatch(/Mary Smith answers: I have a big one/)
  expect(resident.unread()).toEqual([])
})

test('who wants something else is helped as always', async () => {
  await mark.says('Kan iemand zaterdag mijn gras maaien?')
  await mark.hears(/Waar woon je/)
  await mark.says('opnieuw beginnen')
  await mark.hears(/opnieuw/i)
})

test('who said stop is not written to, and the desk hears whom to call', async () => {
  await mark.says('stop')
  await settled(world)
  await press(world, number, 'request.tell')
  await world.street.until(() => (formSays().includes('please call') ? true : undefined))
  await world.desk.submit({ text: 'Neem een tas mee.' })
  await ytsje.hears(/Neem een tas mee/)
  await mary.hears(/Neem een tas mee/)
  expect(await world.note(/Please call:/)).toMatch(
    /Not reached: Mark de Boer\. Please call:\nNeem een tas mee\.$/m,
  )
  expect(mark.unread()).toEqual([])
})

test('never fewer places than said yes', async () => {
  await press(world, number, 'request.edit')
  await world.desk.submit({ places: '2' })
  await settled(world)
  const whispers = ['U0DESKSJOUK', 'U0DESKBRECH', 'U0DESKTJITS'].flatMap((user) => world.desk.whispers(user))
  expect(JSON.stringify(whispers)).toMatch(/More neighbours have said yes already/)
})
