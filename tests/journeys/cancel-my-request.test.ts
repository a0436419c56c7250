import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  asksForHelp,
  everyLanguage,
  newPhone,
  readAll,
  saysAndHears,
  searches,
  settled,
  typed,
} from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const sure = { nl: /Zal ik #\d+ afzeggen/, fy: /Sil ik #\d+ ôfsizze/, en: /Shall I call off #\d+/ }
const done = { nl: /is afgezegd/, fy: /is ôfsein/, en: /called off|is off/ }
const notNeeded = /niet meer nodig|net mear nedich|no longer needed/
const needNotCome = /niet meer te komen|net mear te kommen|(need not|no longer need to|do not need to) come/

describe.each(everyLanguage)('a resident calls it off in $language', (words) => {
  const { language, channel, cancel, yes, no } = words

  test('while neighbours are being asked: all who were asked hear it, and a late yes is answered kindly', async () => {
    const resident = newPhone(world, channel)
    const number = await asksForHelp(resident, words)
    const asked = await searches(world, number)
    expect(asked.length).toBeGreaterThan(0)
    readAll(world, ...asked)
    await resident.says(cancel)
    await resident.hears(sure[language])
    await resident.says(yes)
    await resident.hears(done[language])
    for (const helper of asked) await helper.hears(notNeeded)
    await world.card(number, /Cancelled by the resident/)
    await asked[0]?.says('ja')
    await asked[0]?.hears(/afgezegd|ôfsein|called off/)
    await settled(world)
  })

  test('after somebody said yes: the helper hears that they need not come', async () => {
    const resident = newPhone(world, channel)
    const number = await asksForHelp(resident, words)
    const asked = await searches(world, number)
    readAll(world, ...asked)
    const [helper, ...others] = asked
    await helper?.says('ja')
    await helper?.hears(new RegExp(`#${number}`))
    await resident.hears(/./)
    for (const other of others) await other.hears(/./)
    await saysAndHears(resident, cancel)
    await resident.says(yes)
    await resident.hears(done[language])
    await helper?.hears(needNotCome)
    await settled(world)
  })

  test('and thinks better of it: nothing changes', async () => {
    const resident = newPhone(world, channel)
    const number = await asksForHelp(resident, words)
    await resident.says(cancel)
    await resident.hears(sure[language])
    await resident.says(no)
    await resident.hears(/verandert niets|feroaret neat|nothing changes/i)
    expect(await saysAndHears(resident, words.status)).toContain(`#${number}`)
  })

  test('with nothing open: is told so', async () => {
    const somebody = newPhone(world, channel)
    await somebody.says(words.cancel)
    await somebody.hears(/geen aanvraag|gjin oanfraach|no request|nothing/i)
  })
})

test('with two open requests the resident is asked which one', async () => {
  const resident = newPhone(world, 'sms')
  const first = await asksForHelp(resident, typed.nl)
  const answer = await saysAndHears(resident, 'Kan iemand vrijdagochtend mijn gras maaien?', 'ja')
  const second = Number(/#(\d+)/.exec(answer)?.[1])
  expect(second).toBeGreaterThan(first)
  await resident.says('het hoeft niet meer')
  await resident.hears(new RegExp(`#${first}`), new RegExp(`#${second}`))
  await resident.says(`#${second}`)
  await resident.hears(new RegExp(`#${second}`))
  await resident.says('ja')
  await resident.hears(new RegExp(`#${second} is afgezegd`))
  expect(await saysAndHears(resident, 'hoe staat het ermee?')).toContain(`#${first}`)
})
