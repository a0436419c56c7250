import { z } from 'zod'
import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { type Heard, picks, saysNo, saysYes } from './heard.ts'
import { ask, say, sayWithPhone } from './lines.ts'
import { type Answer, reads } from './talk.ts'

const word = z.string().max(120)

/** What we must know of somebody before they can ask or offer help. */
export const aboutYou = {
  consented: z.boolean(),
  name: word.nullable(),
  place: z.object({ street: word, houseNumber: word, postcode: word }).partial(),
  /** They were asked for the postcode and do not know it. */
  withoutPostcode: z.boolean(),
}
const you = z.object(aboutYou)
export type You = z.infer<typeof you>

/** What is known already, from earlier talks. */
export function knownOf({ person }: Facts): You {
  const { street, houseNumber, postcode } = person
  return {
    consented: person.consented,
    name: person.name,
    place: {
      ...(street !== null && { street }),
      ...(houseNumber !== null && { houseNumber }),
      ...(postcode !== null && { postcode }),
    },
    withoutPostcode: street !== null && houseNumber !== null,
  }
}

/** What must still be asked about somebody, in this order. */
export const missing = {
  consent: ({ consented }: You): boolean => !consented,
  name: ({ name }: You): boolean => name === null,
  place: ({ place }: You): boolean => !place.houseNumber || !(place.street || place.postcode),
  postcode: ({ place, withoutPostcode }: You): boolean => !place.postcode && !withoutPostcode,
}

/** What is newly known of somebody who agreed that we keep it. */
export function remember(now: You, before: You): Intent[] {
  if (!now.consented) return []
  const agreed = !before.consented
  const intents: Intent[] = agreed ? [{ do: 'giveConsent' }] : []
  if (now.name !== null && (agreed || now.name !== before.name)) {
    intents.push({ do: 'rememberName', name: now.name })
  }
  const changed = JSON.stringify(now.place) !== JSON.stringify(before.place)
  if (!missing.place(now) && (agreed || changed)) intents.push({ do: 'rememberPlace', place: now.place })
  return intents
}

/** Yes or no to keeping what is needed. A no is respected at once, with another way to be helped. */
export function consentAnswers<C extends You>(also: Also<C>): Answer<C>[] {
  return [
    reads<C>(
      (heard, kept) => (saysYes(heard) ? { ...also(heard, kept), consented: true } : null),
      'deciding',
      (_heard, now, before) => remember(now, before),
    ),
    { when: saysNo, tell: ({ facts }) => [sayWithPhone('common.no-consent', facts)], to: 'done' },
  ]
}

/** Somebody's name. */
export function nameAnswers<C extends You>(also: Also<C>): Answer<C>[] {
  return [
    reads<C>(
      (heard, kept) => {
        const name = heard.meaning.name?.slice(0, 120).toWellFormed()
        return name ? { ...also(heard, kept), name } : null
      },
      'deciding',
      (_heard, now, before) => [
        ...remember(now, before),
        say('common.nice-to-meet', { name: now.name ?? '' }),
      ],
    ),
  ]
}

/** Street and number, in one go or bit by bit. */
export function placeAnswers<C extends You>(also: Also<C>): Answer<C>[] {
  return [
    reads<C>(
      (heard, kept) => {
        const place = readPlace(heard, kept)
        return place && { ...also(heard, kept), place }
      },
      'deciding',
      (_heard, now, before) => remember(now, before),
    ),
  ]
}

/** The postcode, which not everybody knows by heart. */
export function postcodeAnswers<C extends You>(also: Also<C>): Answer<C>[] {
  const unknown = (heard: Heard) => saysNo(heard) || picks('skip')(heard)
  return [
    ...placeAnswers(also),
    { when: unknown, keep: () => ({ withoutPostcode: true }) as Partial<C>, to: 'deciding' },
  ]
}

type Also<C> = (heard: Heard, kept: C) => Partial<C>

/** A place that was named, joined with what was known of it; null if nothing new was said. */
export function readPlace({ meaning }: Heard, { place }: You): You['place'] | null {
  const { street, houseNumber, postcode } = meaning.place ?? {}
  const said = Object.entries({ street, houseNumber, postcode }).flatMap(([part, value]) =>
    value ? [[part, value.slice(0, 120).toWellFormed()] as const] : [],
  )
  return said.length === 0 ? null : { ...place, ...Object.fromEntries(said) }
}

/** The question for whatever is missing of the place. */
export function askPlace({ place }: You): Intent {
  if (place.street && !place.houseNumber) return ask('common.ask-house-number', 'place')
  if (place.houseNumber) return ask('common.ask-street', 'place')
  return { ...ask('common.ask-place', 'place'), share: 'location' }
}

/** The question for the postcode alone. */
export function askPostcode(): Intent {
  return ask('common.ask-postcode', 'place', [{ value: 'skip', key: 'common.choice-dont-know' }])
}

/** The place in one line, for reading back. */
export function addressLine({ place }: You): string {
  const street = [place.street, place.houseNumber].filter(Boolean).join(' ')
  return [street, place.postcode].filter(Boolean).join(', ')
}
