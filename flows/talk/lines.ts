import type { Facts } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent, Line } from '../../core/conversations/intent.ts'
import type { Expectation } from '../../core/conversations/meaning.ts'
import type { Slots } from '../../core/slots.ts'

/** A line to say. */
export function say(key: string, slots?: Slots): Intent {
  return slots ? { do: 'say', key, slots } : { do: 'say', key }
}

/** A line that was put together elsewhere. */
export function sayLine({ key, slots }: Line): Intent {
  return say(key, slots)
}

/** A question; without an answer it comes back after a day, at an hour when this person was awake. */
export function ask(
  key: string,
  expects: Expectation,
  choices?: ChoiceKey[],
  slots?: Slots,
): Extract<Intent, { do: 'ask' }> {
  return {
    do: 'ask',
    key,
    expects,
    replyWithinMinutes: 24 * 60,
    ...(choices && { choices }),
    ...(slots && { slots }),
  }
}

/** A question to be answered with yes or no. */
export function askYesNo(key: string, slots?: Slots): Intent {
  return ask(key, 'yes-no', yesOrNo, slots)
}

const yesOrNo: ChoiceKey[] = [
  { value: 'yes', key: 'common.yes' },
  { value: 'no', key: 'common.no' },
]

/** The same line with the desk's number in it, where the desk has one. */
export function sayWithPhone(key: string, facts: Facts, slots: Slots = {}): Intent {
  const { deskPhone } = facts.neighbourhood
  return deskPhone === null ? say(key, slots) : say(`${key}-phone`, { ...slots, deskPhone })
}

/** The desk takes over, and the person hears so, or when somebody will be there. */
export function toDesk(why: 'asked-for-person' | 'misunderstood' | 'complaint', facts: Facts): Intent[] {
  const { deskOpensAt } = facts.neighbourhood
  const line =
    deskOpensAt === null
      ? sayWithPhone('common.person-coming', facts)
      : say('common.person-later', { when: { when: deskOpensAt } })
  return [line, { do: 'handToDesk', why }]
}
