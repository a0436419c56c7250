import type { types } from '@slack/bolt'
import type { Core } from '../../../core/core.ts'
import { findMeant } from '../../../core/desk/find-meant.store.ts'
import { readPhoneFile } from '../../../core/people/phone-file.store.ts'
import type { PhoneFile } from '../../../core/people/phone-file.ts'
import { isSameName } from '../../../core/people/shared-phone.ts'
import { looking } from '../../../core/work.ts'
import { type Block, section } from '../blocks/pieces.ts'
import type { Say } from '../blocks/say.ts'
import { literal, mention } from '../blocks/text.ts'
import type { FormMeta } from '../parse.ts'
import { drawForm, drawMessage, type Filled, type Reading } from './form.ts'
import { selectInput, severalInput, textInput } from './inputs.ts'
import { isOurs } from './is-ours.ts'

/** Where they wrote last, as an entry of the list of addresses. */
const last = 'last'
const told = ['themselves', 'owner'] as const

/** The form about somebody's phone; `typed` is how the desk named them, where no button did. */
export async function phoneForm(
  core: Core,
  meta: FormMeta,
  say: Say,
  neighbourhoodId: string,
  typed: string | undefined,
): Promise<types.ModalView> {
  if (typed === '') return drawMessage(say.line('desk-phones:which'), say)
  const subject = typed === undefined ? meta.subject : await findMeant(looking(core), neighbourhoodId, typed)
  if (!subject) return drawMessage(say.line('refused.nobody-known'), say)
  const file = (await isOurs(core, subject, neighbourhoodId))
    ? await readPhoneFile(looking(core), subject)
    : null
  if (!file) return drawMessage(say.line('refused.gone'), say)
  const before = { address: file.preferred ?? last, name: file.name, helps: idsOf(helpers(file)) }
  return drawForm('person.phone', { ...meta, subject, before }, say, phoneFields(say, file))
}

function phoneFields(say: Say, file: PhoneFile): Block[] {
  const { name, addresses, preferred, housemates, isVolunteer } = file
  const line = (key: string, slots?: Parameters<Say['line']>[1]) => say.line(`desk-phones:${key}`, slots)
  const reached = addresses.map(({ id, channel, identifier }) => {
    const where = identifier.startsWith('+') ? ` ${identifier}` : ''
    return { value: id, label: `${say.code('channel', channel)}${where}` }
  })
  const mates = housemates.map((mate) => ({ value: mate.id, label: mate.name }))
  const agreed = housemates.map((mate) => {
    const by = mate.toldBy.startsWith('slack:') ? mate.toldBy : line('by-message')
    return line('agreed', { mate: mate.name, by })
  })
  return [
    section(
      [
        `*${literal(name ?? say.line('card.unknown'), 150)}*`,
        ...agreed.map((each) => mention(literal(each, 200))),
      ].join('\n'),
    ),
    selectInput(
      'address',
      line('address'),
      [{ value: last, label: line('last') }, ...reached],
      preferred ?? last,
    ),
    textInput('mate', line('mate'), { optional: true, most: 60, hint: line('mate-hint') }),
    selectInput(
      'consent',
      line('consent'),
      told.map((value) => ({ value, label: line(`consent-${value}`) })),
      undefined,
      { optional: true },
    ),
    ...(mates.length > 0 && isVolunteer
      ? [
          severalInput(
            'helps',
            line('helps'),
            mates,
            helpers(file).map(({ id }) => id),
          ),
        ]
      : []),
    ...(mates.length > 0 ? [severalInput('remove', line('remove'), mates, [])] : []),
  ]
}

/** Reads what was changed: nobody is named as a housemate without their consent. */
export function readPhoneForm({ meta, values, say }: Reading): Filled {
  const { address = null, mate = null, consent = null, remove = null, helps } = values
  const toldBy = told.find((each) => each === consent)
  const errors = mistakes({ mate, toldBy, owner: meta.before?.name ?? '' }, say)
  if (Object.keys(errors).length > 0) return { errors }
  const helped = split(meta.before?.helps)
  // without that field nothing is said about it
  const helping = helps === undefined ? helped : split(helps)
  const from = meta.before?.address ?? last
  const orLast = (choice: string) => (choice === last ? null : choice)
  return {
    action: {
      name: 'person.phone',
      personId: meta.subject,
      edit: {
        address: address === null || address === from ? null : { to: orLast(address), from: orLast(from) },
        add: mate && toldBy ? { name: mate, toldBy } : null,
        remove: split(remove),
        helps: { on: without(helping, helped), off: without(helped, helping) },
      },
    },
  }
}

function helpers({ housemates }: PhoneFile): PhoneFile['housemates'] {
  return housemates.filter(({ helps }) => helps)
}

function idsOf(housemates: PhoneFile['housemates']): string | null {
  return housemates.map(({ id }) => id).join() || null
}

function split(ids: string | null | undefined): string[] {
  return (ids ?? '').split(',').filter(Boolean)
}

function without(some: string[], others: string[]): string[] {
  return some.filter((each) => !others.includes(each))
}

function mistakes(
  { mate, toldBy, owner }: { mate: string | null; toldBy: string | undefined; owner: string },
  say: Say,
): Record<string, string> {
  if (mate === null) return toldBy ? { mate: say.line('form-error.empty') } : {}
  if (!isName(mate)) return { mate: say.line('desk-phones:error-name') }
  if (isSameName(mate, owner)) return { mate: say.line('desk-phones:error-owner') }
  return toldBy ? {} : { consent: say.line('desk-professionals:form-consent-first') }
}

/** What somebody is called at home: a word or a few, without digits or signs. */
function isName(typed: string): boolean {
  return /^\p{L}[\p{L}\p{M}'’. -]*$/u.test(typed)
}
