import { randomBytes, randomInt } from 'node:crypto'
import type { Work } from '../work.ts'
import {
  countMisses,
  findCode,
  forgetOldCodes,
  keepCode,
  keepMisses,
  type NewCode,
  useUp,
} from './entry-codes.store.ts'
import { type Linked, linkPeople } from './link-people.ts'

/** What somebody who comes by a poster wants, as far as the poster says. */
export type Wants = 'help' | 'volunteer'

/** What a code turned out to be. */
export type CodeUsed =
  | { what: 'poster'; language: string | null; wants: Wants | null }
  | { what: 'linked' }
  /** Their own code, sent from where they got it. */
  | { what: 'own' }
  /** It proves who they are, but only the desk can see what has to be done. */
  | { what: 'for-desk' }
  /** Wrong, used, too old, or one guess too many: which of them is not told. */
  | { what: 'nothing' }

/** A code to be typed works so long. */
export const typedMinutes = 15
const invitationDays = 7
const posterDays = 366
const mostMisses = 5
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A short code for whoever wants to be known on another phone or app too. */
export function makeTypedCode(work: Work, personId: string, neighbourhoodId: string): Promise<string> {
  const digits = () => String(randomInt(1_000_000)).padStart(6, '0')
  const until = new Date(work.now.getTime() + typedMinutes * 60_000)
  return make(work, digits, { kind: 'link', personId, neighbourhoodId, madeBy: personId, expiresAt: until })
}

/** A code in a link from the desk that opens a chat as this person, once. */
export function makeInvitation(
  work: Work,
  personId: string,
  neighbourhoodId: string,
  madeBy: string,
): Promise<string> {
  const expiresAt = new Date(work.now.getTime() + invitationDays * dayMs)
  return make(work, inLink, { kind: 'link', personId, neighbourhoodId, madeBy, expiresAt })
}

/** A code for on a poster: it tells nothing of anybody, and everybody may use it. */
export function makePoster(
  work: Work,
  neighbourhoodId: string,
  madeBy: string,
  poster: { language: string; wants: Wants | null },
): Promise<string> {
  const expiresAt = new Date(work.now.getTime() + posterDays * dayMs)
  return make(work, inLink, { kind: 'poster', personId: null, neighbourhoodId, madeBy, expiresAt, ...poster })
}

/** Somebody sent a code, from this address. */
export async function useCode(
  work: Work,
  code: string,
  by: { personId: string; addressId: string },
): Promise<CodeUsed> {
  const misses = await countMisses(work, by.addressId, new Date(work.now.getTime() - hourMs))
  const found = misses < mostMisses ? await findCode(work, code) : null
  if (!found) {
    await keepMisses(work, by.addressId, misses + 1)
    return { what: 'nothing' }
  }
  if (found.personId === null) {
    const wants = found.wants === 'help' || found.wants === 'volunteer' ? found.wants : null
    return { what: 'poster', language: found.language, wants }
  }
  if (found.personId === by.personId) return { what: 'own' }
  if (!(await useUp(work, found.id))) return { what: 'nothing' }
  const how = found.madeBy.startsWith('slack:') ? 'invitation' : 'code'
  const linked = await linkPeople(work, by.personId, found.personId, { how, by: by.personId, reason: null })
  return { what: linked.ok ? 'linked' : whatInstead[linked.why] }
}

const whatInstead: Record<
  Extract<Linked, { ok: false }>['why'],
  CodeUsed['what'] & ('nothing' | 'for-desk')
> = {
  gone: 'nothing',
  staff: 'nothing',
  'other-neighbourhood': 'for-desk',
  'same-job': 'for-desk',
  'same-pair': 'for-desk',
  'same-time': 'for-desk',
}

async function make(
  work: Work,
  invent: () => string,
  code: Pick<NewCode, 'kind' | 'personId' | 'neighbourhoodId' | 'madeBy' | 'expiresAt'> & Partial<NewCode>,
): Promise<string> {
  await forgetOldCodes(work)
  for (let tries = 0; tries < 20; tries++) {
    const invented = invent()
    if (await keepCode(work, { language: null, wants: null, ...code, code: invented })) return invented
  }
  throw new Error('No code was free.')
}

function inLink(): string {
  return randomBytes(12).toString('base64url')
}
