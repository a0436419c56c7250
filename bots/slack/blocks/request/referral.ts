import { section } from '../pieces.ts'
import { referralLines } from '../referral-lines.ts'
import type { Section } from './section.ts'

/** Where it was sent on to, with whose consent, and what came of it. */
export const referral: Section = ({ referral: known, zone }, say) =>
  known === null ? [] : [section(referralLines(known, zone, say).join('\n'))]
