import { askAdvisers } from '../advice/ask-advisers.ts'
import { sendAdvice } from '../advice/give-advice.ts'
import { changeArrangement } from '../arrangements/change-arrangement.ts'
import { endWeeklyRide } from '../arrangements/end-arrangement.ts'
import { proposePair } from '../arrangements/pairs/propose-pair.ts'
import { askAllAble } from '../dispatch/ask-all-able.ts'
import { assignVolunteer } from '../dispatch/assign-volunteer.ts'
import { startDispatch } from '../dispatch/start-dispatch.ts'
import { closeHousehold, editHousehold, openHousehold } from '../households/keep-household.ts'
import { keepOrganisation } from '../organisations/keep-organisation.ts'
import { answerContact } from '../professionals/answer-contact.ts'
import { decideProfessional } from '../professionals/decide-professional.ts'
import { mayLook } from '../professionals/speak-first.ts'
import { answerQuestion } from '../questions/answer-question.ts'
import { keepAnswer } from '../questions/keep-answer.ts'
import { askAgainInAWeek, notTakenUp, takenUp } from '../referrals/decide-referral.ts'
import { referRequest } from '../referrals/refer-request.ts'
import { closeRequest } from '../requests/close-request.ts'
import { editRequest } from '../requests/edit-request.ts'
import { takeRequest } from '../requests/take-request.ts'
import { driveTogether } from '../rides/together/drive-together.ts'
import { takeApart } from '../rides/together/take-apart.ts'
import type { Work } from '../work.ts'
import { answerPerson, answerRequest, handBackToBot } from './answer-person.ts'
import { bookAtCounter } from './book-at-counter.ts'
import { contactAgreed } from './contact-agreed.ts'
import { decideVolunteer } from './decide-volunteer.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import type { DeskAction } from './desk-action.ts'
import { editPhone } from './edit-phone.ts'
import { editRideAtDesk } from './edit-ride-at-desk.ts'
import { editVolunteer } from './edit-volunteer.ts'
import { invitePerson } from './invite-person.ts'
import { linkAtDesk, unlinkAtDesk } from './link-at-desk.ts'
import { makeLetter } from './make-letter.ts'
import { isOfThisDesk } from './of-this-desk.ts'
import { beginOnCall, endOnCall } from './on-call.ts'
import { openAtCounter } from './open-at-counter.ts'
import { signUpAtCounter } from './sign-up-at-counter.ts'
import { tellHelpers } from './tell-helpers.ts'
import { tellRefusal } from './tell-refusal.ts'

/** Carries out what a member of the desk did; who comes second, or too late, is told so in private. */
export async function carryOutDeskAction(work: Work, action: DeskAction, by: DeskMember): Promise<void> {
  const deed = (await mayNot(work, action, by)) ?? (await carryOut(work, action, by))
  if (!deed.ok) await tellRefusal(work, action, deed, by)
}

/** What another desk keeps does not exist for this one; and nothing is looked for before somebody wants it. */
async function mayNot(work: Work, action: DeskAction, by: DeskMember): Promise<Deed | null> {
  if (!(await isOfThisDesk(work, action, by))) return { ok: false, why: 'gone' }
  const looks = looking.some((name) => name === action.name)
  if (looks && 'requestId' in action && !(await mayLook(work, action.requestId)))
    return { ok: false, why: 'speak-first' }
  return null
}

const looking = ['request.dispatch', 'request.ask-all', 'request.assign', 'request.refer'] as const

function carryOut(work: Work, action: DeskAction, by: DeskMember): Promise<Deed> {
  const actor = actorOf(by)
  switch (action.name) {
    case 'request.dispatch':
      return startDispatch(work, action.requestId, actor)
    case 'request.ask-all':
      return askAllAble(work, action.requestId, action, actor)
    case 'request.take':
      return takeRequest(work, action.requestId, actor)
    case 'request.end-weekly':
      return endWeeklyRide(work, action.requestId, actor)
    case 'request.together':
      return driveTogether(work, action.requestId, action.withId, actor)
    case 'request.apart':
      return takeApart(work, action.requestId, actor)
    case 'request.assign':
      return assignVolunteer(work, action.requestId, action.volunteerId, actor)
    case 'request.pair':
      return proposePair(work, action.requestId, action, actor)
    case 'arrangement.change':
      return changeArrangement(work, action.arrangementId, action.change, actor)
    case 'request.edit': {
      const { category, wantedAt, urgency, words, places } = action
      return editRequest(work, action.requestId, { category, wantedAt, urgency, words, places }, actor)
    }
    case 'request.refer': {
      const { organisationId, note, share, consent, followUpOn } = action
      return referRequest(work, action.requestId, { organisationId, note, share, consent, followUpOn }, actor)
    }
    case 'referral.taken-up':
      return takenUp(work, action.referralId, actor)
    case 'referral.not-taken-up':
      return notTakenUp(work, action.referralId, action.because, actor)
    case 'referral.ask-again':
      return askAgainInAWeek(work, action.referralId, actor)
    case 'contact.agreed':
      return contactAgreed(work, action, by)
    case 'contact.declined':
      return answerContact(work, action.requestId, false, actor)
    case 'organisation.keep':
      return keepOrganisation(work, action.organisationId, action.form, by)
    case 'request.close': {
      const { outcome, minutes, because = null } = action
      return closeRequest(work, action.requestId, { outcome, minutes, because }, actor)
    }
    case 'request.reply':
      return answerRequest(work, action.requestId, action.text, by)
    case 'request.tell':
      return tellHelpers(work, action.requestId, action.text, actor)
    case 'question.answer':
      return answerQuestion(work, action.requestId, action, by)
    case 'question.ask':
      return askAdvisers(work, action.requestId, action.words, actor)
    case 'question.send':
      return sendAdvice(work, action.requestId, by)
    case 'household.open':
      return openHousehold(work, action.form, by)
    case 'household.edit':
      return editHousehold(work, action.householdId, action.form, by)
    case 'household.close':
      return closeHousehold(work, action.householdId, by)
    case 'answer.keep':
      return keepAnswer(work, action.answerId, action.form, by)
    case 'volunteer.approve':
      return decideVolunteer(work, action.personId, 'approved', by)
    case 'volunteer.decline':
      return decideVolunteer(work, action.personId, 'declined', by)
    case 'volunteer.letter':
      return makeLetter(work, action.personId, by)
    case 'professional.approve': {
      const { personId, organisationId } = action
      return decideProfessional(work, personId, { status: 'approved', organisationId }, by)
    }
    case 'professional.decline':
      return decideProfessional(work, action.personId, { status: 'declined' }, by)
    case 'volunteer.edit':
      return editVolunteer(work, action.personId, action, by)
    case 'person.phone':
      return editPhone(work, action.personId, action.edit, by)
    case 'person.reply':
      return answerPerson(work, action.personId, action.text, by)
    case 'person.hand-back':
      return handBackToBot(work, action.personId, by)
    case 'person.invite':
      return invitePerson(work, action.personId, by)
    case 'desk.link':
      return linkAtDesk(work, action, by)
    case 'desk.unlink':
      return unlinkAtDesk(work, action, by)
    case 'desk.on-call':
      return beginOnCall(work, action, by)
    case 'desk.off-call':
      return endOnCall(work, by)
    case 'desk.ride':
      return bookAtCounter(work, action.form, by)
    case 'ride.edit': {
      const { wish, before, words, urgency } = action
      return editRideAtDesk(work, action.requestId, { wish, before, words, urgency }, by)
    }
    case 'desk.sign-up':
      return signUpAtCounter(work, action.form, by)
    case 'desk.new':
      return openAtCounter(work, action.form, by)
  }
}
