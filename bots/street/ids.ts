import { randomBytes } from 'node:crypto'

/** A Twilio id: two capitals and 32 hexadecimal digits. */
export function sid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex')
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'

/** A Slack id, such as C08A1B2C3D4. */
export function slackId(prefix: string, length = 10): string {
  return prefix + Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('')
}

/** Numbers that only rise, also over restarts: they begin at the moment of the first use. */
export class Rising {
  #last: number

  constructor(highest: number, perSecond = 10) {
    const start = Math.floor(((Date.now() - Date.UTC(2024, 0, 1)) / 1000) * perSecond)
    this.#last = Math.max(highest, start)
  }

  next(): number {
    return ++this.#last
  }
}
