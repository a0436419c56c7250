import type { RequestCard } from '../../../core/desk/desk-card.ts'
import type { Block } from './pieces.ts'
import { about } from './request/about.ts'
import { actions } from './request/actions.ts'
import { advice } from './request/advice.ts'
import { asked } from './request/asked.ts'
import { behalf, household } from './request/behalf.ts'
import { ending } from './request/ending.ts'
import { helpers } from './request/helpers.ts'
import { historyOf } from './request/history.ts'
import { language } from './request/language.ts'
import { reasons } from './request/reasons.ts'
import { referral } from './request/referral.ts'
import { ride } from './request/ride.ts'
import type { Section } from './request/section.ts'
import { state } from './request/state.ts'
import { talk } from './request/talk.ts'
import { title } from './request/title.ts'
import { words } from './request/words.ts'
import type { Say } from './say.ts'

/** The card of a request from top to bottom. */
const sections: Section[] = [
  title,
  state,
  talk,
  words,
  language,
  ride,
  about,
  household,
  behalf,
  helpers,
  asked,
  advice,
  reasons,
  referral,
  ending,
  historyOf,
  actions,
]

/** What a request's card looks like now. */
export function requestCard(card: RequestCard, say: Say): Block[] {
  return sections.flatMap((section) => section(card, say))
}
