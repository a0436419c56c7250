import { answerContact, answerTelling } from '../professionals/answer-contact.ts'
import type { CoreDeed } from './core-deed.ts'
import type { Doing } from './doing.ts'

type Deed<Do extends CoreDeed['do']> = Extract<CoreDeed, { do: Do }>

/** What a professional, or whoever they sent, does in a talk. */
export const professionalDeeds = {
  async answerContact({ requestId, agrees }: Deed<'answerContact'>, { work, loaded }: Doing) {
    const answered = await answerContact(work, requestId, agrees, loaded.person.id)
    return answered.ok
      ? { type: 'contactKept' as const, asks: answered.asks }
      : { type: 'contactGone' as const }
  },
  answerTelling: ({ requestId, agrees }: Deed<'answerTelling'>, { work, loaded }: Doing) =>
    answerTelling(work, requestId, agrees, loaded.person.id),
}
