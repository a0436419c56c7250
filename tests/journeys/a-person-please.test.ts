import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  asksForHelp,
  everyLanguage,
  later,
  newPhone,
  saysAndHears,
  settled,
  typed,
} from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
// what was begun and left is asked about again when a day has passed
afterAll(() => world.close({ allowUnread: true }))

/** The newest card of a talk whose thread says this. */
async function talkCard(says: string): Promise<string> {
  return world.street.until(
    () =>
      world.desk
        .cards()
        .findLast(({ ts }) => world.desk.thread(ts).some((note) => wordsIn(note).includes(says)))?.ts,
    { awaited: `a card whose thread says ${says}` },
  )
}

const takesOver = {
  nl: /neemt het over[\s\S]*058 303 0400/,
  fy: /058 303 0400/,
  en: /takes over[\s\S]*058 303 0400/,
}
const backAgain = { nl: /computer/, fy: /kompjûter/, en: /computer/ }

describe.each(everyLanguage)('somebody asks for a person in $language', (words) => {
  test('the desk is told, the bot is silent, the desk answers, and hands back', async () => {
    const { language, channel } = words
    const person = newPhone(world, channel)
    await saysAndHears(person, words.request, words.yes, words.name)
    await person.says(words.human)
    await person.hears(takesOver[language])
    const card = await talkCard(words.human)

    // whatever they write now goes to the desk, and only there
    const worry = `${words.request} (${language})`
    await person.says(worry)
    await talkCard(worry)
    await settled(world)
    expect(person.unread()).toEqual([])

    // what is said in the thread stays there
    await world.desk.say('Wie kent deze mevrouw?', { threadTs: card })
    await settled(world)
    expect(person.unread()).toEqual([])

    // what is sent on purpose is sent as it was typed
    await world.desk.press(card, 'person.reply')
    await world.desk.submit({ text: `Sjoukje hjir: kin ik helpe? <${language}> & *mear*` })
    expect(await person.hears(/Sjoukje hjir/)).toContain(`Sjoukje hjir: kin ik helpe? <${language}> & *mear*`)
    await person.says(words.yes)
    await settled(world)
    expect(person.unread()).toEqual([])

    await world.desk.press(card, 'person.hand-back')
    await person.hears(backAgain[language])
    expect(await saysAndHears(person, words.request)).not.toBe('')
  })

  test('nobody hands back: after a day the bot answers again', async () => {
    const { language } = words
    const person = newPhone(world, words.channel)
    await saysAndHears(person, words.human)
    await later(world, 23 * 60)
    await person.says(words.request)
    await settled(world)
    expect(person.unread()).toEqual([])
    await later(world, 61)
    await person.hears(backAgain[language])
    await world.note(/A day has passed. The bot answers this person again/)
    await person.says(words.request)
    await person.hears(/boodschappen|boadskippen|groceries/)
  })
})

describe('the desk answers on the card of a request', () => {
  test('from then on the desk talks, and what the resident writes stands under that card', async () => {
    const resident = newPhone(world, 'sms')
    const number = await asksForHelp(resident, typed.nl)
    const { ts } = await world.card(number)
    await world.desk.press(ts, 'request.reply')
    await world.desk.submit({ text: 'Mag het ook donderdag?' })
    await resident.hears(/Mag het ook donderdag\?/, /mens van het servicepunt|servicepunt/)
    await resident.says('Ja hoor, donderdag is prima')
    await world.note(/donderdag is prima/)
    await settled(world)
    expect(resident.unread()).toEqual([])
    expect(world.desk.thread(ts).map(wordsIn).join('\n')).toContain('donderdag is prima')
  })

  test('the answer is shown as it will be read, in the language of who reads it, while it is typed', async () => {
    const resident = newPhone(world, 'sms')
    const { ts } = await world.card(await asksForHelp(resident, typed.nl))
    const user = 'U0DESKSJOUK'
    await world.desk.press(ts, 'request.reply', { user })
    const form = () => JSON.stringify(world.desk.modal(user)?.view.blocks)
    const shows = (says: RegExp) =>
      world.street.until(() => (says.test(form()) ? true : undefined), {
        awaited: `a form that says ${says}`,
      })
    await shows(/goes out by SMS. This person speaks Dutch/)
    await shows(/Je praat nu met iemand van het servicepunt. De computer is stil tot/)
    await world.desk.types({ text: 'Dag Jan, past <morgen>?' }, { user })
    await shows(/>Dag Jan, past &lt;morgen&gt;\?\\n>Je praat nu met iemand/)
    await world.desk.submit({ text: 'Dag Jan, past <morgen>?' }, { user })
    await resident.hears(
      /^Dag Jan, past <morgen>\?\nJe praat nu met iemand van het servicepunt. De computer is stil tot/,
    )
    // who talks with the desk already is not told so again
    await world.desk.press(ts, 'request.reply', { user })
    await shows(/goes out by SMS/)
    expect(form()).not.toContain('Je praat nu met')
    await world.desk.submit({ text: 'En anders overmorgen.' }, { user })
    expect(await resident.hears(/overmorgen/)).toBe('En anders overmorgen.')
  })

  test('an empty answer is not sent', async () => {
    const resident = newPhone(world, 'sms')
    const { ts } = await world.card(await asksForHelp(resident, typed.nl))
    await world.desk.press(ts, 'request.reply')
    const { errors } = await world.desk.submit({ text: '' })
    expect(Object.keys(errors)).toHaveLength(1)
    await world.desk.dismiss()
    await settled(world)
    expect(resident.unread()).toEqual([])
  })
})
