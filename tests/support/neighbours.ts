import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Category, Language } from '../../core/conversations/meaning.ts'
import { seedNeighbour } from '../../prisma/seed/seed.ts'
import { newPhone } from './talks.ts'
import type { Phone, World } from './world.ts'

/** A volunteer of a story: who they are, and what matters for who is asked. */
interface Helper {
  name: string
  channel?: PhoneChannel
  language?: Language
  categories?: Category[]
  availability?: string[]
}

/** A volunteer comes to live in the neighbourhood; the answer is their phone. */
export async function movesIn(world: World, helper: Helper): Promise<Phone> {
  const { name, channel = 'sms', language = 'nl', categories = ['groceries'], availability = [] } = helper
  const phone = newPhone(world, channel)
  const { core, clock } = world.app
  const volunteer = { categories, languages: [language], availability, vetted: true }
  const neighbour = { name, channel, identifier: phone.identifier, language, volunteer }
  await seedNeighbour(core.db, core.neighbourhoods.first.id, neighbour, clock.now())
  return phone
}
