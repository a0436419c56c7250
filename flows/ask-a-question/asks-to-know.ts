import type { Meaning } from '../../core/conversations/meaning.ts'

/** How people ask where to go, how something is done or what they are entitled to, in three languages at once. */
const beginnings = [
  'waar (?:kan|moet|vind|vraag|haal|krijg|meld) ik|hoe (?:vraag|krijg|meld|regel|kan|moet|doe) ik|bij wie (?:kan|moet) ik',
  '(?:weten jullie|weet je|weet jij|weet u|kunnen jullie (?:mij |me )?vertellen|kun je (?:mij |me )?vertellen) (?:ook )?(?:waar|hoe|wie|wat|wanneer|of er)',
  'heb ik (?:ook )?recht op|wat is het (?:telefoon)?nummer van|wanneer is (?:de|het)|waar is (?:de|het)',
  'wêr (?:kin|moat|fyn|freegje|helje|krij) ik|hoe (?:freegje|krij|kin|moat|doch|regelje) ik|by wa (?:kin|moat) ik',
  '(?:witte jim|witst?o|wit jo|kinne jim (?:my )?fertelle) (?:ek )?(?:wêr|hoe|wa|wat|wannear|oft der)',
  'haw ik (?:ek )?rjocht op|wat is it (?:tillefoan)?nûmer fan|wannear is (?:de|it)|wêr is (?:de|it)',
  '(?:where|how|who) (?:can|do|should|must) i|do you know (?:where|how|who|what|when|if there)|can you tell me (?:where|how|who|what|when)',
  'am i entitled to|what is the (?:phone )?number of|when is the|where is the',
].join('|')
const asking = new RegExp(`(?<![\\p{L}])(?:${beginnings})(?![\\p{L}])`, 'iu')

/** Kinds of help that are told rather than done. */
const told = new Set<Meaning['category']>([null, 'paperwork', 'digital', 'activities', 'other'])

/** Whether somebody wants to know something, such as where to go for rent benefit, rather than to have it done. */
export function asksToKnow(text: string, { act, category, danger, answer }: Meaning): boolean {
  if (danger !== null || answer !== null || !told.has(category)) return false
  return (act === 'request' || act === 'other') && asking.test(text)
}
