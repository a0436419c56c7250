import type { Hit } from './patterns.ts'

/** Of whom or what something is said. */
export type Subject = 'somebody' | 'thing' | 'pet' | 'plant'

const kinds = new Map<string, Subject>([
  ['person', 'somebody'],
  ['child', 'somebody'],
  ['self', 'somebody'],
  ['attacker', 'somebody'],
  ['thing', 'thing'],
  ['pet', 'pet'],
  ['plant', 'plant'],
])

/** What only harms somebody when it is said of somebody: a shelf may fall and a phone be dead. */
const bodily = new Set([
  'fell',
  'on-the-floor',
  'cannot-get-up',
  'cannot-get-out',
  'unresponsive',
  'unconscious',
  'no-reply',
  'no-breath',
  'choking',
  'accident',
  'into-water',
  'missing',
  'stuck',
  'hits',
  'hits-me',
  'pressure',
  'burnt',
  'dying',
  'dead-word',
  'want-die',
  'end-it',
  'method',
  'high-up',
  'unwell',
  'strange',
  'swallowed-thing',
  'held-captive',
  'followed',
  'harming-now',
  'burden',
  'no-need',
  'refuses-food',
  'mind-gone',
  'warning-sign',
  'swollen-now',
  'swelling',
  'head-knock',
  'gone-soon',
])

/** Every concept that tells of whom or what, or that only counts of somebody. */
export const conceptsOfSubjects: readonly string[] = [...kinds.keys(), ...bodily]

/** Between a name and what is said of it stand few words. */
const reach = 7

/**
 * Without what is said of a thing, a pet or a plant. Of "the shelf fell" and "mum's shelf fell" no fall is left;
 * of "I fell off the shelf" and "the shelf fell on mum" it is.
 */
export function saidOfSomebody(hits: Hit<string>[], breaks: ReadonlySet<number>): Hit<string>[] {
  const behind = (tag: string, start: number) =>
    hits.some((hit) => hit.tag === tag && (hit.end === start || hit.end === start - 1))
  const names = hits.filter(
    ({ tag, start }) => kinds.has(tag) && !behind(kinds.get(tag) === 'somebody' ? 'of' : 'by', start),
  )
  if (!names.some(({ tag }) => kinds.get(tag) !== 'somebody')) return hits
  return hits.filter((hit) => {
    if (!bodily.has(hit.tag)) return true
    const subject = subjectOf(hit, names, breaks)
    return subject === null || subject === 'somebody'
  })
}

/** Who or what was named last before it in the same sentence; somebody who is named inside it counts as near. */
function subjectOf(hit: Hit<string>, names: Hit<string>[], breaks: ReadonlySet<number>): Subject | null {
  let nearest: Hit<string> | null = null
  for (const name of names) {
    const somebody = kinds.get(name.tag) === 'somebody'
    if (name.start < hit.start - reach || (somebody ? name.start >= hit.end : name.end > hit.start)) continue
    if (nearest === null || name.end > nearest.end || (name.end === nearest.end && somebody)) nearest = name
  }
  if (nearest === null) return null
  for (let at = nearest.end; at <= hit.start; at++) if (breaks.has(at)) return null
  return kinds.get(nearest.tag) ?? null
}
