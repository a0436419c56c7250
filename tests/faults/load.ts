import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Street } from '../../bots/street/street.ts'

/** Somebody with a phone. */
export interface Texter {
  channel: PhoneChannel
  identifier: string
}

/** People who never wrote before: every third on Telegram, the others by SMS. */
export function strangers(count: number, from = 0): Texter[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(from + index).padStart(6, '0')
    return index % 3 === 2
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

/** Tells the story, each line when the one before was offered; whether it was taken is the gateway's to know. */
export async function tellStory(street: Street, { channel, identifier }: Texter): Promise<void> {
  for (const line of story) await street.text(channel, identifier, line)
}

/** Tells the story as somebody does who waits for each answer. */
export async function askForHelp(street: Street, { channel, identifier }: Texter): Promise<void> {
  for (const line of story) {
    await street.text(channel, identifier, line)
    await street.next(channel, identifier, { timeoutMs: 20_000 })
  }
}

/** Lets people chat without end, each at their own pace, until told to stop. */
export function chatter(street: Street, people: Texter[]): { stop: () => Promise<number> } {
  let going = true
  let said = 0
  const talks = people.map(async ({ channel, identifier }) => {
    while (going) {
      // never the same words: twenty times the same is taken for a robot
      const line = story[said % story.length] ?? ''
      await street.text(channel, identifier, said % 2 ? line : `${line} ${said}`)
      said++
    }
  })
  return {
    stop: async () => {
      going = false
      await Promise.all(talks)
      return said
    },
  }
}
