import type { Facts, MessageExtra } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import { complains } from './complains.ts'
import { type Heard, isWordless, ownWords } from './heard.ts'
import { say, sayWithPhone } from './lines.ts'

/** The answer to something said in passing, after which the open question is asked again; null if it is no aside. */
export function aside(heard: Heard): Intent[] | null {
  const { meaning, facts } = heard
  if (isWordless(heard)) return extraLines(heard.with)
  if (meaning.wishedLanguage) {
    return [{ do: 'setLanguage', language: meaning.wishedLanguage }, say('common.language-set')]
  }
  if (meaning.act === 'language') return [say('common.which-language')]
  if (meaning.act === 'status') return statusLines(facts)
  if (meaning.act === 'question' && complains(heard))
    return [{ do: 'tellDesk', why: 'complaint', words: ownWords(heard.text) }, say('common.complaint')]
  if (meaning.act === 'question') return [aboutUs(facts)]
  if (meaning.act === 'thanks') return [say('common.welcome')]
  if (meaning.act === 'greeting' || meaning.act === 'start') return [say('common.hello')]
  return null
}

/** What it costs, who we are, and where other questions are answered. */
export function aboutUs(facts: Facts): Intent {
  return sayWithPhone('common.about-us', facts)
}

/** What we say about a photo, a voice message, a place or a button of before. */
export function extraLines(extra: MessageExtra | null): Intent[] {
  return extra === null || extra.kind === 'code' ? [] : [say(`common.extra-${extra.kind}`)]
}

/** What we say about a photo whose caption is answered like any other words. */
export function captionLines(heard: Heard): Intent[] {
  return heard.with?.kind === 'attachment' && heard.text.trim() !== '' ? extraLines(heard.with) : []
}

/** Whether anything of their own is open, after which they may ask. */
export function hasOwn({ requests, visits, arrangements, waits }: Facts): boolean {
  return [requests, visits, arrangements, waits].some((each) => each.length > 0)
}

/** How it stands with somebody's requests and with the jobs they said yes to. */
export function statusLines({ requests, visits, arrangements, waits }: Facts): Intent[] {
  const lines = [
    ...requests.map(({ number: own, category, wantedAt, status, helper, forWhom, isQuestion }) => {
      const number = forWhom ? `${own} (${forWhom})` : own
      if (isQuestion && status !== 'referred') return say('ask-a-question.status', { number })
      const slots = { number, what: { category }, when: { when: wantedAt } }
      if (status === 'referred')
        return helper === null
          ? say('common.status-consent', slots)
          : say('common.status-referred', { ...slots, organisation: helper })
      return status === 'matched' && helper !== null
        ? say('common.status-matched', { ...slots, helper })
        : say(`common.status-${status === 'matched' ? 'found' : status}`, slots)
    }),
    ...visits.map(({ number, category, wantedAt }) =>
      say('common.status-visit', { number, what: { category }, when: { when: wantedAt } }),
    ),
    ...arrangements.map(({ category, when, other, gives }) =>
      say(
        other === null ? 'arrangements.status-nameless' : `arrangements.status-${gives ? 'given' : 'got'}`,
        {
          what: { category },
          when: { when },
          ...(other !== null && { name: other }),
        },
      ),
    ),
    ...waits.map(({ when }) => say('ride-waiting.status', { when: { when } })),
  ].slice(0, 5)
  return lines.length > 0 ? lines : [say('common.status-none')]
}
