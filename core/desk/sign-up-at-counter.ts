import { type Category, categories, type Language, languages } from '../conversations/meaning.ts'
import { tell } from '../outbox/tell.ts'
import { rememberConsent } from '../people/people.store.ts'
import { oweVolunteerStep } from '../people/volunteer-steps.ts'
import { findVolunteer, saveVolunteer } from '../people/volunteers.store.ts'
import type { Work } from '../work.ts'
import { findOrAddPerson } from './counter.store.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import type { SignUpForm } from './desk-action.ts'
import { writeVetting } from './edit-volunteer.ts'
import { readPhone } from './open-at-counter.ts'
import { noteToDesk, showCard } from './tell-desk.ts'

/**
 * Somebody signs up as a volunteer at the counter, with a phone that can text or without: the desk, which sees them,
 * approves at once or later. Who cannot be texted is called. That they agreed to be kept is noted, with who heard it.
 */
export async function signUpAtCounter(work: Work, form: SignUpForm, by: DeskMember): Promise<Deed> {
  const { neighbourhoodId } = by
  const phone = readPhone(work, form.phone)
  const personId = await findOrAddPerson(work, {
    neighbourhoodId,
    name: form.name.trim(),
    street: form.street.trim(),
    houseNumber: form.houseNumber.trim(),
    postcode: form.postcode,
    language: known(languages, form.language) ?? 'nl',
    ...phone,
  })
  if ((await findVolunteer(work, personId))?.status === 'approved') return { ok: false, why: 'helps-already' }
  const { consentVersion } = work.core.neighbourhoods.get(neighbourhoodId)
  await rememberConsent(work.tx, personId, consentVersion, work.now)
  await saveVolunteer(work, personId, {
    categories: form.categories.filter((each): each is Category => known(categories, each) !== null),
    languages: form.languages.filter((each): each is Language => known(languages, each) !== null),
    availability: form.availability,
    status: form.approve ? 'approved' : 'applied',
    ...(form.approve && { decidedAt: work.now, decidedBy: actorOf(by) }),
    pausedUntil: null,
  })
  if (form.vettedOn) await writeVetting(work, personId, form.vettedOn, actorOf(by))
  const welcome = `desk.volunteer-${form.approve ? 'approved' : 'noted'}`
  const told = await tell(work, personId, [{ key: welcome }], { purpose: 'volunteer-signed-up' })
  if (!told.reached) await saveVolunteer(work, personId, { callFirst: true })
  await oweVolunteerStep(work, personId)
  await showCard(work, neighbourhoodId, 'volunteer', personId)
  const line = {
    key: told.reached ? 'desk-helpers.signed-up' : 'desk-helpers.signed-up-call',
    slots: { who: actorOf(by), name: form.name },
  }
  await noteToDesk(work, neighbourhoodId, line, { card: { kind: 'volunteer', id: personId } })
  return { ok: true }
}

function known<T extends string>(all: readonly T[], text: string): T | null {
  return all.find((each) => each === text) ?? null
}
