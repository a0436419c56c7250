import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { asksForHelp, newPhone, press, settled, typed } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

let pinged = 0

/** A neighbour with nothing but a phone for texts, who has just been asked for help. */
async function somebodyPinged(): Promise<{ phone: Phone; number: number }> {
  const phone = await movesIn(world, { name: `Buur ${String.fromCharCode(65 + pinged++)}`, channel: 'sms' })
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  await press(world, number, 'request.dispatch')
  await phone.hears(/JA .*NEE/)
  return { phone, number }
}

async function answerOf({ phone, number }: { phone: Phone; number: number }): Promise<string> {
  await settled(world)
  const { rows } = await world.app.core.pool.query<{ status: string }>(
    `select o.status from offer o join help_request r on r.id = o.request_id
     join address a on a.person_id = o.volunteer_id where r.number = $1 and a.identifier = $2`,
    [number, phone.identifier],
  )
  return rows.map(({ status }) => status).join()
}

/** The request is over and the neighbour leaves, so that the next one is asked alone. */
async function over({ phone, number }: { phone: Phone; number: number }): Promise<void> {
  await press(world, number, 'request.close')
  await world.desk.submit({ outcome: 'other' })
  await phone.says('stop')
  await settled(world)
}

describe('W13: what a neighbour may answer to a ping by SMS', () => {
  test.each(['JA', 'ja!', ' Ja ', 'Jawis', 'ja 👍🏽', '👍', 'jaaa hoor', 'Ja.', 'yes please', 'is goed'])(
    'W13: "%s" is a yes',
    async (text) => {
      const asked = await somebodyPinged()
      await asked.phone.says(text)
      expect(await answerOf(asked)).toBe('accepted')
      await over(asked)
    },
  )

  test.each(['NEE', 'nee hoor', ' Nee! ', 'nee 😅', 'helaas', 'kin net'])(
    'W13: "%s" is a no',
    async (text) => {
      const asked = await somebodyPinged()
      await asked.phone.says(text)
      expect(await answerOf(asked)).toBe('declined')
      await over(asked)
    },
  )

  test.each(['hmm', '🤔', 'blauw', '7', 'wie is het?', 'janee'])(
    'W13: "%s" is neither: they are answered, nothing is decided, and a yes still counts',
    async (text) => {
      const asked = await somebodyPinged()
      await asked.phone.says(text)
      await asked.phone.hears()
      expect(await answerOf(asked)).toBe('asked')
      await asked.phone.says('ja')
      expect(await answerOf(asked)).toBe('accepted')
      await over(asked)
    },
  )
})
