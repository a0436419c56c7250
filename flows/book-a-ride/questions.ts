import type { Facts } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { namedFor } from '../../core/people/shared-phone.ts'
import { addressOfPlace, placeLine, type RidePlace } from '../../core/rides/ride-place.ts'
import type { Slots } from '../../core/slots.ts'
import { laterOnClock } from '../../core/when.ts'
import { ask, askYesNo, say, sayWithPhone } from '../talk/lines.ts'
import { type Draft, homeOf, rhythmOf, wishOf } from './draft.ts'
import { alsoAt } from './keeping.ts'

const choice = (value: string, key: string, slots?: Slots): ChoiceKey =>
  slots ? { value, key, slots } : { value, key }
const dontKnow = choice('skip', 'common.choice-dont-know')

/** A neighbourhood without rides says so, and what else there is. */
export function noRides({ neighbourhood }: Facts): Intent[] {
  const { name, ridesElsewhere } = neighbourhood
  return [say('rides.none-here', { neighbourhood: name }), ...elsewhere(ridesElsewhere)]
}

/** Where neither a car nor a neighbour drives, the service point may still know a way. */
export function lookTogether(facts: Facts): Intent[] {
  return facts.neighbourhood.categories.includes('ride') ? [] : [sayWithPhone('ride-waiting.call', facts)]
}

function elsewhere(what: string | null): Intent[] {
  return what === null ? [] : [say('rides.elsewhere', { what })]
}

/** What we understood so far, and whether we may keep what is needed. */
export function askConsent({ destination, wantedAt, weekly }: Draft): Intent[] {
  const understood =
    destination === null
      ? say('rides.understood')
      : wantedAt === null
        ? say('rides.understood-where', { destination })
        : say('rides.understood-all', { destination, when: { when: rhythmOf({ wantedAt, weekly }) } })
  return [understood, askYesNo('rides.consent')]
}

/** Who may ride, asked once. */
export function askMayRide({ neighbourhood }: Facts): Intent {
  return askYesNo('rides.may-ride', { neighbourhood: neighbourhood.name })
}

/** Where exactly: places that may be meant, an address, or "I do not know". */
export function askExactly({ destination, found }: Draft): Intent {
  const options = found?.options ?? []
  const key = options.length > 0 ? 'rides.which-place' : 'rides.where-exactly'
  const choices = [
    ...options.map((place, index) =>
      choice(`place-${index}`, 'rides.choice-place', { place: optionLabel(place) }),
    ),
    ...(options.length > 0 ? [choice('elsewhere', 'rides.choice-elsewhere')] : []),
    dontKnow,
  ]
  return ask(key, 'place', choices, { destination: destination ?? '' })
}

function optionLabel(place: RidePlace): string {
  return place.name || (addressOfPlace(place) ?? '')
}

/** On which day, or at what time of it. */
export function askTime({ wantedAt, destination }: Draft): Intent {
  return wantedAt === null
    ? ask('rides.which-day', 'when', undefined, { destination: destination ?? '' })
    : ask('rides.what-time', 'when', undefined, { when: { when: wantedAt } })
}

/** Where the rider is picked up: home, unless they say otherwise. */
export function askFrom(kept: Draft): Intent {
  return ask('rides.from-where', 'place', [
    choice('home', 'rides.choice-home', { address: homeOf(kept).name }),
    choice('elsewhere', 'rides.choice-other-address'),
  ])
}

/** What happens after the way there. */
export function askWay({ found }: Draft): Intent {
  const minutes = found?.waitMinutes ?? 0
  const wait = minutes > 0 ? [choice('wait', 'rides.choice-wait', { minutes })] : []
  return ask('rides.way-back', 'choice', [
    choice('fetch', 'rides.choice-fetch'),
    ...wait,
    choice('one-way', 'rides.choice-one-way'),
  ])
}

/** When the rider is ready to go home. */
export function askReturn({ wantedAt }: Draft): Intent {
  const times = [30, 60, 90].map((minutes) => laterOnClock(wantedAt ?? '', minutes))
  return ask('rides.when-ready', 'when', [
    ...times.map((time) => choice(time, 'rides.choice-clock', { time: time.slice(11) })),
    dontKnow,
  ])
}

/** What comes along to walk or ride with. */
export function askAid(): Intent {
  return ask('rides.which-aid', 'choice', [
    choice('none', 'rides.choice-no-aid'),
    choice('rollator', 'rides.choice-rollator'),
    choice('wheelchair', 'rides.choice-wheelchair'),
  ])
}

/** The whole ride with its cost, read back. */
export function readBack(kept: Draft): Intent[] {
  const wish = wishOf(kept)
  const { quote } = kept
  if (!quote) return []
  const back = quote.returnAt && quote.homeAt
  const lines = [
    say('rides.read-there', {
      when: { when: quote.pickupAt },
      pickup: placeLine(wish.pickup),
      destination: placeLine(wish.destination),
      time: quote.arriveAt.slice(11),
    }),
    back
      ? say(`rides.read-${wish.way === 'wait' ? 'wait' : wish.returnGuessed ? 'guessed' : 'fetch'}`, {
          time: back ? (quote.returnAt?.slice(11) ?? '') : '',
          home: quote.homeAt?.slice(11) ?? '',
        })
      : say('rides.read-one-way'),
  ]
  if (kept.forWhom !== null)
    lines.push(say('shared-phone.rider', { name: namedFor(kept.forWhom, kept.name) ?? '' }))
  if (wish.aid !== 'none') lines.push(say('rides.along-aid', { aid: { line: `rides.aid-${wish.aid}` } }))
  if (wish.passengers > 1) lines.push(say('rides.along-people', { people: wish.passengers }))
  lines.push(...price(quote), ...rhythm(kept))
  return [
    ...lines,
    ask('rides.read-right', 'yes-no', [
      choice('yes', 'common.choice-right'),
      choice('other', 'common.choice-something-else'),
    ]),
  ]
}

/** Of a weekly ride: that it comes back, and why it does not begin at once. */
function rhythm({ weekly, wantedAt, why, times: [asked] }: Draft): Intent[] {
  if (!weekly) return []
  const later =
    why === null || asked === undefined
      ? []
      : [
          say('weekly-rides.not-yet', {
            when: { when: asked },
            why: { line: `weekly-rides.why-${why}` },
          }),
        ]
  return [say('weekly-rides.read', { when: { when: rhythmOf({ weekly, wantedAt }) } }), ...later]
}

function price({ cents, voluntary, about }: NonNullable<Draft['quote']>): Intent[] {
  if (cents === 0) return [say('rides.costs-nothing')]
  const key = about ? 'costs-about' : voluntary ? 'costs-voluntary' : 'costs'
  return [say(`rides.${key}`, { price: { cents } })]
}

/** Why it does not fit, with the nearest times that do. */
export function askInstead(kept: Draft, { neighbourhood }: Facts): Intent[] {
  const { why, times, found } = kept
  const reason = say(`rides.unfit-${why ?? 'full'}`, unfitSlots(why, found))
  const notice =
    found && (why === 'too-late' || why === 'too-early') ? [say(found.notice.key, found.notice.slots)] : []
  const other =
    why === 'outside-area' || why === 'no-wheelchair' ? elsewhere(neighbourhood.ridesElsewhere) : []
  const wait = canWait(kept) ? [choice('wait', 'ride-waiting.choice-wait')] : []
  if (times.length === 0) return [reason, ...notice, ...other, askChange(kept, wait)]
  return [
    reason,
    ...notice,
    ask('rides.other-times', 'when', [
      ...times.map((time) => choice(time, 'rides.choice-time', { when: { when: time } })),
      ...wait,
      choice('when', 'rides.choice-other-time'),
      choice('leave', 'common.choice-never-mind'),
    ]),
  ]
}

/** Whether they can wait for room: a weekly ride cannot, since it would wait for one time only. */
export function canWait({ why, weekly }: Draft): boolean {
  return why === 'full' && !weekly
}

function unfitSlots(why: Draft['why'], found: Draft['found']): Slots {
  if (why === 'outside-hours') return { from: found?.from ?? '', until: found?.until ?? '' }
  if (why === 'too-many') return { people: found?.mostPassengers ?? 1 }
  return why === 'wait-too-long' ? { minutes: found?.waitMinutes ?? 0 } : {}
}

/** What should be different. */
export function askChange({ weekly, forWhom }: Draft, first: ChoiceKey[] = []): Intent {
  return ask('rides.change', 'choice', [
    ...first,
    choice('when', 'rides.choice-the-time'),
    choice('to', 'rides.choice-where-to'),
    choice('from', 'rides.choice-where-from'),
    choice('back', 'rides.choice-way-back'),
    choice('who', 'rides.choice-who'),
    ...(forWhom !== null ? [choice('rider', 'shared-phone.choice-for-whom')] : []),
    ...(weekly ? [choice('once', 'weekly-rides.choice-once')] : []),
    choice('human', 'common.choice-person'),
    choice('leave', 'common.choice-never-mind'),
  ])
}

/** Whether the other day that was named is to be booked too. */
export function askAlsoOn(kept: Draft): Intent {
  return askYesNo('weekly-rides.also-on', {
    when: { when: rhythmOf({ wantedAt: alsoAt(kept), weekly: true }) },
  })
}
