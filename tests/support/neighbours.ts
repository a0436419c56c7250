import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Category, Language } from '../../core/conversations/meaning.ts'
import { seedNeighbour } from '../../prisma/seed/seed.ts'
import { newPhone, saysAndHears } from './talks.ts'
import { type Phone, type World, wordsIn } from './world.ts'

/** A volunteer of a story: who they are, and what matters for who is asked. */
interface Helper {
  name: string
  channel?: PhoneChannel
  language?: Language
  categories?: Category[]
  languages?: Language[]
  /** Parts of the week, such as tue-morning. */
  availability?: string[]
  training?: string[]
  /** Where they live, if that is known. */
  postcode?: string
}

/** A volunteer comes to live in the neighbourhood; the answer is their phone. */
export async function movesIn(world: World, helper: Helper): Promise<Phone> {
  const { name, channel = 'sms', language = 'nl', categories = ['groceries'], availability = [] } = helper
  const { languages = [language], training = [] } = helper
  const phone = newPhone(world, channel)
  const { core, clock } = world.app
  const volunteer = { categories, languages, availability, vetted: true, training }
  const neighbour = { name, channel, identifier: phone.identifier, language, volunteer }
  await seedNeighbour(core.db, core.neighbourhoods.first.id, neighbour, clock.now())
  if (helper.postcode)
    await core.db.person.updateMany({
      where: { addresses: { some: { identifier: phone.identifier } } },
      data: { postcode: helper.postcode },
    })
  return phone
}

/** Somebody new asks for something in one line that leaves nothing to be asked but a yes, and a yes. */
export async function asks(
  world: World,
  what: string,
  name = 'Jan de Vries',
): Promise<{ resident: Phone; number: number }> {
  const resident = newPhone(world, 'sms')
  const answer = await saysAndHears(
    resident,
    `Hoi, ik ben ${name}, Dorpsstraat 3, 8925 AB. ${what}`,
    'ja',
    'ja',
  )
  const number = Number(/#(\d+)/.exec(answer)?.[1])
  if (!number) throw new Error(`No request was opened:\n${answer}`)
  return { resident, number }
}

/** All that is written under a request's card. */
export async function threadOf(world: World, number: number): Promise<string> {
  const { ts } = await world.card(number)
  return world.desk.thread(ts).map(wordsIn).join('\n')
}
