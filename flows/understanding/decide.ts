import type { Act, Expectation } from '../../core/conversations/meaning.ts'
import type { Kind } from './category.ts'
import type { Acts } from './intent.ts'
import type { Spoken } from './language.ts'
import type { Said } from './normalise.ts'
import type { Reply } from './reply.ts'
import type { Seeming } from './sounds-like-act.ts'

/** In so few words a noun is what one chats about, not what one needs. */
const fewWords = 6

/** Everything that was read, from which the act is decided. */
export interface Evidence {
  said: Said
  acts: Acts
  reply: Reply
  kind: Kind
  spoken: Spoken
  asked: Expectation | null
  /** What it sounds like, asked for only where the words decide nothing. */
  sounds: () => Seeming
  choice: string | null
}

const firstWhole: Act[] = [
  'stop',
  'start',
  'human',
  'restart',
  'language',
  'settings',
  'hand-back',
  'cancel',
  'status',
  'volunteer',
  'greeting',
]
const firstWithin: Act[] = [
  'stop',
  'hand-back',
  'human',
  'restart',
  'settings',
  'volunteer',
  'status',
  'cancel',
]

/** Decides what somebody does by saying this; a noun never drowns an act. */
export function decideAct(evidence: Evidence): { act: Act; reasons: string[] } {
  const { acts, reply, kind } = evidence
  const because = (act: Act, why: string): { act: Act; reasons: string[] } => ({
    act,
    reasons: [`${act} by ${why}`],
  })
  const whole = firstWhole.find((act) => acts.whole.has(act))
  if (whole !== undefined) return because(whole, 'the whole message')
  if (acts.whole.has('thanks') && reply.answer === null) return because('thanks', 'the whole message')
  if (acts.within.has('language') && languageIsMeant(evidence)) return because('language', 'its words')
  const answered = reply.answer !== null && reply.plain
  if (reply.answer !== null && reply.tail === null && !(acts.opensWithThanks && reply.answer === 'yes'))
    return because(reply.answer === 'no' ? 'decline' : 'accept', 'the whole answer')
  const within = firstWithin.find((act) => acts.within.has(act))
  if (within !== undefined && !mistaken(within, evidence)) return because(within, 'its words')
  const seeming = seemingly(evidence)
  if (seeming !== null) return because(seeming, 'what it sounds like')
  if (acts.opensWithThanks && !acts.within.has('request') && !(answered && reply.answer === 'no'))
    return because('thanks', 'how it opens')
  if (acts.question && !answered) return because('question', 'its words')
  const asking = acts.within.has('request') || kind.strength >= 3
  if (answered && !(asking && reply.tail !== null && kind.strength >= 3))
    return because(reply.answer === 'no' ? 'decline' : 'accept', 'yes or no')
  if (reply.answer !== null && !answered && kind.strength < 3)
    return because(reply.answer === 'no' ? 'decline' : 'accept', 'a phrase for yes or no')
  if (acts.within.has('thanks') && !acts.within.has('request')) return because('thanks', 'its words')
  if (acts.whole.has('thanks')) return because('thanks', 'the whole message')
  const chats = acts.within.has('other') && !acts.within.has('request')
  if (chats && (kind.strength < 3 || evidence.said.words.length <= fewWords))
    return because('other', 'its words')
  if (asking || kind.strength >= 1.6) return because('request', 'what is asked')
  if (acts.within.has('thanks')) return because('thanks', 'its words')
  if (evidence.asked === null && evidence.said.words.length >= 5 && !acts.whole.has('other')) {
    const { act } = evidence.sounds()
    if (grave.includes(act)) return because('request', 'telling us something')
    return because(act, act === 'request' ? 'telling us something' : 'what it sounds like most')
  }
  return because('other', 'nothing known')
}

/** So likely it must be what it sounds like, where words of its kind decide nothing; more where much hangs on it. */
const likely = { act: 0.45, grave: 0.65, request: 0.93 }
/** Of fewer words nobody can tell. */
const fewestWords = 3
const grave: Act[] = ['stop', 'cancel', 'human', 'language']

const overheard: Act[] = ['language', 'human']

/** "I want to meet somebody who speaks Frisian" has the words of another act, and yet asks for company. */
function mistaken(act: Act, { asked, kind, sounds }: Evidence): boolean {
  return (
    overheard.includes(act) && asked === null && kind.strength >= 1.6 && sounds().request > likely.request
  )
}

/** What else than a request it sounds like, in the open and without words that ask. */
function seemingly({ said, acts, reply, asked, choice, sounds }: Evidence): Act | null {
  if (asked !== null || choice !== null || said.words.length < fewestWords) return null
  if (acts.within.has('request') || acts.question || reply.answer !== null) return null
  const { act, chance } = sounds()
  if (act === 'request') return null
  return chance > (grave.includes(act) ? likely.grave : likely.act) ? act : null
}

function languageIsMeant({ kind }: Evidence): boolean {
  return kind.strength < 6
}
