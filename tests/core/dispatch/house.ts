import { randomUUID } from 'node:crypto'
import type { Category, Language } from '../../../core/conversations/meaning.ts'
import { neighbourhoodSchema } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { openRequest } from '../../../core/requests/open-request.ts'
import type { Wish } from '../../../core/requests/opening.ts'
import { runStep } from '../../../core/requests/run-step.ts'
import { inOneTransaction, type Work } from '../../../core/work.ts'
import { freshDatabase } from '../../support/database.ts'
import { openStillCore } from '../../support/still-core.ts'

/** The desk of the house under test. */
export const desk = 'slack:U1'

/** A whole core on a database of its own, with a clock that is set by hand and nobody at the other end. */
export async function openHouse() {
  const { url, drop } = await freshDatabase()
  const clock = { at: new Date('2026-01-14T11:00:00Z'), now: () => clock.at }
  const bilgaard = neighbourhoodSchema.parse({
    id: 'bilgaard',
    name: 'Bilgaard',
    town: 'Leeuwarden',
    desk: { language: 'nl', speaks: ['nl', 'fy'], slackChannel: 'C1' },
    plans: {
      normal: { people: 2, minutesBetween: 30, rounds: 2 },
      urgent: { people: 6, minutesBetween: 10, rounds: 3 },
    },
    organisations: [
      { name: 'Amaryllis', does: 'care', phone: '058 303 0400', message: 'sms:+31612340777' },
      { name: 'Thuishulp', does: 'care' },
    ],
  })
  const still = await openStillCore(url, [bilgaard], clock)
  const { core } = still
  const { db } = core
  const work = <T>(deed: (work: Work) => Promise<T>) => inOneTransaction(core, deed)

  async function addPerson(name: string | null, language: Language, phone: string | null): Promise<string> {
    const id = randomUUID()
    const address = { street: 'Kerkstraat', houseNumber: '5', postcode: '8917 AB' }
    const neighbourhoodId = 'bilgaard'
    await db.person.create({
      data: { id, neighbourhoodId, name, language, phone, createdAt: clock.at, ...address },
    })
    return id
  }

  async function giveAddress(personId: string, channel: string, identifier: string): Promise<string> {
    const id = randomUUID()
    const neighbourhoodId = 'bilgaard'
    await db.address.create({
      data: { id, neighbourhoodId, personId, channel, identifier, createdAt: clock.at },
    })
    return id
  }

  return {
    url,
    core,
    db,
    work,
    addPerson,
    giveAddress,
    setClock(to: string) {
      clock.at = new Date(to)
    },
    now: () => clock.at,

    async addResident(name: string | null = 'Anna de Boer', language: Language = 'nl'): Promise<string> {
      const id = await addPerson(name, language, '+31612345678')
      await giveAddress(id, 'telegram', randomUUID())
      return id
    },

    async addVolunteer(
      name: string | null,
      about: { categories?: Category[]; languages?: Language[]; unreachable?: true } = {},
    ) {
      const id = await addPerson(name, 'nl', null)
      if (!about.unreachable) await giveAddress(id, 'sms', `+316${randomUUID()}`)
      await db.volunteer.create({
        data: {
          personId: id,
          neighbourhoodId: 'bilgaard',
          status: 'approved',
          categories: about.categories ?? ['groceries'],
          languages: about.languages ?? ['nl'],
          availability: [],
          appliedAt: clock.at,
        },
      })
      return id
    },

    async open(residentId: string, about: Partial<Wish> = {}): Promise<string> {
      const opened = await work((in_) =>
        openRequest(in_, {
          neighbourhoodId: 'bilgaard',
          residentId,
          category: 'groceries',
          words: 'Boodschappen voor mij en Truus',
          wantedAt: '2026-01-15T14:00',
          urgency: 'normal',
          origin: 'sms',
          language: 'nl',
          ...about,
        }),
      )
      if (!opened.ok) throw new Error(opened.why)
      return opened.id
    },

    /** The id of an organisation of the directory, by its name. */
    organisation: async (name: string) => (await db.organisation.findFirstOrThrow({ where: { name } })).id,

    request: (id: string) => db.helpRequest.findUniqueOrThrow({ where: { id } }),
    offers: (requestId: string) => db.offer.findMany({ where: { requestId }, orderBy: { askedAt: 'asc' } }),
    offerOf: (requestId: string, volunteerId: string) =>
      db.offer.findUniqueOrThrow({ where: { requestId_volunteerId: { requestId, volunteerId } } }),

    /** Moves the clock to the next step that this request is owed, and does it. */
    async nextStep(requestId: string): Promise<string | null> {
      const { nextStep, nextStepAt, fence } = await db.helpRequest.findUniqueOrThrow({
        where: { id: requestId },
      })
      if (!nextStepAt) throw new Error('Nothing is owed.')
      if (nextStepAt > clock.at) clock.at = nextStepAt
      await work((in_) => runStep(in_, requestId, fence))
      return nextStep
    },

    /** What was written to somebody, oldest first, as purpose and text. */
    async heard(personId: string): Promise<{ purpose: string; text: string }[]> {
      const rows = await db.outboxMessage.findMany({
        where: { personId, status: { not: 'dropped' } },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ purpose, content }) => ({ purpose, text: textOf(content) }))
    },

    /** The notes in the desk's channel, oldest first. */
    async notes(): Promise<string[]> {
      const rows = await db.outboxMessage.findMany({
        where: { purpose: { in: ['desk.note', 'desk.alarm', 'desk.danger'] } },
        orderBy: { id: 'asc' },
      })
      return rows.map(({ content }) => textOf(content))
    },

    /** Lets all that waits in the outbox be sent. */
    async sendAll(): Promise<void> {
      await db.outboxMessage.updateMany({ where: { status: 'pending' }, data: { status: 'sent' } })
    },

    async history(requestId: string): Promise<string[]> {
      const rows = await db.requestEvent.findMany({ where: { requestId }, orderBy: { id: 'asc' } })
      return rows.map(({ kind }) => kind)
    },

    async close(): Promise<void> {
      await still.close()
      await drop()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

function textOf(content: unknown): string {
  return content && typeof content === 'object' && 'text' in content ? String(content.text) : ''
}
