import type { types } from '@slack/bolt'
import type { Core } from '../../../core/core.ts'
import { dayOf } from '../../../core/days.ts'
import { deskDayFrom } from '../../../core/desk/desk-hours.ts'
import { findEditable, findVolunteerFile, listCandidates } from '../../../core/desk/queries.store.ts'
import { readHousehold } from '../../../core/households/households.store.ts'
import type { Neighbourhood } from '../../../core/neighbourhoods/neighbourhoods.ts'
import { findOrganisation, listOrganisations } from '../../../core/organisations/organisations.store.ts'
import { prepareProfessionalCard } from '../../../core/professionals/prepare-professional-card.ts'
import { listKeptAnswers } from '../../../core/questions/kept-answers.store.ts'
import { wishOf } from '../../../core/rides/ride-wish.ts'
import { findRide } from '../../../core/rides/rides.store.ts'
import type { Say } from '../blocks/say.ts'
import type { FormMeta } from '../parse.ts'
import { askAdvisersForm, keepAdviceForm } from './advice-forms.ts'
import { answerForm } from './answer-form.ts'
import { arrangementForm } from './arrangement-form.ts'
import { askAllForm } from './ask-all-form.ts'
import { assignFields } from './assign-form.ts'
import { closeFields } from './close-form.ts'
import { contactFields } from './contact-form.ts'
import { counterFields } from './counter-form.ts'
import { editFields } from './edit-form.ts'
import { drawForm, drawMessage, type FormName } from './form.ts'
import { householdFields } from './household-form.ts'
import { isOurs } from './is-ours.ts'
import { keptAnswerFields } from './kept-answer-form.ts'
import { linkFields, unlinkFields } from './link-form.ts'
import { notTakenUpFields } from './not-taken-up-form.ts'
import { organisationFields } from './organisation-form.ts'
import { pairFields } from './pair-form.ts'
import { phoneForm } from './phone-form.ts'
import { approvalFields } from './professional-form.ts'
import { referFields } from './refer-form.ts'
import { replyForm } from './reply-form.ts'
import { rideEditForm, rideForm } from './ride-views.ts'
import { signUpFields } from './sign-up-form.ts'
import { tellForm } from './tell-form.ts'
import { encodeFile, volunteerFields } from './volunteer-form.ts'

/** A form that can be shown at once, or what to show first and the facts to wait for. */
export type Opening = { now: types.ModalView; later?: () => Promise<types.ModalView> }

/** Prepares a form: Slack's permission to open one lasts three seconds, so nothing is looked up before that. */
export function prepareForm(
  core: Core,
  name: FormName,
  desk: { neighbourhood: Neighbourhood; say: Say },
  at: { channel: string; subject: string },
  words?: string,
): Opening {
  const { neighbourhood, say } = desk
  const meta: FormMeta = { ...at, wantedAt: null }
  /** What another desk keeps does not exist for this one. */
  const ifOurs = (draw: () => Promise<types.ModalView>) => async () => {
    const ours = await isOurs(core, at.subject, neighbourhood.id)
    return ours ? draw() : drawMessage(say.line('refused.gone'), say)
  }
  switch (name) {
    case 'request.reply':
    case 'person.reply':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => replyForm(core, name, meta, say)),
      }
    case 'request.close':
      return { now: drawForm(name, meta, say, closeFields(say)) }
    case 'request.refer':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: () => referForm(core, meta, say, neighbourhood),
      }
    case 'professional.approve':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => approvalForm(core, meta, say, neighbourhood)),
      }
    case 'question.answer':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => answerForm(core, meta, say, neighbourhood, { kept: null, typed: null })),
      }
    case 'question.ask':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => askAdvisersForm(core, meta, say, neighbourhood)),
      }
    case 'question.keep':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => keepAdviceForm(core, meta, say)),
      }
    case 'answer.new':
      return { now: drawForm(name, meta, say, keptAnswerFields(say, null)) }
    case 'answer.edit':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: () => keptForm(core, meta, say, neighbourhood),
      }
    case 'household.new':
      return { now: drawForm(name, meta, say, householdFields(say, null)) }
    case 'household.edit':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => householdForm(core, meta, say)),
      }
    case 'contact.agreed':
      return { now: drawForm(name, meta, say, contactFields(say)) }
    case 'referral.not-taken-up':
      return { now: drawForm(name, meta, say, notTakenUpFields(say)) }
    case 'organisation.new':
      return { now: drawForm(name, meta, say, organisationFields(say, null)) }
    case 'organisation.edit':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: () => organisationForm(core, meta, say, neighbourhood),
      }
    case 'desk.new':
      return {
        now: drawForm(
          name,
          meta,
          say,
          counterFields(say, neighbourhood.language, { how: 'counter', words, organisations: [] }),
        ),
      }
    case 'desk.ride':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: () => rideForm(core, meta, say, neighbourhood),
      }
    case 'desk.sign-up':
      return { now: drawForm(name, meta, say, signUpFields(say, neighbourhood.language)) }
    case 'desk.link':
      return { now: drawForm(name, meta, say, linkFields(say)) }
    case 'desk.unlink':
      return { now: drawForm(name, meta, say, unlinkFields(say)) }
    case 'request.assign':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => assignForm(core, meta, say)),
      }
    case 'request.ask-all':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => askAllForm(core, meta, say)),
      }
    case 'request.pair':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => pairForm(core, meta, say)),
      }
    case 'arrangement.change':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: () => arrangementForm(core, meta, say, neighbourhood.id),
      }
    case 'request.tell':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => tellForm(core, meta, say)),
      }
    case 'volunteer.edit':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => volunteerForm(core, meta, say, neighbourhood)),
      }
    case 'person.phone':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: () => phoneForm(core, meta, say, neighbourhood.id, words),
      }
    case 'request.edit':
    case 'ride.edit':
      return {
        now: drawMessage(say.line('form.wait'), say),
        later: ifOurs(() => editForm(core, meta, say, neighbourhood)),
      }
  }
}

async function referForm(core: Core, meta: FormMeta, say: Say, neighbourhood: Neighbourhood) {
  const organisations = await listOrganisations(core, neighbourhood.id)
  if (organisations.length === 0) return drawMessage(say.line('form.no-organisations'), say)
  const inTwoWeeks = dayOf(core.clock.now(), neighbourhood.zone).add({ weeks: 2 })
  const followUpOn = deskDayFrom(neighbourhood.desk, inTwoWeeks).toString()
  return drawForm('request.refer', meta, say, referFields(say, organisations, followUpOn))
}

async function approvalForm(core: Core, meta: FormMeta, say: Say, { id }: Neighbourhood) {
  const organisations = await listOrganisations(core, id)
  if (organisations.length === 0) return drawMessage(say.line('form.no-organisations'), say)
  const { organisation = '' } = (await prepareProfessionalCard(core, meta.subject)) ?? {}
  return drawForm('professional.approve', meta, say, approvalFields(say, organisations, organisation))
}

async function keptForm(core: Core, meta: FormMeta, say: Say, { id }: Neighbourhood) {
  const known = (await listKeptAnswers(core, id, { retired: true })).find((each) => each.id === meta.subject)
  if (!known) return drawMessage(say.line('refused.gone'), say)
  return drawForm('answer.edit', meta, say, keptAnswerFields(say, known))
}

async function householdForm(core: Core, meta: FormMeta, say: Say) {
  const household = await readHousehold(core, meta.subject)
  if (!household) return drawMessage(say.line('refused.gone'), say)
  return drawForm('household.edit', meta, say, householdFields(say, household))
}

async function organisationForm(core: Core, meta: FormMeta, say: Say, { id }: Neighbourhood) {
  const organisation = await findOrganisation(core, id, meta.subject)
  if (!organisation) return drawMessage(say.line('refused.gone'), say)
  return drawForm('organisation.edit', meta, say, organisationFields(say, organisation))
}

async function assignForm(core: Core, meta: FormMeta, say: Say): Promise<types.ModalView> {
  const candidates = await listCandidates(core, meta.subject)
  if (candidates.length === 0) return drawMessage(say.line('form.no-volunteers'), say)
  return drawForm('request.assign', meta, say, assignFields(say, candidates))
}

async function pairForm(core: Core, meta: FormMeta, say: Say): Promise<types.ModalView> {
  const candidates = await listCandidates(core, meta.subject)
  if (candidates.length === 0) return drawMessage(say.line('form.no-volunteers'), say)
  return drawForm('request.pair', meta, say, pairFields(say, candidates))
}

async function editForm(core: Core, meta: FormMeta, say: Say, neighbourhood: Neighbourhood) {
  const request = await findEditable(core, meta.subject)
  if (!request) return drawMessage(say.line('refused.gone'), say)
  const ride = request.category === 'ride' ? await findRide({ tx: core.db }, meta.subject) : null
  if (ride) {
    const wish = wishOf(ride, neighbourhood.zone)
    return rideEditForm(core, meta, say, neighbourhood, { request, wish })
  }
  return drawForm('request.edit', { ...meta, wantedAt: request.wantedAt }, say, editFields(say, request))
}

async function volunteerForm(
  core: Core,
  meta: FormMeta,
  say: Say,
  neighbourhood: Neighbourhood,
): Promise<types.ModalView> {
  const volunteer = await findVolunteerFile(core, meta.subject)
  if (!volunteer) return drawMessage(say.line('refused.gone'), say)
  const before = encodeFile(volunteer.file)
  const fields = volunteerFields(say, volunteer.name, volunteer.file, neighbourhood)
  return drawForm('volunteer.edit', { ...meta, before }, say, fields)
}
