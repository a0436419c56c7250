import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { tellHelpers } from '../../../core/desk/tell-helpers.ts'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { askAllAble } from '../../../core/dispatch/ask-all-able.ts'
import { assignVolunteer } from '../../../core/dispatch/assign-volunteer.ts'
import { declineOffer } from '../../../core/dispatch/decline-offer.ts'
import { handBack } from '../../../core/dispatch/hand-back.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { giveFeedback } from '../../../core/dispatch/visits/give-feedback.ts'
import { reportDone } from '../../../core/dispatch/visits/report-done.ts'
import { reportNotDone } from '../../../core/dispatch/visits/report-not-done.ts'
import { changeVolunteer } from '../../../core/people/change-volunteer.ts'
import { referRequest } from '../../../core/referrals/refer-request.ts'
import { cancelRequest } from '../../../core/requests/cancel-request.ts'
import { closeRequest } from '../../../core/requests/close-request.ts'
import { editRequest } from '../../../core/requests/edit-request.ts'
import { canBecome, isOpen, requestStatus } from '../../../core/requests/request-states.ts'
import { takeRequest } from '../../../core/requests/take-request.ts'
import type { Work } from '../../../core/work.ts'
import { desk, type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const who = fc.nat(3)
const move = fc.oneof(
  fc.constant({ do: 'dispatch' as const }),
  fc.constant({ do: 'time' as const }),
  fc.constant({ do: 'time' as const }),
  fc.record({ do: fc.constant('accept' as const), who }),
  fc.record({ do: fc.constant('accept' as const), who }),
  fc.record({ do: fc.constantFrom('decline', 'handBack', 'assign', 'done', 'notDone', 'leave'), who }),
  fc.record({ do: fc.constantFrom('take', 'edit', 'refer', 'feedback', 'close', 'cancel') }),
  fc.record({ do: fc.constantFrom('one place', 'three places', 'ask all', 'tell') }),
)
type Move = { do: string; who?: number }

interface Scene {
  requestId: string
  resident: string
  volunteers: string[]
  organisationId: string
}

function deed(work: Work, scene: Scene, { do: what, who = 0 }: Move, offerId: string): Promise<unknown> {
  const { requestId, resident } = scene
  const volunteer = scene.volunteers[who] ?? ''
  const edit = { category: 'groceries', wantedAt: '2026-03-01', urgency: 'normal', words: 'Anders' } as const
  const change = (places: number | null) => editRequest(work, requestId, { ...edit, places }, desk)
  const { organisationId } = scene
  const referral = {
    organisationId,
    note: null,
    share: 'phone',
    consent: 'voice',
    followUpOn: '2026-03-01',
  } as const
  const deeds: Record<string, () => Promise<unknown>> = {
    dispatch: () => startDispatch(work, requestId, desk),
    accept: () => acceptOffer(work, offerId, volunteer, { tail: null, condition: false }),
    decline: () => declineOffer(work, offerId, volunteer, null),
    handBack: () => handBack(work, offerId, volunteer, null),
    assign: () => assignVolunteer(work, requestId, volunteer, desk),
    done: () => reportDone(work, offerId, { minutes: 30, tail: null }),
    notDone: () => reportNotDone(work, offerId, null),
    leave: () => changeVolunteer(work, volunteer, { leave: true }),
    take: () => takeRequest(work, requestId, desk),
    edit: () => change(null),
    'one place': () => change(1),
    'three places': () => change(3),
    'ask all': () => askAllAble(work, requestId, { beyondLimit: false }, desk),
    tell: () => tellHelpers(work, requestId, 'We staan bij de zij-ingang', desk),
    refer: () => referRequest(work, requestId, referral, desk),
    feedback: () => giveFeedback(work, requestId, { allRight: true, tail: null }),
    close: () => closeRequest(work, requestId, { outcome: 'unmet', minutes: null }, desk),
    cancel: () => cancelRequest(work, requestId, resident, null),
  }
  const found = deeds[what]
  if (!found) throw new Error(`nobody can ${what}`)
  return found()
}

async function make(scene: Scene, step: Move): Promise<void> {
  if (step.do === 'time') {
    if ((await house.request(scene.requestId)).nextStepAt) await house.nextStep(scene.requestId)
    return
  }
  const volunteerId = scene.volunteers[step.who ?? 0] ?? ''
  const offer = (await house.offers(scene.requestId)).find((each) => each.volunteerId === volunteerId)
  await house.work((work) => deed(work, scene, step, offer?.id ?? scene.requestId))
}

test('whatever people do in whatever order, a request is never forgotten and never has too many helpers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(move, { minLength: 6, maxLength: 16 }),
      fc.constantFrom(1, 1, 2),
      async (moves, places) => {
        house.setClock('2026-01-14T11:00:00Z')
        await house.db.volunteer.updateMany({ data: { status: 'left' } })
        const volunteers = []
        const organisationId = await house.organisation('Thuishulp')
        for (const name of ['A', 'B', 'C', 'D']) volunteers.push(await house.addVolunteer(name))
        const resident = await house.addResident()
        const requestId = await house.open(resident)
        await house.db.helpRequest.update({ where: { id: requestId }, data: { places } })
        let before = await house.request(requestId)
        for (const step of moves) {
          await make({ requestId, resident, volunteers, organisationId }, step)
          const now = await house.request(requestId)
          const [from, to] = [requestStatus(before.status), requestStatus(now.status)]
          expect(from === to || canBecome(from, to)).toBe(true)
          const offers = await house.offers(requestId)
          const taken = offers.map(({ place }) => place).filter((place) => place !== null)
          expect(taken.length).toBeLessThanOrEqual(now.places)
          if (!isOpen(to)) expect([now.nextStep, now.withDeskSince]).toEqual([null, null])
          else expect(now.nextStepAt ?? now.withDeskSince).not.toBeNull()
          if (to === 'matched') expect(taken.length).toBeGreaterThan(0)
          if (!isOpen(to)) expect(offers.filter(({ status }) => status === 'asked')).toEqual([])
          // A helper who comes is asked whether it is done, unless the desk has it in hand.
          const awaited = offers.some(({ status, doneAt }) => status === 'accepted' && doneAt === null)
          if (to === 'matched' && awaited && !now.withDeskSince) {
            expect(['remind', 'remind-soon', 'ask-done', 'ask-done-again', 'done-unanswered']).toContain(
              now.nextStep,
            )
          }
          before = now
        }
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)
