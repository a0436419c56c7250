import { readAskAdvisers } from './advice-forms.ts'
import { readQuestionAnswer } from './answer-form.ts'
import { readArrangement } from './arrangement-form.ts'
import { readAskAll } from './ask-all-form.ts'
import { readAssign } from './assign-form.ts'
import { readClose } from './close-form.ts'
import { readContact } from './contact-form.ts'
import { readCounter } from './counter-form.ts'
import { readEdit } from './edit-form.ts'
import { type Filled, type FormName, formNames, type Reading } from './form.ts'
import { readHouseholdEdit, readNewHousehold } from './household-form.ts'
import { readKeptAnswer } from './kept-answer-form.ts'
import { readLink, readUnlink } from './link-form.ts'
import { readNotTakenUp } from './not-taken-up-form.ts'
import { readOrganisation } from './organisation-form.ts'
import { readPair } from './pair-form.ts'
import { readPhoneForm } from './phone-form.ts'
import { readApproval } from './professional-form.ts'
import { readRefer } from './refer-form.ts'
import { readPersonReply, readRequestReply } from './reply-form.ts'
import { readRideEdit } from './ride-edit-form.ts'
import { readRideForm } from './ride-form.ts'
import { readSignUp } from './sign-up-form.ts'
import { readTell } from './tell-form.ts'
import { readVolunteer } from './volunteer-form.ts'

const readers: Record<FormName, (reading: Reading) => Filled> = {
  'request.reply': readRequestReply,
  'person.reply': readPersonReply,
  'request.close': readClose,
  'request.refer': readRefer,
  'request.assign': readAssign,
  'contact.agreed': readContact,
  'household.new': readNewHousehold,
  'household.edit': readHouseholdEdit,
  'question.answer': readQuestionAnswer,
  'question.ask': readAskAdvisers,
  'question.keep': (reading) => readKeptAnswer(reading, null),
  'answer.new': (reading) => readKeptAnswer(reading, null),
  'answer.edit': (reading) => readKeptAnswer(reading, reading.meta.subject),
  'professional.approve': readApproval,
  'request.tell': readTell,
  'request.pair': readPair,
  'arrangement.change': readArrangement,
  'request.ask-all': readAskAll,
  'request.edit': readEdit,
  'volunteer.edit': readVolunteer,
  'person.phone': readPhoneForm,
  'desk.new': readCounter,
  'desk.ride': readRideForm,
  'ride.edit': readRideEdit,
  'desk.sign-up': readSignUp,
  'desk.link': readLink,
  'desk.unlink': readUnlink,
  'referral.not-taken-up': readNotTakenUp,
  'organisation.new': (reading) => readOrganisation(reading, 'organisation.new'),
  'organisation.edit': (reading) => readOrganisation(reading, 'organisation.edit'),
}

/** Whether a button or form goes by this name. */
export function isForm(name: string): name is FormName {
  return formNames.some((each) => each === name)
}

/** Checks what was filled in, here and not in Slack. */
export function readForm(name: FormName, reading: Reading): Filled {
  return readers[name](reading)
}
