import twilio from 'twilio'
import type RequestClient from 'twilio/lib/base/RequestClient.js'
import type Response from 'twilio/lib/http/response.js'
import { Agent, request } from 'undici'

const timeout = 10_000
/** As many as the SDK's own way to the network has. */
const connections = 20

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

type Options<TData> = RequestClient.RequestOptions<TData>

/**
 * The SDK's way to the network, with a short timeout, no retries, and an API root that may be elsewhere.
 * It goes over undici, since a call by the SDK's own way costs four times as much as everything else about it.
 */
class TwilioHttp extends twilio.RequestClient {
  readonly #apiRoot: string | undefined
  readonly #network = new Agent({
    connections,
    connect: { timeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
  })

  constructor(apiRoot: string | undefined) {
    super({ timeout, autoRetry: false })
    this.#apiRoot = apiRoot?.replace(/\/+$/, '')
  }

  override async request<TData>(options: Options<TData>): Promise<Response.default<TData>> {
    const { statusCode, headers, body } = await request(this.#address(options), {
      dispatcher: this.#network,
      method: options.method.toUpperCase() as 'GET' | 'POST' | 'DELETE',
      headers: headersOf(options),
      body: bodyOf(options),
    })
    const text = await body.text()
    if (statusCode === 429) throw tooMany(text, Number(headers['retry-after']))
    return { statusCode, headers, body: text as TData }
  }

  #address({ uri, params }: Options<unknown>): URL {
    const { origin, pathname, search } = new URL(uri)
    const address = new URL((this.#apiRoot ?? origin) + pathname + search)
    for (const [name, value] of pairsOf(params)) address.searchParams.append(name, value)
    return address
  }
}

function headersOf({ headers, username, password }: Options<unknown>): Record<string, string> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  return { ...headers, ...(username && password ? { authorization } : {}) }
}

function bodyOf({ data, headers }: Options<unknown>): string | null {
  if (!data) return null
  if (headers?.['Content-Type'] === 'application/json') return JSON.stringify(data)
  return new URLSearchParams(pairsOf(data)).toString()
}

/** A list stands as one pair for each of its items. */
function pairsOf(fields: unknown): [string, string][] {
  return Object.entries(fields ?? {}).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((each) => each !== undefined && each !== null)
      .map((each): [string, string] => [name, String(each)]),
  )
}

function tooMany(body: string, seconds: number): TooManyRequests {
  const [, code] = /"code":\s*(\d+)/.exec(body) ?? []
  return new TooManyRequests(code ? Number(code) : undefined, seconds > 0 ? seconds : undefined)
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
