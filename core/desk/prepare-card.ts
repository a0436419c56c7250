import { cardAdvice } from '../advice/card-advice.ts'
import type { Core } from '../core.ts'
import { lastDayBefore } from '../days.ts'
import { readReasons } from '../dispatch/why.ts'
import { prepareHouseholdCard } from '../households/prepare-household-card.ts'
import type { Neighbourhood } from '../neighbourhoods/neighbourhoods.ts'
import { namedFor } from '../people/shared-phone.ts'
import { editable } from '../people/volunteer-file.ts'
import { cardBehalf } from '../professionals/card-behalf.ts'
import { prepareProfessionalCard } from '../professionals/prepare-professional-card.ts'
import { cardReferral, prepareReferralCard } from '../referrals/prepare-referral-card.ts'
import { requestStatus } from '../requests/request-states.ts'
import { rideOnCard } from '../rides/ride-on-card.ts'
import {
  readHistory,
  readLastWords,
  readPerson,
  readPings,
  readRequest,
  readVolunteer,
} from './card.store.ts'
import type { DeskCard, PersonCard, Ping, RequestCard, Understood, VolunteerCard } from './desk-card.ts'

/** The facts of a card as they are at this moment; null when its subject is no longer kept. */
export function prepareCard(core: Core, kind: DeskCard['kind'], subjectId: string): Promise<DeskCard | null> {
  if (kind === 'request') return prepareRequestCard(core, subjectId)
  if (kind === 'volunteer') return prepareVolunteerCard(core, subjectId)
  if (kind === 'household') return prepareHouseholdCard(core, subjectId)
  if (kind === 'professional') return prepareProfessionalCard(core, subjectId)
  if (kind === 'referral') return prepareReferralCard(core, subjectId)
  return preparePersonCard(core, subjectId)
}

async function prepareRequestCard(core: Core, id: string): Promise<RequestCard | null> {
  const request = await readRequest(core, id)
  if (!request) return null
  const pings = request.offers.length > 0 ? await readPings(core, id) : new Map<string, Ping>()
  const history = await readHistory(core, id, mostHistory)
  const neighbourhood = core.neighbourhoods.get(request.neighbourhoodId)
  const { resident, offers } = request
  const reasons = readReasons(history.round)
  const nameOf = new Map(offers.map(({ volunteerId, volunteer }) => [volunteerId, volunteer.person.name]))
  const ride = request.category === 'ride' ? await rideOnCard(core, id) : null
  return {
    kind: 'request',
    id,
    number: request.number,
    status: requestStatus(request.status),
    category: request.category,
    words: request.words,
    wantedAt: request.wantedAt,
    urgency: request.urgency === 'urgent' ? 'urgent' : 'normal',
    resident: {
      name: namedFor(request.forWhom, resident.name),
      address: writeAddress(request),
      phone: phoneOf(resident),
      channel: request.origin,
      language: resident.language ?? request.language,
      id: request.residentId,
      withDeskUntil: untilWhen(core, resident.withDeskUntil),
      isUnderstood: speaks(neighbourhood, resident.language ?? request.language),
    },
    openedAt: request.openedAt.toISOString(),
    withDeskWhy: request.withDeskWhy,
    takenBy: request.takenBy,
    asked: offers.map(({ id: offerId, status, tail, volunteer }) => {
      const isSilent = status === 'asked' || status === 'lapsed'
      const ping = isSilent ? (pings.get(offerId) ?? null) : null
      const name = volunteer.person.name ?? '?'
      return { name, answer: status === 'lapsed' && !ping ? 'not-reached' : answer(status), tail, ping }
    }),
    why: reasons && {
      asked: reasons.asked.map(({ personId, why }) => ({ name: nameOf.get(personId) ?? '?', why })),
      not: reasons.not,
    },
    helpers: offers
      .filter((offer) => offer.status === 'accepted')
      .map((offer) => ({
        name: namedFor(offer.byWhom, offer.volunteer.person.name) ?? '?',
        phone: phoneOf(offer.volunteer.person),
        tail: offer.tail,
      })),
    places: request.places,
    rounds: request._count.rounds,
    outcome: request.outcome,
    minutesSpent: request.minutesSpent,
    allRight: request.allRight,
    referral: request.referrals[0] ? cardReferral(request.referrals[0]) : null,
    household: resident.households[0]?.household ?? null,
    isQuestion: request.isQuestion,
    advice: request.isQuestion ? await cardAdvice(core, id, request.neighbourhoodId) : null,
    behalf: request.onBehalf && cardBehalf(request.onBehalf),
    ride: ride?.lines ?? null,
    together: ride?.together ?? null,
    sharesTrip: ride?.sharesTrip ?? false,
    isWeeklyRide: request.category === 'ride' && request.arrangementId !== null,
    unmet: request.unmetReason ? { reason: request.unmetReason, words: request.unmetWords } : null,
    history: history.events,
    earlier: history.earlier,
    zone: neighbourhood.zone,
    language: neighbourhood.desk.language,
  }
}

async function prepareVolunteerCard(core: Core, id: string): Promise<VolunteerCard | null> {
  const volunteer = await readVolunteer(core, id)
  if (!volunteer) return null
  const { addresses, name, preferredAddressId } = volunteer.person
  const preferred = addresses.find((address) => address.id === preferredAddressId) ?? addresses[0]
  const { desk, zone } = core.neighbourhoods.get(volunteer.neighbourhoodId)
  const isPaused = volunteer.pausedUntil !== null && volunteer.pausedUntil > core.clock.now()
  return {
    kind: 'volunteer',
    id,
    name: name ?? '?',
    file: editable(volunteer),
    vettedBy: volunteer.vettedBy,
    pausedUntil: isPaused ? lastDayBefore(volunteer.pausedUntil ?? core.clock.now(), zone) : null,
    phone: phoneOf(volunteer.person),
    channel: preferred?.channel ?? 'desk',
    status: volunteerStatuses.find((each) => each === volunteer.status) ?? 'applied',
    decidedBy: volunteer.decidedBy,
    language: desk.language,
  }
}

async function preparePersonCard(core: Core, id: string): Promise<PersonCard | null> {
  const person = await readPerson(core, id)
  if (!person) return null
  const neighbourhood = core.neighbourhoods.get(person.neighbourhoodId)
  const words = await readLastWords(core, id)
  const personLanguage = person.language ?? neighbourhood.language
  return {
    kind: 'person',
    id,
    name: person.name,
    channel: person.addresses[0]?.channel ?? 'desk',
    why: person.withDeskWhy,
    words,
    withDeskUntil: untilWhen(core, person.withDeskUntil),
    zone: neighbourhood.zone,
    personLanguage,
    understood:
      words && !speaks(neighbourhood, personLanguage) ? understood(core, words, neighbourhood) : null,
    language: neighbourhood.desk.language,
  }
}

/** A card is read at a glance: what happened lately is enough. */
const mostHistory = 12

const volunteerStatuses = ['applied', 'approved', 'declined', 'left'] as const
const answers = ['asked', 'accepted', 'declined', 'taken', 'lapsed', 'withdrawn', 'handed-back'] as const

function answer(status: string): RequestCard['asked'][number]['answer'] {
  return answers.find((each) => each === status) ?? 'asked'
}

function speaks({ desk }: Neighbourhood, language: string): boolean {
  return desk.speaks.some((each) => each === language)
}

function understood(core: Core, words: string, { id, zone }: Neighbourhood): Understood {
  const context = { language: null, now: core.clock.now(), zone, neighbourhood: id }
  const { category, when, answer } = core.understand(words, context)
  return { category, when, answer }
}

function untilWhen(core: Core, until: Date | null): string | null {
  return until !== null && until > core.clock.now() ? until.toISOString() : null
}

interface Reachable {
  phone: string | null
  addresses: { channel: string; identifier: string }[]
}

function phoneOf({ phone, addresses }: Reachable): string | null {
  return phone ?? addresses.find(({ identifier }) => identifier.startsWith('+'))?.identifier ?? null
}

function writeAddress(at: { street: string | null; houseNumber: string | null; postcode: string | null }) {
  const street = [at.street, at.houseNumber].filter(Boolean).join(' ')
  return [street, at.postcode].filter(Boolean).join(', ') || null
}
