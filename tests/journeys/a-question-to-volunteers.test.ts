import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { later, newPhone, press, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
let fatima: Phone
let jitske: Phone
let peter: Phone
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
  const training = ['questions']
  fatima = await movesIn(world, { name: 'Fatima El Amrani', training })
  jitske = await movesIn(world, { name: 'Jitske Hoekstra', channel: 'telegram', language: 'fy', training })
  peter = await movesIn(world, { name: 'Peter Hall', channel: 'whatsapp', language: 'en', training })
  await movesIn(world, { name: 'Mark de Boer' })
})
afterAll(() => world.close())

const sjoukje = 'U0DESKSJOUK'
const brecht = 'U0DESKBRECH'

/** Somebody asks something, and says that it may be passed on. */
async function asks(phone: Phone, words: string, yes = 'ja'): Promise<number> {
  const answer = await saysAndHears(phone, words, yes)
  return Number(/#(\d+)/.exec(answer)?.[1])
}

/** The form with the words that volunteers will read. */
async function opensForm(number: number, user = sjoukje): Promise<string> {
  await press(world, number, 'question.ask', user)
  return world.street.until(
    () => {
      const shown = JSON.stringify(world.desk.modal(user)?.view.blocks ?? [])
      return shown.includes('"words"') ? shown : undefined
    },
    { awaited: 'the form to ask volunteers' },
  )
}

test('the desk asks who was trained for it: they read the question, and nothing about who asks', async () => {
  const resident = newPhone(world, 'sms')
  const number = await asks(resident, 'Hallo, ik ben Trijntje Bakker. Waar kan ik terecht voor huurtoeslag?')
  const form = await opensForm(number)
  expect(form).toMatch(/Fatima El Amrani/)
  expect(form).not.toMatch(/Mark de Boer|Trijntje|Bakker/)
  await opensForm(number, brecht)
  await Promise.all([sjoukje, brecht].map((user) => world.desk.submit({}, { user })))
  for (const [phone, says] of [
    [fatima, /Een bewoner van Bilgaard vraagt: ".*huurtoeslag/],
    [jitske, /In bewenner fan Bilgaard freget: ".*huurtoeslag/],
    [peter, /A resident of Bilgaard asks: ".*huurtoeslag/],
  ] as const) {
    expect(await phone.hears(says)).not.toMatch(/Trijntje|Bakker/)
  }
  await world.card(number, /Volunteers were asked[\s\S]*Fatima El Amrani: no answer yet/)
  await settled(world)
  const seen = [sjoukje, brecht].map((user) => world.desk.whispers(user).map(wordsIn).join('\n')).join('\n')
  expect(seen.match(/asked for an answer already/g)).toHaveLength(1)

  // of two who say yes at once one writes
  await Promise.all([fatima.says('ja'), jitske.says('ja')])
  const heard = [await fatima.hears(), await jitske.hears()]
  expect(heard.filter((words) => /De vraag is|De fraach is/.test(words))).toHaveLength(1)
  expect(heard.filter((words) => /schrijft het antwoord al|skriuwt it antwurd al/.test(words))).toHaveLength(
    1,
  )
  const [writer, other] = /De vraag is/.test(heard[0] ?? '') ? [fatima, jitske] : [jitske, fatima]
  await writer.says(
    'Bel de Formulierenbrigade, die helpt met huurtoeslag. Dinsdag van 10 tot 12 in het buurthuis.',
  )
  await writer.hears(/Formulierenbrigade/, /Kan het zo weg|Kin it sa fuort/)
  await writer.says('ja')
  await writer.hears(/servicepunt leest je antwoord|tsjinstepunt lêst dyn antwurd/)
  await world.card(number, /A volunteer has answered[\s\S]*Formulierenbrigade/)
  await settled(world)
  expect(resident.unread()).toEqual([])
  await Promise.all([sjoukje, brecht].map((user) => press(world, number, 'question.send', user)))
  await resident.hears(
    /^Antwoord op je vraag #1: Bel de Formulierenbrigade[\s\S]*een vrijwilliger van Bilgaard voor je\.$/,
  )
  await writer.hears(/doorgestuurd|trochstjoerd/)
  await peter.hears(/needs no answer any more/)
  // who heard that somebody else writes it need not hear it twice
  await settled(world)
  expect(other.unread()).toEqual([])
  await world.card(number, /Done[\s\S]*Answered/)
})

test('the answer is kept for whoever asks the same', async () => {
  const [card] = world.desk.cards().filter((each) => /Keep this answer/.test(wordsIn(each)))
  await world.desk.press(card?.ts ?? '', 'question.keep')
  await world.street.until(
    () =>
      JSON.stringify(world.desk.modal()?.view.blocks ?? []).includes('Formulierenbrigade') ? true : undefined,
    { awaited: 'the form with the answer' },
  )
  await world.desk.submit({ title: 'Huurtoeslag' })
  await settled(world)
  expect(world.desk.whispers(sjoukje).map(wordsIn).join('\n')).toMatch(/The answer Huurtoeslag is kept/)
})

test('nobody answers in time: the desk has it, and a late answer is welcome still', async () => {
  const resident = newPhone(world, 'whatsapp')
  const number = await asks(resident, 'Where can I learn Dutch in the neighbourhood?', 'ok')
  await opensForm(number)
  await world.desk.submit({ words: 'Where can somebody learn Dutch?' })
  for (const phone of [fatima, jitske, peter]) await phone.hears(/Where can somebody learn Dutch/)
  await fatima.says('nee')
  await fatima.hears(/We vragen het een ander/)
  await later(world, 24 * 60)
  await world.card(number, /No volunteer answered in time[\s\S]*Peter Hall: did not answer in time/)
  await resident.says('how is my question?')
  await resident.hears(new RegExp(`Your question #${number}: we are looking for an answer`))
  await peter.says('yes')
  await peter.hears(/Write your answer/)
  await peter.says('Every Thursday at 10 there is a language table in the library.')
  await peter.hears(/Can it go out like this/)
  await peter.says('no')
  await peter.hears(/Write your answer/)
  await peter.says('Every Thursday at 10 there is a language table in the library, it is free.')
  await peter.hears(/it is free/)
  await peter.says('yes')
  await peter.hears(/service point reads your answer/)
  // the desk answers in its own words after all
  await press(world, number, 'question.answer')
  await world.street.until(
    () =>
      JSON.stringify(world.desk.modal()?.view.blocks ?? []).includes('language table') ? true : undefined,
    { awaited: 'the form that begins with what the volunteer wrote' },
  )
  await world.desk.submit({ 'text-own': 'Hello, come to the language table on Thursday.' })
  await resident.hears(/language table on Thursday/)
  await settled(world)
  for (const phone of [fatima, jitske, peter, resident]) expect(phone.unread()).toEqual([])
})

test('where the neighbourhood wants it so, it goes by itself both ways; words that tell who asks stay at the desk', async () => {
  const { first } = world.app.core.neighbourhoods
  Object.assign(first.questions ?? {}, { ask: 'at-once', answers: 'at-once', people: 1 })
  const resident = newPhone(world, 'telegram')
  const number = await asks(resident, 'Wêr kin ik in rollator liene?')
  await jitske.hears(/In bewenner fan Bilgaard freget: "Wêr kin ik in rollator liene/)
  await jitske.says('ja')
  await jitske.hears(/Skriuw dyn antwurd/)
  await jitske.says('By de thússoarchwinkel, fergees foar seis moanne.')
  await jitske.hears(/Kin it sa fuort/)
  await jitske.says('ja')
  await jitske.hears(/De bewenner hat dyn antwurd/)
  await resident.hears(/Antwurd op dyn fraach #\d+: By de thússoarchwinkel/)
  await world.card(number, /Done[\s\S]*thússoarchwinkel/)

  const other = newPhone(world, 'sms')
  const personal = await asks(other, 'Waar kan ik terecht voor zorgtoeslag? Ik woon Kerkstraat 9, 8925 AB')
  await world.card(personal, /New/)
  await settled(world)
  for (const phone of [fatima, jitske, peter]) expect(phone.unread()).toEqual([])
})
