import type { Line } from '../conversations/intent.ts'
import { dayOf, edgesOf } from '../days.ts'
import { comingOffers } from '../dispatch/visits/coming.ts'
import { askDoneAt } from '../dispatch/visits/visit-steps.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import { namedFor } from '../people/shared-phone.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { firstNameOf, foardoar, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { residentOf } from '../requests/requests.store.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { type DayRide, ridesOfDriver } from './day.store.ts'
import { dayLines } from './day-lines.ts'
import { gistOf, riderLines } from './ride-lines.ts'
import type { Ride } from './ride-wish.ts'
import { asDriven } from './together/as-driven.ts'

/** Reminds the rider, with choices to answer by, and gives the driver their whole day. */
export async function remindRide(work: Work, request: HelpRequest, ride: Ride): Promise<void> {
  for (const { volunteerId } of await comingOffers(work, request.id)) {
    await remindRider(work, request.residentId, ride, firstNameOf(await nameOf(work, volunteerId)))
    await giveDay(work, ride, volunteerId)
  }
  await record(work, request.id, 'reminded', foardoar)
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  await oweStep(work, request.id, 'ask-done', askDoneAt(visit, work.now, quietHours, zone))
}

async function remindRider(work: Work, residentId: string, ride: Ride, driver: string | null): Promise<void> {
  const lines = riderLines(work, ride, driver, 'rides.remind')
  await tell(work, residentId, lines, {
    ...gistOf(lines),
    purpose: 'ride.remind',
    requestId: ride.requestId,
    about: `r:${ride.requestId}`,
    choices: [
      { value: 'ok', key: 'rides.choice-all-right' },
      { value: 'other', key: 'rides.choice-other-time' },
      { value: 'off', key: 'rides.choice-not-needed' },
      { value: 'human', key: 'common.choice-person' },
    ],
  })
}

/** The evening before, one message holds all rides of the day; on the day itself each is brought up by itself. */
async function giveDay(work: Work, ride: Ride, driverId: string): Promise<void> {
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const day = dayOf(ride.pickupAt, zone)
  const edges = edgesOf(day, zone)
  const all = await ridesOfDriver(work, driverId, edges)
  const isToday = dayOf(work.now, zone).equals(day)
  // the first reminder of the evening told of all of them
  if (!isToday && all.some(({ nextStep }) => nextStep === 'ask-done')) return
  const shown = isToday ? all.filter((each) => each.ride.requestId === ride.requestId) : all
  const lines: Line[] = [
    {
      key: shown.length > 1 ? 'rides.your-days' : 'rides.your-day',
      slots: { day: { when: day.toString() } },
    },
  ]
  for (const each of shown) lines.push(...(await dayLines(work, each)))
  lines.push({ key: 'answer-offer.if-you-cannot' })
  await tell(work, driverId, lines, {
    gist: await dayInOneLine(work, shown, day.toString(), zone),
    purpose: 'ride.day',
    requestId: ride.requestId,
  })
}

/** What may be said where only an approved template may go: of each ride its hour and whom, on which day. */
async function dayInOneLine(work: Work, rides: DayRide[], day: string, zone: string): Promise<Line> {
  const each = rides.map(async ({ ride, number, residentId, forWhom }) => {
    const { name, phone } = await residentOf(work, residentId)
    const time = whenOf(asDriven(ride).pickupAt, zone).slice(11)
    return `#${number} ${time} ${namedFor(forWhom, name) ?? '-'}${phone ? ` (${phone})` : ''}`
  })
  const slots = { day: { when: day }, rides: (await Promise.all(each)).join('; ') }
  return { key: 'rides.your-day-in-short', slots }
}
