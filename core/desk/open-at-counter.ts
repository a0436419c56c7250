import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { languages } from '../conversations/meaning.ts'
import { canText } from '../phone.ts'
import { keepOnBehalf } from '../professionals/keep-on-behalf.ts'
import { speakFirst } from '../professionals/speak-first.ts'
import { record } from '../requests/history.ts'
import { openRequest } from '../requests/open-request.ts'
import { changeRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { findOrAddPerson } from './counter.store.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import type { CounterForm } from './desk-action.ts'

/** Opens a request for somebody at the counter or on the phone, who need not have a phone that can text. */
export async function openAtCounter(work: Work, form: CounterForm, by: DeskMember): Promise<Deed> {
  const kinds = work.core.neighbourhoods.get(by.neighbourhoodId).categories
  const category = kinds.find((each) => each === form.category)
  if (!category) return { ok: false, why: 'unknown-category' }
  const language = languages.find((each) => each === form.language) ?? 'nl'
  const residentId = await findOrAddPerson(work, {
    neighbourhoodId: by.neighbourhoodId,
    name: form.name.trim(),
    street: form.street.trim(),
    houseNumber: form.houseNumber.trim(),
    postcode: form.postcode,
    language,
    ...readPhone(work, form.phone),
  })
  const opened = await openRequest(work, {
    neighbourhoodId: by.neighbourhoodId,
    residentId,
    category,
    words: form.words,
    wantedAt: form.wantedAt,
    urgency: form.urgency,
    origin: form.how,
    language,
  })
  // the history calls the resident the one who asked, so that the desk wrote it down is an entry of its own
  if (!opened.ok) return opened
  const { id } = opened
  await record(work, id, 'entered-at-desk', actorOf(by))
  if (form.places !== null && category !== 'ride') await changeRequest(work, id, { places: form.places })
  if (form.behalf)
    await keepOnBehalf(work, { id, neighbourhoodId: by.neighbourhoodId }, form.behalf, actorOf(by))
  if (form.behalf?.kind === 'prescription') await speakFirst(work, id)
  return opened
}

/** A number that is none is kept as it was said: the desk can still read it. */
export function readPhone(work: Work, said: string | null): { phone: string | null; canText: boolean } {
  if (!said) return { phone: null, canText: false }
  const number = parsePhoneNumberFromString(said, 'NL')
  if (!number?.isValid()) return { phone: said, canText: false }
  return { phone: number.number, canText: canText(work.core, number.number) }
}
