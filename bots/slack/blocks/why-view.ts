import type { types } from '@slack/bolt'
import type { Explanation } from '../../../core/conversations/explain.ts'
import type { ExplainedMessage } from '../../../core/desk/explain-messages.ts'
import { aside, type Block, plain, section } from './pieces.ts'
import type { Say } from './say.ts'
import { limits, literal } from './text.ts'
import { wallClock } from './wall-clock.ts'

/** How the latest messages were understood, and which words decided it: for the eyes of who asked. */
export function whyView(messages: ExplainedMessage[], zone: string, say: Say): types.ModalView {
  const blocks: Block[] =
    messages.length === 0
      ? [section(say.line('desk-why:nothing-kept'))]
      : [
          aside(say.line('desk-why:intro')),
          ...messages.map(({ at, explanation }) => {
            const moment = say.line('card.value', { value: { when: wallClock(at.toISOString(), zone) } })
            return section([`*${literal(moment, 100)}*`, ...linesOf(explanation, say)].join('\n'))
          }),
        ]
  return {
    type: 'modal',
    title: plain(say.line('desk-why:title'), limits.title),
    close: plain(say.line('form.close'), limits.title),
    blocks,
  }
}

function linesOf(
  { act, actWords, kind, when, danger, language, languageSure }: Explanation,
  say: Say,
): string[] {
  const because = (words: string[]) => literal(words.join(', ') || say.line('desk-why:whole'), 200)
  const does = say.line(`desk-why:act.${act}`)
  const lines: (string | null)[] = [
    danger &&
      say.line(`desk-why:danger-${danger.level}`, { number: danger.number, words: because(danger.words) }),
    act === 'other' ? does : say.line('desk-why:act-by', { act: does, words: because(actWords) }),
    kind && kindLine(kind.category, kind.words && because(kind.words), say),
    when && say.line('desk-why:when', { when: { when: when.when }, words: because(when.words) }),
    language === null || language === 'other'
      ? null
      : say.line(languageSure ? 'desk-why:language' : 'desk-why:language-unsure', {
          language: { language },
        }),
  ]
  return lines.flatMap((line) => (line === null ? [] : [`• ${line}`]))
}

function kindLine(category: string, words: string | null, say: Say): string {
  return words === null
    ? say.line('desk-why:kind-guess', { category: { category } })
    : say.line('desk-why:kind', { category: { category }, words })
}
