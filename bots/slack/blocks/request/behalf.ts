import { section } from '../pieces.ts'
import { literal, mention } from '../text.ts'
import { wallClock } from '../wall-clock.ts'
import type { Section } from './section.ts'

/** Which professional asked for it, that the client agrees, and whether they hear how it goes. */
export const behalf: Section = ({ behalf: known, zone }, say) => {
  if (known === null) return []
  const { kind, professional, organisation, phone, consentAt, consentActor, tells, messaged } = known
  const who = [professional, organisation].filter(Boolean).join(', ')
  const said = say.line('desk-professionals:client-agrees', {
    day: { when: wallClock(consentAt, zone).slice(0, 10) },
    who: consentActor ?? professional ?? organisation,
  })
  const how = tells === 'professional' ? (messaged ? 'message' : 'call') : tells
  const lines = [
    `*${literal(say.line(`desk-professionals:asked-by-${kind}`, { who }), 300)}*${phone ? ` ${literal(phone, 40)}` : ''}`,
    mention(literal(said, 300)),
    say.line(`desk-professionals:hears-${how}`),
  ]
  return [section(lines.join('\n'))]
}
