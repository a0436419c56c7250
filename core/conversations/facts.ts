import { opensAt } from '../desk/desk-hours.ts'
import type { Neighbourhoods } from '../neighbourhoods/neighbourhoods.ts'
import { whenOf } from '../when.ts'
import type { Loaded } from './conversation.store.ts'
import type { Facts } from './flow.ts'
import type { Language } from './meaning.ts'

/** What a flow may know about the person, their requests and their neighbourhood, at this moment. */
export function factsOf(
  loaded: Loaded,
  neighbourhoods: Neighbourhoods,
  language: Language,
  now: Date,
): Facts {
  const neighbourhood = neighbourhoods.get(loaded.person.neighbourhoodId)
  const { name, street, houseNumber, postcode, consented, phone } = loaded.person
  const { desk } = neighbourhood
  const opens = opensAt(desk, now, neighbourhood.zone)
  return {
    now: now.toISOString(),
    zone: neighbourhood.zone,
    channel: loaded.message?.channel ?? loaded.conversation.lastChannel ?? 'sms',
    language,
    person: { name, street, houseNumber, postcode, consented, phone },
    neighbourhood: {
      name: neighbourhood.name,
      categories: neighbourhood.categories,
      deskPhone: desk.phone ?? null,
      deskHours: desk.hours ?? null,
      deskOpensAt: opens && whenOf(opens, neighbourhood.zone),
      pingsPerWeek: neighbourhood.pingsPerWeek,
      rides: neighbourhood.rides?.name ?? null,
      ridesElsewhere: neighbourhood.ridesElsewhere,
      areas: neighbourhoods.all.flatMap(({ postcodes }) => postcodes),
      elsewhere: neighbourhood.elsewhere ?? null,
    },
    housemates: loaded.housemates,
    requests: loaded.requests,
    offers: loaded.offers,
    advice: loaded.advice,
    visits: loaded.visits,
    feedback: loaded.feedback,
    consents: loaded.consents,
    prescriptions: loaded.prescriptions,
    professional: loaded.professional,
    volunteer: loaded.volunteer,
    proposals: loaded.proposals,
    arrangements: loaded.arrangements.filter(({ agreed }) => agreed),
    pairQuestions: pairQuestions(loaded),
    waits: loaded.waits,
    askedAt: loaded.conversation.asked?.at ?? null,
  }
}

/** What was asked about a lasting pair and is not answered, oldest first. */
function pairQuestions({ arrangements }: Loaded): Facts['pairQuestions'] {
  return arrangements
    .flatMap(({ id, agreed, askedAt }) =>
      askedAt === null ? [] : [{ id, about: agreed ? ('check-in' as const) : ('agree' as const), askedAt }],
    )
    .toSorted((one, other) => Date.parse(one.askedAt) - Date.parse(other.askedAt))
}
