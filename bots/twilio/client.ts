import twilio from 'twilio'
import type RequestClient from 'twilio/lib/base/RequestClient.js'
import type Response from 'twilio/lib/http/response.js'

const timeout = 10_000

/** Twilio asked us to wait; the SDK's own error would have lost for how long. */
export class TooManyRequests extends Error {
  readonly status = 429
  readonly code: number | undefined
  readonly afterSeconds: number | undefined

  constructor(code: number | undefined, afterSeconds: number | undefined) {
    super('Twilio asked us to wait.')
    this.name = 'TooManyRequests'
    this.code = code
    this.afterSeconds = afterSeconds
  }
}

/** The SDK's way to the network, with a short timeout, no retries, and an API root that may be elsewhere. */
class TwilioHttp extends twilio.RequestClient {
  readonly #apiRoot: string | undefined

  constructor(apiRoot: string | undefined) {
    super({ timeout, autoRetry: false })
    this.#apiRoot = apiRoot?.replace(/\/+$/, '')
  }

  override async request<TData>(
    options: RequestClient.RequestOptions<TData>,
  ): Promise<Response.default<TData>> {
    const { pathname, search } = new URL(options.uri)
    const uri = this.#apiRoot === undefined ? options.uri : this.#apiRoot + pathname + search
    const response = await super.request<TData>({ ...options, uri })
    if (response.statusCode !== 429) return response
    const { code } = (response.body ?? {}) as { code?: unknown }
    const seconds = Number(response.headers?.['retry-after'])
    throw new TooManyRequests(typeof code === 'number' ? code : undefined, seconds > 0 ? seconds : undefined)
  }
}

/** A client of Twilio's REST API. */
export type TwilioClient = ReturnType<typeof twilio>

/** Makes a client; nothing is called yet. */
export function createClient(
  accountSid: string,
  authToken: string,
  apiRoot: string | undefined,
): TwilioClient {
  return twilio(accountSid, authToken, { httpClient: new TwilioHttp(apiRoot) })
}
