import { createHmac } from 'node:crypto'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import express from 'express'
import fc from 'fast-check'
import { pino } from 'pino'
import type { Fields } from '../../../bots/twilio/parse.ts'
import { addWebhook } from '../../../bots/twilio/webhooks.ts'

/** Fields as they are posted: a name may come more than once. */
type Posted = [name: string, value: string][]

interface Sent {
  path: string
  signature: string | null
  fields?: Posted
  json?: string
}

const form = 'application/x-www-form-urlencoded'

/** Our webhook behind a proxy that took the TLS away: it only ever hears plain http on a local port. */
async function behindProxy(publicUrl: string, path: string, authToken: string) {
  const app = express()
  const taken: Fields[] = []
  const take = async (fields: Fields) => void taken.push(fields)
  addWebhook(app, path, { publicUrl, authToken }, take, pino({ level: 'silent' }))
  const server: Server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    taken,
    /** Written to the wire as it is: `fetch` would spell the address its own way. */
    post: ({ path: target, signature, fields = [], json }: Sent): Promise<number> =>
      new Promise((done, fail) => {
        const headers = {
          'content-type': json === undefined ? form : 'application/json',
          ...(signature === null ? {} : { 'x-twilio-signature': signature }),
        }
        const sending = request({ port, path: target, method: 'POST', headers }, (response) => {
          response.resume()
          response.once('end', () => done(response.statusCode ?? 0))
        })
        sending.once('error', fail)
        sending.end(json ?? new URLSearchParams(fields).toString())
      }),
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

let door: Awaited<ReturnType<typeof behindProxy>> | undefined
afterEach(async () => {
  await door?.close()
  door = undefined
})

/** What Twilio publishes as examples, all with the token 12345: an address, what was posted there, and the signature. */
const call: Posted = [
  ['CallSid', 'CA1234567890ABCDE'],
  ['Caller', '+14158675309'],
  ['Digits', '1234'],
  ['From', '+14158675309'],
  ['To', '+18005551212'],
]
const path = '/myapp.php'
const query = '?foo=1&bar=2'
const bindings = (...values: string[]): Posted => values.map((value) => ['MessagingBinding.Address', value])
const digits: Posted = [
  ['Sid', 'CA123'],
  ['SidAccount', 'AC123'],
  ['Digits', '5678'],
  ['Digits', '1234'],
  ['Digits', '1234'],
]
const published: [what: string, publicUrl: string, query: string, fields: Posted, signature: string][] = [
  ['a form', 'https://mycompany.com', query, call, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ['a port of ours', 'https://mycompany.com:1234', query, call, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ['a port of ours over http', 'http://mycompany.com:1234', query, call, 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU='],
  ['signed with port 443', 'https://mycompany.com', query, call, 'kvajT1Ptam85bY51eRf/AJRuM3w='],
  ['signed with port 80', 'http://mycompany.com', query, call, '0ZXoZLH/DfblKGATFgpif+LLRf4='],
  ['a name and a password', 'https://user:pass@mycompany.com', query, call, 'CukzLTc1tT5dXEDIHm/tKBanW10='],
  ['a name', 'https://user@mycompany.com', query, call, '2YRLlVAflCqxaNicjMpJcSTgzSs='],
  ['both and port 443', 'https://user:pass@mycompany.com', query, call, 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI='],
  [
    'signs in the query',
    'https://mycompany.com',
    `${query}&Body=It's+amazing`,
    call,
    'dsq4Ehbj6cs+KdTkpF5sSSplOWw=',
  ],
  [
    'a field that comes twice',
    'https://mycompany.com',
    query,
    bindings('+1325xxxxxxx', '+1415xxxxxxx'),
    '83O6e2vORAoJHUNzJjDWN1jz+BA=',
  ],
  [
    'the same in another order',
    'https://mycompany.com',
    query,
    bindings('+1415xxxxxxx', '+1325xxxxxxx'),
    '83O6e2vORAoJHUNzJjDWN1jz+BA=',
  ],
  ['a value that comes twice', 'https://mycompany.com', query, digits, 'IK+Dwps556ElfBT0I3Rgjkr1wJU='],
]

describe('W1: what Twilio publishes as signed', () => {
  test.each(published)('W1: %s', async (_what, publicUrl, asked, fields, signature) => {
    door = await behindProxy(publicUrl, path, '12345')
    expect(await door.post({ path: path + asked, signature, fields })).toBe(200)
    expect(door.taken).toEqual([Object.fromEntries([...fields].reverse())])

    const tampered = [...fields.slice(1), [fields[0]?.[0] ?? '', 'another'] as [string, string]]
    expect(await door.post({ path: path + asked, signature, fields: tampered })).toBe(403)
    expect(await door.post({ path: `${path + asked}&more=1`, signature, fields })).toBe(403)
    expect(await door.post({ path: path + asked, signature: null, fields })).toBe(403)
    expect(await door.post({ path: path + asked, signature: 'WRONG_SIGNATURE', fields })).toBe(403)
    expect(door.taken).toHaveLength(1)
  })

  const json = '{"property": "value", "boolean": true}'
  const hash = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620'
  const hashOfNothing = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
  test.each([
    ['a body by its hash', `${query}&bodySHA256=${hash}`, json, 'a9nBmqA0ju/hNViExpshrM61xv4='],
    ['an empty one', `${query}&bodySHA256=${hashOfNothing}`, '{}', 'Ldidvp12m26NI7eqEvxnEpkd9Hc='],
    ['nothing but its hash', `?bodySHA256=${hash}`, json, 'y77kIzt2vzLz71DgmJGsen2scGs='],
  ])('W1: %s', async (_what, asked, body, signature) => {
    door = await behindProxy('https://mycompany.com', path, '12345')
    expect(await door.post({ path: path + asked, signature, json: body })).toBe(200)
    expect(await door.post({ path: path + asked, signature, json: `${body} ` })).toBe(403)
    expect(await door.post({ path: path + asked.slice(0, -1), signature, json: body })).toBe(403)
  })

  test('W1: a body that no hash speaks for is refused, also under a true signature', async () => {
    door = await behindProxy('https://mycompany.com', path, '12345')
    const signature = signed('12345', `https://mycompany.com${path}${query}`, [])
    expect(await door.post({ path: path + query, signature, json })).toBe(403)
    expect(door.taken).toEqual([])
  })
})

/** The signature as Twilio describes it: the address, then each name with its values, all in order, each value once. */
function signed(token: string, address: string, fields: Posted): string {
  const names = [...new Set(fields.map(([name]) => name))].sort()
  const valuesOf = (name: string) =>
    [...new Set(fields.filter((field) => field[0] === name).map(([, value]) => value))].sort()
  const all = names.flatMap((name) => valuesOf(name).map((value) => name + value)).join('')
  return createHmac('sha1', token)
    .update(address + all, 'utf8')
    .digest('base64')
}

test('W1: whatever people write, in whatever letters, is signed and taken as they wrote it', async () => {
  const publicUrl = 'https://hulp.example.org/wyk'
  door = await behindProxy(publicUrl, '/twilio/messages', 'a token: é')
  const at = door
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((words) => words.toWellFormed())
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._]{0,12}$/)
  const asked = fc.constantFrom('', '?message=7', '?a=1&b=%20%C3%BB', "?q='x'+y", '?a=&a=2')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, text), { minLength: 1 }), asked, async (fields, search) => {
      at.taken.length = 0
      const target = `/twilio/messages${search}`
      const signature = signed('a token: é', publicUrl + target, fields)
      expect(await at.post({ path: target, signature, fields })).toBe(200)
      expect(at.taken).toEqual([Object.fromEntries([...fields].reverse())])
      const elsewhere = signed('a token: é', `http://127.0.0.1${target}`, fields)
      expect(await at.post({ path: target, signature: elsewhere, fields })).toBe(403)
      const [first, ...rest] = fields
      const changed: Posted = [[first?.[0] ?? '', `${first?.[1]}x`], ...rest, ['more', '']]
      expect(await at.post({ path: target, signature, fields: changed })).toBe(403)
    }),
    { numRuns: 60 },
  )
})
