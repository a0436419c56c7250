import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Category, Language } from '../../core/conversations/meaning.ts'
import { optionCalled } from '../support/desk-forms.ts'
import { asks, movesIn } from '../support/neighbours.ts'
import {
  asksForHelp,
  everyLanguage,
  later,
  newPhone,
  press,
  readAll,
  saysAndHears,
  settled,
  type Typed,
} from '../support/talks.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

const dayMinutes = 24 * 60
/** Each story begins at ten in the morning, in a neighbourhood where nobody helps yet. */
beforeEach(async () => {
  const { core, clock } = world.app
  await core.db.volunteer.updateMany({ data: { status: 'left' } })
  const now = clock.now()
  const passed = now.getUTCHours() * 60 + now.getUTCMinutes()
  await later(world, (9 * 60 - passed + dayMinutes) % dayMinutes)
})

const fell: Record<Language, string> = {
  nl: 'ik ben gevallen en kan niet opstaan',
  fy: 'ik bin fallen en kin net oerein komme',
  en: 'I have fallen and I cannot get up',
}
const perhaps: Record<Language, string> = {
  nl: 'ik zie het allemaal niet meer zitten',
  fy: 'ik sjoch it allegear net mear sitten',
  en: 'I do not see a way out any more, everything is hopeless',
}
const call112 = { nl: /^Bel nu 112/, fy: /^Bel(je)? no 112/, en: /^Call 112 now/ }
const words = {
  settings: { nl: 'instellingen', fy: 'ynstellings', en: 'my settings' },
  otherDay: { nl: 'kan het ook een andere dag?', fy: 'kin it ek in oare dei?', en: 'can it be another day?' },
  otherTime: { nl: 'kan het ook om 5 uur?', fy: 'kin it ek om 5 oere?', en: 'can it be at 5 pm?' },
  worry: { nl: 'ik maak me zorgen', fy: 'ik meitsje my soargen', en: 'I am worried' },
  help: { nl: 'ik wil wel helpen', fy: 'ik wol wol helpe', en: 'I want to help' },
  ride: {
    nl: 'Ik moet morgen om 10:15 bij de huisarts zijn, kunnen jullie mij brengen?',
    fy: 'Ik moat moarn om 10:15 by de húsdokter wêze, kinne jim my bringe?',
    en: 'I need a ride to the doctor tomorrow at 10:15 please',
  },
  link: { nl: 'koppelen', fy: 'keppelje', en: 'link' },
} satisfies Record<string, Record<Language, string>>

/** A helper who speaks this language, and a resident whom they said yes to. */
async function agrees({ language, channel, yes }: Typed, category: Category, what: string) {
  const helper = await movesIn(world, {
    name: 'Mark de Boer',
    language,
    channel,
    languages: ['nl', language],
    categories: [category],
  })
  const { resident, number } = await asks(world, what)
  await press(world, number, 'request.dispatch')
  await helper.hears()
  await helper.says(yes)
  await helper.hears(/Jan de Vries/)
  await resident.hears()
  return { helper, resident, number }
}

/** A resident who speaks this language, and a helper who said yes to them. */
async function isHelped(typed: Typed) {
  const helper = await movesIn(world, {
    name: 'Anke Bosma',
    languages: ['nl', typed.language],
    categories: ['groceries'],
  })
  const resident = newPhone(world, typed.channel)
  const number = await asksForHelp(resident, typed)
  await press(world, number, 'request.dispatch')
  await helper.hears()
  await helper.says('ja')
  await helper.hears()
  await resident.hears()
  return { helper, resident, number }
}

interface Place {
  /** Brings somebody there; the last thing they heard is a question. */
  comes(typed: Typed): Promise<Phone>
  /** It was asked outside a talk: it waits for its answer without being asked again. */
  standing?: true
  /** Nothing was asked: they hear what we can do for them. */
  nothing?: true
}

const places: Record<string, Place> = {
  'at the first question': {
    async comes({ channel, language }) {
      const hello = { nl: 'Hallo?', fy: 'Goeie', en: 'Hello there' }[language]
      const phone = newPhone(world, channel)
      await saysAndHears(phone, hello)
      return phone
    },
  },
  'in a sign-up': {
    async comes({ channel, language, yes }) {
      const phone = newPhone(world, channel)
      await saysAndHears(phone, words.help[language], yes)
      return phone
    },
  },
  'in the booking of a ride': {
    async comes({ channel, language, yes, name }) {
      const phone = newPhone(world, channel)
      await saysAndHears(phone, words.ride[language], yes, name, 'Kerkstraat 5, 8925 AB')
      return phone
    },
  },
  'among the settings of a helper': {
    async comes({ language, channel }) {
      const phone = await movesIn(world, { name: 'Sietse Bos', language, channel })
      await saysAndHears(phone, words.settings[language])
      return phone
    },
  },
  'with a ping open': {
    standing: true,
    async comes({ language, channel }) {
      const phone = await movesIn(world, {
        name: 'Mark de Boer',
        language,
        channel,
        languages: ['nl', language],
        categories: ['garden'],
      })
      const { number } = await asks(world, 'Kan iemand morgenmiddag mijn heg snoeien?')
      await press(world, number, 'request.dispatch')
      await phone.hears()
      return phone
    },
  },
  'where a helper is asked for another time': {
    async comes(typed) {
      const { helper } = await agrees(typed, 'pets', 'Kan iemand morgen om 3 uur de hond uitlaten?')
      await saysAndHears(helper, words.otherDay[typed.language])
      return helper
    },
  },
  'where a resident is asked whether another time suits': {
    standing: true,
    async comes(typed) {
      const { helper, resident } = await isHelped(typed)
      await saysAndHears(helper, words.otherTime.nl)
      await resident.hears()
      return resident
    },
  },
  'where a helper is asked whether it is done': {
    standing: true,
    async comes(typed) {
      const { helper, resident } = await agrees(
        typed,
        'cooking',
        'Kan iemand vandaag om 12 uur voor me koken?',
      )
      await later(world, 60)
      await later(world, 5 * 60)
      readAll(world, helper, resident)
      return helper
    },
  },
  'where a resident is asked whether it was all right': {
    standing: true,
    async comes(typed) {
      const { helper, resident } = await isHelped(typed)
      await later(world, 8 * 60 + 1)
      await later(world, 25 * 60)
      readAll(world, helper, resident)
      await helper.says('ja, een uur')
      await helper.hears()
      await resident.hears()
      return resident
    },
  },
  'where a resident is asked whether an organisation may know': {
    standing: true,
    async comes(typed) {
      const resident = newPhone(world, typed.channel)
      const number = await asksForHelp(resident, typed)
      await press(world, number, 'request.refer')
      await world.desk.submit({ organisation: optionCalled(world, 'organisation', 'Sociaal wijkteam Noord') })
      await resident.hears(/Sociaal wijkteam Noord/)
      return resident
    },
  },
  'while a code is on its way to another phone': {
    nothing: true,
    async comes(typed) {
      const phone = newPhone(world, typed.channel)
      await asksForHelp(phone, typed)
      await saysAndHears(phone, words.link[typed.language])
      return phone
    },
  },
  'while a person at the desk talks with them': {
    standing: true,
    async comes(typed) {
      const phone = newPhone(world, typed.channel)
      await saysAndHears(phone, typed.request, typed.human)
      return phone
    },
  },
}

/** How often the whole desk was called to a danger that is certain, or that may be one. */
function alarms(says: RegExp): number {
  return world.desk.workspace
    .all()
    .filter(
      (message) => message.threadTs === null && /<!here>/.test(message.text) && says.test(wordsIn(message)),
    ).length
}
const certain = /Possible danger \(112\)/
const possible = /not certain \(11[23]\)/

describe.each(everyLanguage)('in $language', (typed) => {
  const { language, yes } = typed
  test.each(Object.entries(places))('danger %s', async (_where, { comes, standing, nothing }) => {
    const phone = await comes(typed)
    await settled(world)
    readAll(world, phone)
    const asked = phone.all().at(-1) ?? ''
    const before = { certain: alarms(certain), possible: alarms(possible) }

    await phone.says(perhaps[language])
    const [safety = '', ...rest] = (await phone.hears(/113/)).split('\n')
    expect(safety).toMatch(/113/)
    // one line, and then the same question, if there was one in the talk
    const whatCanWeDo = {
      nl: 'Wat kan ik voor je doen?',
      fy: 'Wat kin ik foar dy dwaan?',
      en: 'What can I do for you?',
    }
    const question = nothing
      ? whatCanWeDo[language]
      : (asked.split('\n').findLast((line) => line.includes('?')) ?? asked)
    expect(rest.join('\n')).toEqual(standing ? '' : expect.stringContaining(question))
    await settled(world)
    expect(phone.unread()).toEqual([])
    expect(alarms(possible)).toBe(before.possible + 1)

    await phone.says(fell[language])
    const answer = await phone.hears(call112[language])
    expect(answer).not.toMatch(/\?/)
    await settled(world)
    expect(phone.unread()).toEqual([])
    expect(alarms(certain)).toBe(before.certain + 1)

    // from here on a person talks with them, and no computer
    await phone.says(yes)
    await settled(world)
    expect(phone.unread()).toEqual([])
  })

  test('a sign of danger between a ping and its answer takes nothing away from the yes', async () => {
    const place = places['with a ping open']
    if (!place) throw new Error('There is no such place.')
    const phone = await place.comes(typed)
    await saysAndHears(phone, perhaps[language])
    await phone.says(yes)
    await phone.hears(/Jan de Vries/)
  })
})
