import { answerContact, answerTelling } from '../professionals/answer-contact.ts'
import { applyAsProfessional } from '../professionals/apply-as-professional.ts'
import { howClientsStand } from '../professionals/how-clients-stand.ts'
import { openForClient } from '../professionals/open-for-client.ts'
import { passNews } from '../professionals/pass-news.ts'
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
  async applyAsProfessional(deed: Deed<'applyAsProfessional'>, { work, loaded }: Doing) {
    await applyAsProfessional(work, loaded.person.id, deed)
    return { type: 'professionalApplied' as const }
  },
  async openForClient({ do: _do, ...wish }: Deed<'openForClient'>, { work, loaded }: Doing) {
    const number = await openForClient(work, loaded.person, wish)
    return { type: 'requestOpened' as const, number }
  },
  async askAfterClients({ do: _do, ...asked }: Deed<'askAfterClients'>, { work, loaded }: Doing) {
    const clients = await howClientsStand(work, loaded.person.id, asked)
    return { type: 'clientsStand' as const, clients }
  },
  passNews: ({ words, number }: Deed<'passNews'>, { work, loaded }: Doing) =>
    passNews(work, loaded.person.id, words, number),
  answerTelling: ({ requestId, agrees }: Deed<'answerTelling'>, { work, loaded }: Doing) =>
    answerTelling(work, requestId, agrees, loaded.person.id),
}
