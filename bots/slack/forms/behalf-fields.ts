import { z } from 'zod'
import type { Organisation } from '../../../core/organisations/organisation.ts'
import { type BehalfForm, type BehalfKind, tellings } from '../../../core/professionals/on-behalf.ts'
import { type Block, header } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { readPhone } from './contact-fields.ts'
import type { Reading } from './form.ts'
import { selectInput, textInput, tickInput } from './inputs.ts'

/** Which professional asks for a client, what the client agreed to, and who hears how it goes. */
export function behalfFields(say: Say, organisations: Organisation[], kind: BehalfKind): Block[] {
  const listed = organisations.map(({ id, name }) => ({ value: id, label: name }))
  const line = (key: string) => say.line(`desk-professionals:${key}`)
  const hears = tellings
    .filter((each) => kind === 'prescription' || each !== 'ask')
    .map((value) => ({ value, label: line(`tells-${value}`) }))
  return [
    header(line('about-professional')),
    textInput('professional', line('form-professional'), { most: 100 }),
    ...(listed.length > 0
      ? [selectInput('organisation', line('form-organisation'), listed, undefined, { optional: true })]
      : []),
    textInput('worksFor', line('form-works-for'), { optional: true, most: 100 }),
    textInput('professionalPhone', line('form-phone'), {
      optional: true,
      most: 30,
      hint: line('form-phone-hint'),
    }),
    tickInput('consent', line('form-consent'), line(`form-consent-${kind}`)),
    selectInput('tells', line('form-tells'), hears, kind === 'prescription' ? 'ask' : 'nobody'),
    header(line(`about-${kind}`)),
  ]
}

/** Reads which professional asks. */
export function readBehalf(
  { values, say }: Reading,
  kind: BehalfKind,
): { behalf: BehalfForm } | { errors: Record<string, string> } {
  const { professional = null, worksFor = null } = values
  const organisation = z.uuid().safeParse(values.organisation).data ?? null
  const tells = tellings.find((each) => each === values.tells)
  const phone = readPhone(values.professionalPhone ?? null)
  const empty = say.line('form-error.empty')
  const errors: Record<string, string> = {
    ...(professional ? {} : { professional: empty }),
    ...(organisation || worksFor ? {} : { worksFor: empty }),
    ...(phone === undefined ? { professionalPhone: say.line('form-error.phone') } : {}),
    ...(values.consent ? {} : { consent: say.line('desk-professionals:form-consent-first') }),
    ...(tells ? {} : { tells: empty }),
  }
  if (phone === undefined || !tells || Object.keys(errors).length > 0) return { errors }
  return {
    behalf: { kind, organisationId: organisation, organisation: worksFor, professional, phone, tells },
  }
}
