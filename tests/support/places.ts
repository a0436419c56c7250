import type { Category, Language } from '../../core/conversations/meaning.ts'
import { optionCalled } from './desk-forms.ts'
import { asks, movesIn } from './neighbours.ts'
import { asksForRide } from './riding.ts'
import { asksForHelp, later, newPhone, press, readAll, saysAndHears, type Typed } from './talks.ts'
import type { Phone, World } from './world.ts'

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
  // each at an hour of their own: there is one car, and some ride every week
  tuesday: {
    nl: 'volgende week dinsdag om 9:15',
    fy: 'takom wike tiisdei om 10:15',
    en: 'on Tuesday next week at 11:15',
  },
  tuesdays: {
    nl: 'elke dinsdag om 12:15',
    fy: 'elke tiisdei om 13:45',
    en: 'every Tuesday at 15:15',
  },
  otherRide: {
    nl: 'kan de rit op een andere tijd?',
    fy: 'kin de rit op in oare tiid?',
    en: 'can the ride be at another time?',
  },
  notThen: { nl: 'volgende week niet', fy: 'takom wike net', en: 'not next week' },
} satisfies Record<string, Record<Language, string>>

/** A helper who speaks this language, and a resident whom they said yes to. */
async function agrees(world: World, { language, channel, yes }: Typed, category: Category, what: string) {
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
async function isHelped(world: World, typed: Typed) {
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

/** A resident who speaks this language, with the car booked for them. */
async function rides(world: World, { language, channel, yes }: Typed, at: Record<Language, string>) {
  const { rider } = await asksForRide(world, { language, channel, at: at[language] })
  await saysAndHears(rider, yes)
  return rider
}

/** Somewhere in a talk. */
export interface Place {
  /** Brings somebody there; the last thing they heard is a question. */
  comes(world: World, typed: Typed): Promise<Phone>
  /** It was asked outside a talk: it waits for its answer without being asked again. */
  standing?: true
  /** What they say now is what was asked for: it is passed on. */
  told?: true
  /** Nothing was asked: they hear what we can do for them. */
  nothing?: true
}

/** Every flow, with somebody in the middle of it, by where that is. */
export const places: Record<string, Place> = {
  'at the first question': {
    async comes(world, { channel, language }) {
      const hello = { nl: 'Hallo?', fy: 'Goeie', en: 'Hello there' }[language]
      const phone = newPhone(world, channel)
      await saysAndHears(phone, hello)
      return phone
    },
  },
  'in a sign-up': {
    async comes(world, { channel, language, yes }) {
      const phone = newPhone(world, channel)
      await saysAndHears(phone, words.help[language], yes)
      return phone
    },
  },
  'in the booking of a ride': {
    async comes(world, { channel, language, yes, name }) {
      const phone = newPhone(world, channel)
      await saysAndHears(phone, words.ride[language], yes, name, 'Kerkstraat 5, 8925 AB')
      return phone
    },
  },
  'where a ride is moved': {
    async comes(world, typed) {
      const rider = await rides(world, typed, words.tuesday)
      await saysAndHears(rider, words.otherRide[typed.language])
      return rider
    },
  },
  'where a ride of every week falls out once': {
    async comes(world, typed) {
      const rider = await rides(world, typed, words.tuesdays)
      await saysAndHears(rider, words.notThen[typed.language])
      return rider
    },
  },
  'where a helper tells a worry': {
    told: true,
    async comes(world, typed) {
      const { helper } = await agrees(
        world,
        typed,
        'paperwork',
        'Kan iemand morgenmiddag met een brief helpen?',
      )
      await saysAndHears(helper, words.worry[typed.language])
      return helper
    },
  },
  'among the settings of a helper': {
    async comes(world, { language, channel }) {
      const phone = await movesIn(world, { name: 'Sietse Bos', language, channel })
      await saysAndHears(phone, words.settings[language])
      return phone
    },
  },
  'with a ping open': {
    standing: true,
    async comes(world, { language, channel }) {
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
    async comes(world, typed) {
      const { helper } = await agrees(world, typed, 'pets', 'Kan iemand morgen om 3 uur de hond uitlaten?')
      await saysAndHears(helper, words.otherDay[typed.language])
      return helper
    },
  },
  'where a resident is asked whether another time suits': {
    standing: true,
    async comes(world, typed) {
      const { helper, resident } = await isHelped(world, typed)
      await saysAndHears(helper, words.otherTime.nl)
      await resident.hears()
      return resident
    },
  },
  'where a helper is asked whether it is done': {
    standing: true,
    async comes(world, typed) {
      const { helper, resident } = await agrees(
        world,
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
    async comes(world, typed) {
      const { helper, resident } = await isHelped(world, typed)
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
    async comes(world, typed) {
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
    async comes(world, typed) {
      const phone = newPhone(world, typed.channel)
      await asksForHelp(phone, typed)
      await saysAndHears(phone, words.link[typed.language])
      return phone
    },
  },
  'while a person at the desk talks with them': {
    standing: true,
    async comes(world, typed) {
      const phone = newPhone(world, typed.channel)
      await saysAndHears(phone, typed.request, typed.human)
      return phone
    },
  },
}

const dayMinutes = 24 * 60

/** The next morning at ten, in a neighbourhood where nobody helps any more. */
export async function newMorning(world: World): Promise<void> {
  const { core, clock } = world.app
  await core.db.volunteer.updateMany({ data: { status: 'left' } })
  const now = clock.now()
  const passed = now.getUTCHours() * 60 + now.getUTCMinutes()
  await later(world, (9 * 60 - passed + dayMinutes) % dayMinutes)
}
