import type { Core } from '../core.ts'
import { homeOf } from '../people/home.ts'
import type { Opening } from '../requests/opening.store.ts'
import { drawUp, isOpenable } from '../requests/opening.ts'
import type { Loaded, Remembered } from './conversation.store.ts'
import type { CoreDeed } from './core-deed.ts'
import { factsOf } from './facts.ts'
import type { FlowEvent } from './flow.ts'
import type { Language } from './meaning.ts'
import { noteInPassing } from './remember.ts'
import type { Road } from './road.ts'
import { wishOf } from './wish.ts'

/** What a step leaves behind besides itself: it only adds, so it can be saved together with the steps of others. */
export interface Passing {
  remembered: Remembered
  opening: Opening | null
}

/** Thrown where a plain look at a message finds that more must be done: it is then taken again in a transaction. */
export class DeedAhead extends Error {}

/** In what a deed is done in passing. */
export interface OnTheRoad {
  core: Core
  road: Road
  loaded: Loaded
  language: Language
  now: Date
}

/**
 * Does the deeds of everyday, what somebody tells about themselves and the opening of a request, without a transaction
 * of their own: they are saved with the step. Throws DeedAhead at every other deed.
 */
export async function doInPassing(
  deed: CoreDeed,
  on: OnTheRoad,
  passing: Passing,
): Promise<FlowEvent | null> {
  const { core, loaded, now } = on
  const neighbourhood = core.neighbourhoods.get(loaded.person.neighbourhoodId)
  // who turns out to live elsewhere moves to the desk there, in a transaction
  if (deed.do === 'rememberPlace' && homeOf(core, loaded, deed.place)) throw new DeedAhead()
  if (noteInPassing(deed, passing.remembered, neighbourhood.consentVersion)) return null
  if (deed.do !== 'openRequest' || passing.opening) throw new DeedAhead()
  const wish = wishOf(core, deed, loaded, on.language)
  const number = isOpenable(wish) ? await on.road.number(wish) : null
  if (number === null) throw new DeedAhead()
  passing.opening = await drawUp(core, wish, number, now)
  const { id, category, wantedAt, forWhom } = passing.opening.request
  const opened = { id, number, category, wantedAt, forWhom, status: 'triage' as const, helper: null }
  const { remembered } = passing
  const consented = loaded.person.consented || remembered.consentVersion !== undefined
  const person = { ...loaded.person, ...remembered, consented }
  const after = { ...loaded, person, requests: [opened, ...loaded.requests] }
  const facts = factsOf(after, core.neighbourhoods, on.language, now)
  return { type: 'requestOpened', number, facts }
}
