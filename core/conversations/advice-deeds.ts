import { beginAdvice, declineAdvice } from '../advice/answer-advice.ts'
import { giveAdvice } from '../advice/give-advice.ts'
import type { CoreDeed } from './core-deed.ts'
import type { Doing } from './doing.ts'

type Deed<Do extends CoreDeed['do']> = Extract<CoreDeed, { do: Do }>

/** What a trained volunteer does with a question that they are asked to answer. */
export const adviceDeeds = {
  async beginAdvice({ adviceId }: Deed<'beginAdvice'>, { work, loaded }: Doing) {
    const begun = await beginAdvice(work, adviceId, loaded.person.id)
    return begun.ok
      ? { type: 'adviceBegun' as const, words: begun.words }
      : { type: 'adviceGone' as const, why: begun.why }
  },
  async declineAdvice({ adviceId }: Deed<'declineAdvice'>, { work, loaded }: Doing) {
    await declineAdvice(work, adviceId, loaded.person.id)
    return { type: 'adviceDeclined' as const }
  },
  async giveAdvice({ adviceId, text }: Deed<'giveAdvice'>, { work, loaded }: Doing) {
    const given = await giveAdvice(work, adviceId, loaded.person.id, text)
    return given === 'gone'
      ? { type: 'adviceGone' as const, why: 'over' as const }
      : { type: 'adviceGiven' as const, how: given }
  },
}
