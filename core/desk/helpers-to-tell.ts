import type { Core } from '../core.ts'
import { inTheMorning } from '../dispatch/in-the-morning.ts'
import { comingOffers } from '../dispatch/visits/coming.ts'
import { readerAt } from '../neighbourhoods/reader-at.ts'
import { findReachable } from '../outbox/outbox.store.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { readRequest } from '../requests/requests.store.ts'
import { whenOf } from '../when.ts'
import { looking } from '../work.ts'
import { lineToHelpers } from './tell-helpers.ts'

/** Who hears it when the desk tells those who said yes something. */
export interface HelpersToTell {
  /** By which channel and in which language; both null for somebody whom no message reaches. */
  helpers: { name: string; channel: string | null; language: string | null }[]
  /** The words as they are read, once for each language. */
  previews: { language: string; text: string }[]
  /** When it goes out, as a When, if that is not at once. */
  waitsUntil: string | null
}

/** Whom the desk is about to tell something, and how it will read; null when nobody comes. */
export async function helpersToTell(
  core: Core,
  requestId: string,
  text: string,
): Promise<HelpersToTell | null> {
  const work = looking(core)
  const request = await readRequest(work, requestId)
  const coming = request ? await comingOffers(work, requestId) : []
  if (!request || coming.length === 0) return null
  const helpers: HelpersToTell['helpers'] = []
  for (const { volunteerId } of coming) {
    const name = (await nameOf(work, volunteerId)) ?? '?'
    const to = await findReachable(work.tx, volunteerId, null)
    helpers.push({ name, channel: to?.channel ?? null, language: to?.language ?? null })
  }
  const neighbourhood = core.neighbourhoods.get(request.neighbourhoodId)
  const reader = readerAt(neighbourhood, work.now)
  const languages = new Set(helpers.flatMap(({ language }) => language ?? []))
  const notBefore = inTheMorning(work, request)
  return {
    helpers,
    previews: [...languages].map((language) => ({
      language,
      text: core.words.line(language, lineToHelpers(request, text), reader),
    })),
    waitsUntil: notBefore > work.now ? whenOf(notBefore, neighbourhood.zone) : null,
  }
}
