import { endArrangement } from '../arrangements/end-arrangement.ts'
import { answerPair } from '../arrangements/pairs/answer-pair.ts'
import { alarmDesk, handToDesk } from '../desk/hand-to-desk.ts'
import { leaveDesk } from '../desk/leave-desk.ts'
import { readTalk } from '../desk/said.store.ts'
import { beginTalk } from '../desk/talk.store.ts'
import { acceptOffer } from '../dispatch/accept-offer.ts'
import { askAboutOffer } from '../dispatch/ask-about-offer.ts'
import { declineOffer } from '../dispatch/decline-offer.ts'
import { handBack } from '../dispatch/hand-back.ts'
import { answerProposal } from '../dispatch/visits/answer-proposal.ts'
import { giveFeedback } from '../dispatch/visits/give-feedback.ts'
import { passWord } from '../dispatch/visits/pass-word.ts'
import { proposeTime } from '../dispatch/visits/propose-time.ts'
import { reportDone } from '../dispatch/visits/report-done.ts'
import { reportNotDone } from '../dispatch/visits/report-not-done.ts'
import { tellWorry } from '../dispatch/visits/tell-worry.ts'
import { chooseWhoComes } from '../dispatch/who-comes.ts'
import { applyAsVolunteer } from '../people/apply-as-volunteer.ts'
import { changeVolunteer } from '../people/change-volunteer.ts'
import { makeTypedCode, useCode } from '../people/entry-codes.ts'
import { readRecord } from '../people/help-record.store.ts'
import { homeOf } from '../people/home.ts'
import { forgetHousemate } from '../people/housemates.store.ts'
import {
  moveHome,
  openToMessages,
  preferAddress,
  rememberConsent,
  rememberPerson,
} from '../people/people.store.ts'
import { sharePhone } from '../people/share-phone.ts'
import { stopMessages } from '../people/stop.ts'
import { toE164 } from '../phone.ts'
import { askQuestion } from '../questions/ask-question.ts'
import { answerConsent } from '../referrals/answer-consent.ts'
import { addToRequest } from '../requests/add-to-request.ts'
import { cancelRequest } from '../requests/cancel-request.ts'
import { openRequest } from '../requests/open-request.ts'
import { adviceDeeds } from './advice-deeds.ts'
import { type Loaded, readAgain } from './conversation.store.ts'
import type { CoreDeed } from './core-deed.ts'
import type { Doing } from './doing.ts'
import { factsOf } from './facts.ts'
import type { Facts, FlowEvent } from './flow.ts'
import { passEnclosures, passOn, passToDesk } from './pass-on.ts'
import { professionalDeeds } from './professional-deeds.ts'
import { rideDeeds } from './ride-deeds.ts'
import { takeNote } from './take-note.ts'
import { wishOf } from './wish.ts'

type Result = Omit<FlowEvent, 'facts'>
type Carry<D> = (deed: D, doing: Doing) => Promise<Result> | Promise<void>
type Table = { [Do in CoreDeed['do']]: Carry<Extract<CoreDeed, { do: Do }>> }

/** So long the computer says nothing more to somebody in danger, unless the desk gives them back earlier. */
const dangerHours = 2

/** Whoever takes a talk over reads what was said last, and nobody has to tell it twice. */
const mostSaid = 6

/** From intent to deed; an intent that is missing here does not compile. */
const table: Table = {
  rememberName: ({ name }, { work, loaded }) => rememberPerson(work.tx, loaded.person.id, { name }),
  rememberPhone: ({ phone }, { work, loaded }) =>
    rememberPerson(work.tx, loaded.person.id, { phone: toE164(phone) }),
  async rememberPlace({ place }, { work, loaded }) {
    const { person } = loaded
    await rememberPerson(work.tx, person.id, { place })
    const home = homeOf(work.core, loaded, place)
    if (!home) return
    await moveHome(work.tx, person.id, home)
    // what follows in this step belongs to the new desk already
    person.neighbourhoodId = home
  },
  setLanguage: ({ language }, { work, loaded }) => rememberPerson(work.tx, loaded.person.id, { language }),
  giveConsent: (_deed, { work, loaded }) => {
    const { consentVersion } = work.core.neighbourhoods.get(loaded.person.neighbourhoodId)
    return rememberConsent(work.tx, loaded.person.id, consentVersion, work.now)
  },
  sharePhone: ({ name, helps }, { work, loaded: { person } }) =>
    sharePhone(work, person, { name, helps, toldBy: person.id }),
  stopSharing: ({ name }, { work, loaded }) => forgetHousemate(work, loaded.person.id, name),
  async openRequest(deed, doing) {
    const { work, loaded, language } = doing
    const opened = await openRequest(work, wishOf(work.core, deed, loaded, language))
    if (!opened.ok) throw new Error(`A flow asked for a request that cannot be: ${opened.why}.`)
    await passEnclosures(doing)
    return { type: 'requestOpened', number: opened.number }
  },
  async askQuestion({ words, category }, { work, loaded, language }) {
    const wish = wishOf(
      work.core,
      { do: 'openRequest', words, category, wantedAt: null, urgency: 'normal' },
      loaded,
      language,
    )
    return { type: 'requestOpened', number: await askQuestion(work, wish) }
  },
  async cancelRequest({ requestId }, { work, loaded }) {
    const own = loaded.requests.find((request) => request.id === requestId)
    const cancelled = own && (await cancelRequest(work, own.id, loaded.person.id, null))
    return cancelled?.ok
      ? { type: 'requestCancelled', number: cancelled.number }
      : { type: 'requestNotFound' }
  },
  async addToRequest({ requestId, words }, { work, loaded }) {
    if (loaded.requests.some((request) => request.id === requestId))
      await addToRequest(work, requestId, words)
  },
  async applyAsVolunteer({ categories, languages, availability, reachBy }, { work, loaded }) {
    const { again } = await applyAsVolunteer(work, loaded.person.id, {
      categories,
      languages,
      availability,
      reachBy,
    })
    return { type: 'applied', again }
  },
  async changeVolunteer({ do: _do, ...changes }, { work, loaded }) {
    await changeVolunteer(work, loaded.person.id, changes)
  },
  async preferHere(_deed, { work, loaded: { person, message } }) {
    if (message) await preferAddress(work, person.id, message.addressId)
  },
  async giveCode(_deed, { work, loaded: { person } }) {
    const code = await makeTypedCode(work, person.id, person.neighbourhoodId)
    return { type: 'codeGiven', code }
  },
  async useCode({ code }, { work, loaded: { person, message } }) {
    if (!message) throw new Error('A code came without a message.')
    const used = await useCode(work, code, { personId: person.id, addressId: message.addressId })
    return { type: 'codeUsed', used }
  },
  async acceptOffer({ offerId, tail, condition }, { work, loaded }) {
    const accepted = await acceptOffer(work, offerId, loaded.person.id, { tail, condition })
    if (accepted.ok)
      return { type: 'offerAccepted', details: accepted.details, mayChoose: accepted.mayChoose }
    return accepted.why === 'moved' ? { type: 'offerMoved' } : { type: 'offerGone', why: accepted.why }
  },
  async chooseWhoComes({ offerId, name }, { work, loaded }) {
    const kept = await chooseWhoComes(work, offerId, loaded.person.id, name)
    return kept ? { type: 'comerKept', name } : { type: 'offerGone', why: 'closed' }
  },
  async declineOffer({ offerId, tail }, { work, loaded }) {
    const declined = await declineOffer(work, offerId, loaded.person.id, tail)
    return declined.ok ? { type: 'offerDeclined' } : { type: 'offerGone', why: declined.why }
  },
  askAboutOffer: ({ offerId, words }, { work, loaded }) =>
    askAboutOffer(work, offerId, loaded.person.id, words),
  async handBack({ offerId, tail }, { work, loaded }) {
    const back = await handBack(work, offerId, loaded.person.id, tail)
    return back.ok ? { type: 'handedBack', number: back.number } : { type: 'offerGone', why: back.why }
  },
  async reportDone({ offerId, minutes, tail }, { work, loaded }) {
    if (isOwnVisit(loaded, offerId)) await reportDone(work, offerId, { minutes, tail })
  },
  async reportNotDone({ offerId, tail, whose }, { work, loaded }) {
    if (isOwnVisit(loaded, offerId)) await reportNotDone(work, offerId, tail, whose ?? null)
  },
  ...rideDeeds,
  ...professionalDeeds,
  ...adviceDeeds,
  async giveFeedback({ requestId, allRight, tail }, { work, loaded }) {
    if (loaded.feedback?.requestId === requestId) await giveFeedback(work, requestId, { allRight, tail })
  },
  async answerConsent({ referralId, agrees }, { work, loaded }) {
    const answered = await answerConsent(work, referralId, loaded.person.id, agrees)
    if (!answered.ok) return { type: 'consentGone' }
    const { ok: _ok, ...kept } = answered
    return { type: 'consentKept', ...kept }
  },
  async endArrangement({ arrangementId }, { work, loaded }) {
    return { type: 'arrangementEnded', ...(await endArrangement(work, arrangementId, loaded.person.id)) }
  },
  async answerPair({ arrangementId, agrees, words }, { work, loaded }) {
    const how = await answerPair(work, arrangementId, loaded.person.id, { agrees, words })
    return { type: 'pairAnswered', how }
  },
  async proposeTime({ requestId, proposed }, { work, loaded }) {
    return { type: 'timeProposed', how: await proposeTime(work, requestId, loaded.person.id, proposed) }
  },
  async passWord({ do: _do, requestId, ...word }, { work, loaded }) {
    return { type: 'wordPassed', passed: await passWord(work, requestId, loaded.person.id, word) }
  },
  async answerProposal({ requestId, suits }, { work, loaded }) {
    return { type: 'proposalAnswered', ...(await answerProposal(work, requestId, loaded.person.id, suits)) }
  },
  async readRecord(_deed, { work, loaded }) {
    return { type: 'recordRead', record: await readRecord(work, loaded.person.id) }
  },
  tellWorry: ({ requestId, words }, { work, loaded }) =>
    tellWorry(
      work,
      loaded.person.id,
      loaded.visits.some((visit) => visit.requestId === requestId) ? requestId : null,
      words,
    ),
  async handToDesk({ why }, doing) {
    const { id } = doing.loaded.person
    const said = await readTalk(doing.work, id, mostSaid)
    await handToDesk(doing.work, id, why, said.join('\n') || null)
    await passEnclosures(doing)
  },
  tellDesk: ({ why, words }, { work, loaded }) => alarmDesk(work, loaded.person.id, why, words),
  async alarm({ why, words, leave }, { work, loaded }) {
    await alarmDesk(work, loaded.person.id, why, words)
    if (leave) await beginTalk(work, loaded.person.id, { why, hours: dangerHours })
  },
  forward: ({ words, with: extra }, doing) => passToDesk(words, extra, doing),
  leaveDesk: (_deed, { work, loaded }) => leaveDesk(work, loaded.person.id),
  optOut: ({ how }, { work, loaded }) => stopMessages(work, loaded.person.id, how),
  async optIn(_deed, { work, loaded }) {
    if (loaded.message) await openToMessages(work.tx, loaded.message.addressId)
  },
  passOn: ({ content }, doing) => passOn(content, doing),
  takeNote: ({ content }, doing) => takeNote(content, doing),
}

/** Does one deed in the open transaction; its answer carries the facts as they are afterwards. */
export async function carryOut(deed: CoreDeed, doing: Doing): Promise<FlowEvent | null> {
  const carry = table[deed.do] as Carry<CoreDeed>
  const result = await carry(deed, doing)
  if (!result) return null
  return { ...result, facts: await factsNow(doing) } as FlowEvent
}

async function factsNow({ work, loaded, language }: Doing): Promise<Facts> {
  const fresh = await readAgain(work.tx, loaded.person.id, work.now)
  return factsOf(
    { ...(fresh ?? loaded), message: loaded.message },
    work.core.neighbourhoods,
    language,
    work.now,
  )
}

function isOwnVisit(loaded: Loaded, offerId: string): boolean {
  return loaded.visits.some((visit) => visit.offerId === offerId)
}
