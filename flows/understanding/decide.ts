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
  /** What it sounds like, worked out only where it is asked for. */
  sounds: () => Seeming
  choice: string | null
  /** There is a sign of danger, which no sound may talk away. */
  alarmed: boolean
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

/** What somebody does, and whether it only sounds like that. */
interface Decided {
  act: Act
  reasons: string[]
  guessed: boolean
}

/** Decides what somebody does by saying this; a noun never drowns an act. */
export function decideAct(evidence: Evidence): Decided {
  const { acts, reply, kind } = evidence
  const because = (act: Act, why: string): Decided => ({ act, reasons: [`${act} by ${why}`], guessed: false })
  const heard = (act: Act, why: string): Decided => ({ ...because(act, why), guessed: true })
  const whole = firstWhole.find((act) => acts.whole.has(act))
  if (whole !== undefined) return because(whole, 'the whole message')
  if (acts.whole.has('thanks') && reply.answer === null) return because('thanks', 'the whole message')
  if (acts.within.has('language') && languageIsMeant(evidence)) return because('language', 'its words')
  const answered = reply.answer !== null && reply.plain
  if (reply.answer !== null && reply.tail === null && !(acts.opensWithThanks && reply.answer === 'yes'))
    return because(reply.answer === 'no' ? 'decline' : 'accept', 'the whole answer')
  const within = firstWithin.find((act) => acts.within.has(act))
  const instead = within === undefined ? null : insteadOf(within, evidence)
  if (within !== undefined && instead === null) return because(within, 'its words')
  const seeming = instead === 'request' ? null : (instead ?? seemingly(evidence))
  if (seeming !== null) return heard(seeming, 'what it sounds like')
  const stillAsks = kind.strength >= 1.6 && evidence.asked === null && asksBehind(evidence)
  if (
    acts.opensWithThanks &&
    !acts.within.has('request') &&
    !(answered && reply.answer === 'no') &&
    !stillAsks
  )
    return because('thanks', 'how it opens')
  if (acts.question && !answered) return because('question', 'its words')
  const asking = acts.within.has('request') || kind.strength >= 3
  if (answered && !(asking && reply.tail !== null && kind.strength >= 3) && !stillAsks)
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
  if (evidence.asked === null && evidence.said.words.length >= fewestUnknown && !acts.whole.has('other')) {
    const { act, chance } = evidence.sounds()
    const least = evidence.alarmed ? likely.alarmed : grave.includes(act) ? likely.leastGrave : 0
    if (chance < least) return because('request', 'telling us something')
    return heard(act, act === 'request' ? 'telling us something' : 'what it sounds like most')
  }
  return because('other', 'nothing known')
}

/** So likely it must be what it sounds like; more where much hangs on it, or where words say another thing. */
const likely = {
  act: 0.4,
  grave: 0.5,
  leastGrave: 0.4,
  asked: 0.5,
  aboutUs: 0.6,
  answer: 0.65,
  asksBehind: 0.6,
  chat: 0.6,
  alarmed: 0.9,
  instead: 0.8,
  asksInstead: 0.87,
}
/** The words of an act count although it sounds like another, unless it is as unlikely as this. */
const unlikely = 0.1
/** Of fewer words nobody can tell. */
const fewestWords = 3
/** Where not one word is known it takes more. */
const fewestUnknown = 5
const grave: Act[] = ['stop', 'cancel', 'human', 'language']

/** No examples teach how these sound. */
const untaught: Act[] = ['hand-back', 'restart', 'settings']
const overheard: Act[] = ['language', 'human']

/** "I want to meet somebody who speaks Frisian" has the words of another act, and yet asks for company. */
function insteadOf(act: Act, { asked, choice, kind, sounds, said }: Evidence): Act | null {
  if (asked !== null || choice !== null || said.words.length <= fewestWords || untaught.includes(act))
    return null
  const seeming = sounds()
  if (overheard.includes(act) && kind.strength >= 1.6 && seeming.of('request') > likely.asksInstead)
    return 'request'
  const other = seeming.act !== act && seeming.chance > likely.instead && seeming.of(act) < unlikely
  return other ? seeming.act : null
}

/** What else than a request it sounds like, in the open. */
function seemingly({
  said,
  acts,
  reply,
  kind,
  spoken,
  asked,
  choice,
  alarmed,
  sounds,
}: Evidence): Act | null {
  if (asked !== null || choice !== null || said.words.length < fewestWords) return null
  if (spoken.language === 'other') return null
  const { act, chance } = sounds()
  if (act === 'request' || (grave.includes(act) && said.words.length <= fewestWords)) return null
  const least = Math.max(
    acts.within.has('request') ? likely.asked : 0,
    acts.question ? likely.aboutUs : 0,
    reply.answer === null ? 0 : likely.answer,
    grave.includes(act) ? likely.grave : likely.act,
    act === 'other' && kind.strength >= 1.6 ? likely.chat : 0,
    alarmed ? likely.alarmed : 0,
  )
  return chance > least ? act : null
}

/** "Graag twee lampen ophangen" opens with what may be an answer, and "bedankt, nu lekt de kraan" with thanks. */
function asksBehind({ said, reply, sounds }: Evidence): boolean {
  if (said.words.length <= fewWords || reply.answer === 'no') return false
  return sounds().of('request') > likely.asksBehind
}

function languageIsMeant({ kind }: Evidence): boolean {
  return kind.strength < 6
}
