import { languages } from '../conversations/meaning.ts'
import type { Core } from '../core.ts'
import { makePoster, type Wants } from '../people/entry-codes.ts'
import { inOneTransaction } from '../work.ts'

/** A link for on a poster, in the language in which it welcomes. */
export interface Poster {
  language: string
  link: string
}

/** Links that anybody may use, one in each language; none if no channel has links. */
export async function makePosters(
  core: Core,
  neighbourhoodId: string,
  madeBy: string,
  wants: Wants | null,
): Promise<Poster[]> {
  const telegram = core.channels.get('telegram')
  if (!telegram?.joinLink?.('-')) return []
  return inOneTransaction(core, async (work) => {
    const posters: Poster[] = []
    for (const language of languages) {
      const code = await makePoster(work, neighbourhoodId, madeBy, { language, wants })
      posters.push({ language, link: telegram.joinLink?.(code) ?? '' })
    }
    return posters
  })
}
