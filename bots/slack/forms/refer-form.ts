import { z } from 'zod'
import type { Organisation } from '../../../core/organisations/organisation.ts'
import { consents, shares } from '../../../core/referrals/referral.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, Reading } from './form.ts'
import { dateInput, selectInput, textInput } from './inputs.ts'

/** To which organisation, with what to know, how the resident agrees, and when the desk asks how it went. */
export function referFields(say: Say, organisations: Organisation[], followUpOn: string): Block[] {
  const options = organisations.map(({ id, name, does }) => ({ value: id, label: `${name}: ${does}` }))
  const listed = (group: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: say.line(`${group}.${value}`) }))
  return [
    selectInput('organisation', say.line('form.organisation'), options),
    selectInput('share', say.line('form.share'), listed('share', shares), 'phone'),
    selectInput('consent', say.line('form.consent'), listed('consent', consents), 'chat'),
    textInput('note', say.line('form.note'), {
      multiline: true,
      optional: true,
      most: 300,
      hint: say.line('form.note-hint'),
    }),
    dateInput('followUpOn', say.line('form.follow-up'), followUpOn, { optional: false }),
  ]
}

/** Reads a referral. */
export function readRefer({ meta, values, say, today }: Reading): Filled {
  const { note, followUpOn } = values
  const organisation = z.uuid().safeParse(values.organisation)
  const share = shares.find((each) => each === values.share)
  const consent = consents.find((each) => each === values.consent)
  const empty = say.line('form-error.empty')
  if (!organisation.success) return { errors: { organisation: empty } }
  if (!share) return { errors: { share: empty } }
  if (!consent) return { errors: { consent: empty } }
  if (!followUpOn || followUpOn <= today) return { errors: { followUpOn: say.line('form-error.later') } }
  return {
    action: {
      name: 'request.refer',
      requestId: meta.subject,
      organisationId: organisation.data,
      note: note ?? '',
      share,
      consent,
      followUpOn,
    },
  }
}
