import { section } from '../pieces.ts'
import { literal, quote } from '../text.ts'
import type { Section } from './section.ts'

const mostShown = 12

/** Which volunteers were asked to answer a question, and the answer that one of them wrote. */
export const advice: Section = ({ advice: all }, say) => {
  if (!all || all.asked.length === 0) return []
  const lines = all.asked
    .slice(-mostShown)
    .map(({ name, status }) => `${literal(name, 60)}: ${say.line(`desk-advice:${status}`)}`)
  const { answer } = all
  return [
    section([`*${say.line('desk-advice:title')}*`, ...lines].join('\n')),
    ...(answer
      ? [
          section(
            `*${literal(say.line('desk-advice:answer', { name: answer.name }), 200)}*\n${quote(answer.text, 700)}`,
          ),
        ]
      : []),
  ]
}
