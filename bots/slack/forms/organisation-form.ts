import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Organisation } from '../../../core/organisations/organisation.ts'
import { organisationSchema } from '../../../core/organisations/organisation.ts'
import type { Block } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import type { Filled, FormName, Reading } from './form.ts'
import { selectInput, textInput } from './inputs.ts'

/** An organisation of the directory, as it stands or empty. */
export function organisationFields(say: Say, known: Organisation | null): Block[] {
  const line = (field: keyof Organisation & string, optional: boolean, most: number) => {
    const value = known?.[field]
    const initial = typeof value === 'string' ? { initial: value } : {}
    return textInput(field, say.line(`organisation.${field}`), { optional, most, ...initial })
  }
  const inUse = ['yes', 'no'].map((value) => ({ value, label: say.line(`organisation.in-use-${value}`) }))
  return [
    line('name', false, 100),
    line('does', false, 300),
    line('for', true, 200),
    line('hours', true, 200),
    line('phone', true, 40),
    line('email', true, 200),
    line('website', true, 300),
    textInput('message', say.line('organisation.message'), {
      optional: true,
      most: 40,
      hint: say.line('organisation.message-hint'),
      ...(known?.message ? { initial: known.message } : {}),
    }),
    ...(known
      ? [selectInput('inUse', say.line('organisation.in-use'), inUse, known.retired ? 'no' : 'yes')]
      : []),
  ]
}

/** Reads an organisation; what cannot be is named beside its field. */
export function readOrganisation({ meta, values, say }: Reading, form: FormName): Filled {
  const { inUse, message = null, ...typed } = values
  const told = { ...typed, message: message && readAddress(message) }
  const read = organisationSchema.safeParse(
    Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)),
  )
  if (!read.success) {
    const faults = read.error.issues.map(({ path: [field = 'name'] }) => String(field))
    return {
      errors: Object.fromEntries(faults.map((field) => [field, say.code('organisation-error', field)])),
    }
  }
  const organisationId = form === 'organisation.edit' ? meta.subject : null
  return {
    action: { name: 'organisation.keep', organisationId, form: { ...read.data, retired: inUse === 'no' } },
  }
}

/** A number alone is one that gets texts. */
function readAddress(typed: string): string {
  const [, channel = 'sms', rest = typed] = /^(sms|whatsapp|telegram)\s*:\s*(.*)$/i.exec(typed) ?? []
  const number = parsePhoneNumberFromString(rest, 'NL')
  return `${channel.toLowerCase()}:${number?.isValid() && !/telegram/i.test(channel) ? number.number : rest}`
}
