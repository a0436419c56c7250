import { afterAll, beforeAll, test } from '@jest/globals'
import { later, newPhone, readAll } from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
const sjoukje = 'U0DESKSJOUK'
const visitors: Phone[] = []
const visitor = () => {
  const phone = newPhone(world, 'telegram')
  visitors.push(phone)
  return phone
}
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** The newest thing that only this member of the desk saw. */
async function whispered(says: RegExp): Promise<string> {
  return world.street.until(
    () =>
      world.desk
        .whispers(sjoukje)
        .map(wordsIn)
        .findLast((words) => says.test(words)),
    { awaited: `a whisper that says ${says}` },
  )
}

/** The code in a link of this language, from the answer to a command. */
async function posterCode(command: string, language: string): Promise<string> {
  await world.desk.command(command, { user: sjoukje })
  const words = await whispered(new RegExp(`${language}: https://t\\.me/foardoar_street_bot\\?start=`))
  return new RegExp(`${language}: \\S+start=([\\w-]{16})`).exec(words)?.[1] ?? ''
}

test('T17: a poster brings anybody in, in its own language, and may be used again', async () => {
  const code = await posterCode('/foardoar poster', 'Frisian')
  for (const phone of [visitor(), visitor()]) {
    await phone.says(`/start ${code}`)
    await phone.hears(/^Hoi, ik bin Foardoar/, /Wat kin ik foar dy dwaan\?/)
  }
})

test('T17: a poster for helpers goes straight to signing up, one for help straight to asking', async () => {
  const helper = visitor()
  await helper.says(`/start ${await posterCode('/foardoar poster volunteer', 'Dutch')}`)
  await helper.hears(/ik ben Foardoar/, /Wat fijn|helpen/)
  const resident = visitor()
  await resident.says(`/start ${await posterCode('/foardoar poster help', 'English')}`)
  await resident.hears(/I am Foardoar/)
})

test('T17: a wrong code gives no hint: it is a beginning like any other', async () => {
  const stranger = visitor()
  await stranger.says('/start aaaaaaaaaaaaaaaa')
  await stranger.hears(/Die code werkt niet/, /ik ben Foardoar/, /Wat kan ik voor je doen\?/)
})

test('T17: a link from the desk opens Telegram as somebody the desk knows, once, and for a week', async () => {
  const mark = world.phone('Mark')
  await mark.says('ik heb pauze tot en met 30 november')
  await mark.hears(/We vragen je|we vragen je/)
  const card = await world.street.until(() =>
    world.desk.workspace.all().find((message) => /Mark de Boer/.test(wordsIn(message))),
  )
  const invite = async () => {
    const { words } = await world.shownTo(sjoukje, () =>
      world.desk.press(card.ts, 'person.invite', { user: sjoukje }),
    )
    return /start=([\w-]+)/.exec(words)?.[1] ?? ''
  }
  const [late, code] = [await invite(), await invite()]
  const telegram = visitor()
  await telegram.says(`/start ${code}`)
  await telegram.hears(/Gelukt! Ik weet nu dat jij het bent/)
  await mark.hears(/ook op een andere telefoon of app bekend/)
  const thief = visitor()
  await thief.says(`/start ${code}`)
  await thief.hears(/Die code werkt niet/)
  await later(world, 7 * 24 * 60 + 1)
  readAll(world, mark, ...visitors)
  await thief.says(`/start ${late}`)
  await thief.hears(/Die code werkt niet/)
})
