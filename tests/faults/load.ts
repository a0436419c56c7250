import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Street } from '../../bots/street/street.ts'
import { pause } from './program.ts'

/** Somebody with a phone. */
export interface Texter {
  channel: PhoneChannel
  identifier: string
}

/** People who never wrote before: every third on Telegram, the others by SMS. */
export function strangers(count: number, from = 0): Texter[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(from + index).padStart(6, '0')
    return (from + index) % 3 === 2
      ? { channel: 'telegram', identifier: `7${number}` }
      : { channel: 'sms', identifier: `+316${40}${number}` }
  })
}

/** What somebody says until their request is open, which goes through plain steps and through deeds. */
export const story = [
  'Hoi, kan iemand morgen boodschappen voor me doen?',
  'ja hoor',
  'Jan de Vries',
  'Dorpsstraat 3, 8925 AB',
  'middag',
  'ja',
]

/** Tells the story as somebody does who waits for each answer. */
export async function askForHelp(street: Street, { channel, identifier }: Texter): Promise<void> {
  for (const line of story) {
    await street.text(channel, identifier, line)
    await street.next(channel, identifier)
  }
}

/** Lets so many people at a time tell their story, one after another, until told to stop; `taken` grows while the program listens. */
export function chatter(
  street: Street,
  atOnce: number,
  from: number,
  taken: ReadonlySet<string>,
): { stop: () => Promise<void> } {
  let going = true
  const talk = async (first: number): Promise<void> => {
    for (let next = first; going; next += atOnce) {
      const [person] = strangers(1, next)
      for (const line of story) {
        if (!person || !going) return
        const before = taken.size
        await street.text(person.channel, person.identifier, line)
        await pause(taken.size > before ? 30 : 400)
      }
    }
  }
  const talks = Array.from({ length: atOnce }, (_, index) => talk(from + index))
  return {
    stop: async () => {
      going = false
      await Promise.all(talks)
    },
  }
}
