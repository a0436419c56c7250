import twilio from 'twilio'
import { Pool } from 'undici'
import type { StandIn } from './stand-in.ts'

/** Where our invented Twilio account and the program meet. */
export const account = {
  sid: 'AC00000000000000000000000000000001',
  token: 'an-auth-token-of-nobody',
  from: '+3197010240001',
  publicUrl: 'https://help.example.org',
}

/** How long one message took, in milliseconds. */
export interface Timing {
  /** Until Twilio's webhook was answered: the message is kept. */
  kept: number
  /** Until the answer was at Twilio. */
  answered: number
  text: string
}

const path = '/twilio/messages'
const patience = 30_000

/** The phones of everybody: each message is a signed webhook, and what comes back is timed. */
export class Phones {
  /** Its idle connections end before the program would end them. */
  readonly #network: Pool
  readonly #waiting = new Map<string, (text: string) => void>()
  /** Makes every message of this run one that was never seen before. */
  readonly #run = Date.now().toString(16).padStart(12, '0')
  #sent = 0

  constructor(programUrl: string, standIn: StandIn) {
    this.#network = new Pool(programUrl, { connections: 512, keepAliveTimeout: 4000 })
    standIn.onText = (to, text) => this.#waiting.get(to)?.(text)
  }

  /** Sends a text and waits for its answer; `since` is when it should have been sent. */
  async say(number: string, text: string, since = performance.now()): Promise<Timing> {
    let timer: NodeJS.Timeout | undefined
    const answer = new Promise<{ text: string; at: number }>((done, fail) => {
      this.#waiting.set(number, (words) => done({ text: words, at: performance.now() }))
      timer = setTimeout(() => fail(new Error(`Nobody answered "${text}".`)), patience)
    })
    try {
      const [kept, answered] = await Promise.all([this.#post(number, text), answer])
      return { kept: kept - since, answered: answered.at - since, text: answered.text }
    } finally {
      clearTimeout(timer)
      this.#waiting.delete(number)
    }
  }

  close(): Promise<void> {
    return this.#network.destroy()
  }

  #post(number: string, text: string): Promise<number> {
    const fields = {
      MessageSid: `SM${this.#run}${(++this.#sent).toString(16).padStart(20, '0')}`,
      AccountSid: account.sid,
      From: number,
      To: account.from,
      Body: text,
      NumMedia: '0',
    }
    const signature = twilio.getExpectedTwilioSignature(account.token, account.publicUrl + path, fields)
    const body = new URLSearchParams(fields).toString()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
    }
    // the barest way of undici's: what the phones cost is not the program's
    return new Promise((done, fail) => {
      let at = 0
      let status = 0
      this.#network.dispatch(
        { path, method: 'POST', headers, body },
        {
          onRequestStart() {},
          onResponseStart(_controller, statusCode) {
            at = performance.now()
            status = statusCode
          },
          onResponseEnd() {
            if (status === 200) done(at)
            else fail(new Error(`The webhook was answered with ${status}.`))
          },
          onResponseError: (_controller, error) => fail(error),
        },
      )
    })
  }
}
