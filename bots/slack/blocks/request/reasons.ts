import type { CardReasons } from '../../../../core/desk/desk-card.ts'
import type { WhyAsked } from '../../../../core/dispatch/why.ts'
import { aside } from '../pieces.ts'
import type { Say } from '../say.ts'
import { literal } from '../text.ts'
import { isOpen, type Section } from './section.ts'

const mostShown = 10

/** Why these neighbours were asked, and why the others were not. */
export const reasons: Section = (card, say) => {
  if (!card.why || !isOpen(card)) return []
  const { language } = card.resident
  const lines = [whyThese(card.why.asked, language, say), whyNotOthers(card.why.not, say)]
  const shown = lines.filter((line) => line !== null)
  return shown.length === 0 ? [] : [aside(shown.join('\n'))]
}

/** What holds for all of them is said once, and then of each what is theirs alone. */
function whyThese(asked: CardReasons['asked'], language: string, say: Say): string | null {
  const all = asked.slice(0, mostShown).map(({ name, why }) => ({ name, parts: partsOf(why, language, say) }))
  const [first] = all
  if (!first) return null
  const shared = first.parts.filter((part) => all.every(({ parts }) => parts.includes(part)))
  const own = all.flatMap(({ name, parts }) => {
    const rest = parts.filter((part) => !shared.includes(part))
    return rest.length === 0 ? [] : [`${literal(name, 60)} ${rest.join(', ')}`]
  })
  const why = [shared.join(', '), ...own].filter(Boolean).join('; ')
  return all.length === 1
    ? say.line('round.why-one', { why })
    : say.line('round.why-these', { people: asked.length, why })
}

function partsOf(why: WhyAsked, language: string, say: Say): string[] {
  const wanted = { language: { language: why.speaks ?? language } }
  return [
    say.line(`why-asked.${why.turn}`),
    why.free === null ? null : say.line('why-asked.free', { part: { parts: [why.free] } }),
    say.line(why.speaks === null ? 'why-asked.speaks-none' : 'why-asked.speaks', wanted),
    why.near ? say.line('why-asked.near') : null,
    why.livesNear ? say.line('why-asked.lives-near') : null,
    why.trained ? say.line('why-asked.trained') : null,
    why.withBuddy ? say.line('why-asked.with-buddy') : null,
  ].filter((part) => part !== null)
}

function whyNotOthers(not: Record<string, number>, say: Say): string | null {
  const counts = Object.entries(not).toSorted(([, a], [, b]) => b - a)
  if (counts.length === 0) return null
  const why = counts.map(([reason, people]) => `${people} ${say.code('why-not', reason)}`).join(', ')
  return say.line('round.not-asked', { why })
}
