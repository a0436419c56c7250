import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { inventSecrets } from '../../../bots/street/secrets.ts'
import { createStreet } from '../../../bots/street/street.ts'
import { type OpenStreet, openStreet } from '../../support/street-client.ts'
import { openCatcher } from '../../support/webhook-catcher.ts'

const opened: { close(): Promise<void> }[] = []
const open = async (...given: Parameters<typeof openStreet>): Promise<OpenStreet> => {
  const street = await openStreet(...given)
  opened.push(street)
  return street
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** The status that a request with these headers gets; fetch would not let us name another host. */
function statusOf(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('who may look', () => {
  test('only this machine, by its own name, and not through a proxy', async () => {
    const { root } = await open()
    expect(await statusOf(root, {})).toBe(200)
    expect(await statusOf(`${root}/api/state`, { host: 'localhost:3000' })).toBe(200)
    expect(await statusOf(`${root}/api/state`, { host: '[::1]:3000' })).toBe(200)
    expect(await statusOf(`${root}/api/state`, { host: 'care.example.org' })).toBe(404)
    expect(await statusOf(`${root}/api/state`, { host: '127.0.0.1.example.org' })).toBe(404)
    expect(await statusOf(`${root}/api/state`, { 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await statusOf(`${root}/telegram/bot1:x/getMe`, { host: 'care.example.org' })).toBe(404)
  })

  test('the page may load nothing from elsewhere', async () => {
    const { root } = await open()
    const page = await fetch(root)
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect(await page.text()).toContain('<h1>Foardoar</h1>')
    for (const file of ['main.js', 'phone.js', 'blocks.js', 'style.css']) {
      expect((await fetch(`${root}/page/${file}`)).status).toBe(200)
    }
    expect((await fetch(`${root}/page/..%2fstreet.ts`)).status).toBe(404)
  })

  test('a form of another site does nothing', async () => {
    const { root, street } = await open()
    const body = JSON.stringify({ channel: 'sms', identifier: '+31612340001', text: 'x' })
    const post = (type: string) =>
      fetch(`${root}/api/text`, { method: 'POST', headers: { 'content-type': type }, body })
    expect((await post('text/plain')).status).toBe(404)
    expect(street.messages('sms', '+31612340001')).toEqual([])
    expect((await post('application/json')).status).toBe(200)
    expect(street.messages('sms', '+31612340001')).toHaveLength(1)
  })
})

describe('what the page asks for', () => {
  test('time passes by whole minutes, and the page hears of it', async () => {
    const passed: number[] = []
    const { root } = await open({ passTime: (minutes) => void passed.push(minutes) })
    const events = await fetch(`${root}/api/events`)
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('hello')
    const pass = (minutes: unknown) =>
      fetch(`${root}/api/pass-time`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ minutes }),
      })
    expect((await pass(15)).status).toBe(200)
    expect((await pass(-5)).status).toBe(400)
    expect((await pass('soon')).status).toBe(400)
    expect(passed).toEqual([15])
    expect((await reader?.read())?.value).toContain('clock')
    await reader?.cancel()
  })
})

describe('a restart', () => {
  test('keeps what phones and the desk showed, and brings what was still owed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'street-'))
    const journalFile = join(folder, 'street.jsonl')
    const secrets = inventSecrets()
    const before = createStreet({
      secrets,
      journalFile,
      patience: { twilio: [60_000], slackEvents: [60_000] },
    })
    await before.text('sms', '+31612340001', 'is daar iemand?')
    await before.text('telegram', '4711', 'hallo?')
    await before.desk.say('Wie neemt dit op?')
    // What a process leaves behind that is killed while it writes.
    appendFileSync(journalFile, '{"shelf":"phone","key":"sms:x","val')

    const program = await openCatcher()
    opened.push(program)
    const after = createStreet({ secrets, journalFile })
    expect(after.messages('sms', '+31612340001').map((message) => message.text)).toEqual(['is daar iemand?'])
    expect(after.messages('telegram', '4711').map((message) => message.text)).toEqual(['hallo?'])
    after.connect(program.url, 'http://127.0.0.1:1/street')
    const paths = ['/twilio/messages', '/telegram', '/slack/events']
    for (const path of paths) await program.next(path)
    expect(program.caught.map((one) => one.path).sort()).toEqual([...paths].sort())
    await after.text('telegram', '4711', 'nog eens')
    const ids = program.caught
      .filter((one) => one.path === '/telegram')
      .map(({ raw }) => JSON.parse(raw).update_id)
    expect(ids[1]).toBeGreaterThan(ids[0])
    expect(readFileSync(journalFile, 'utf8')).not.toContain('"val\n')
    rmSync(folder, { recursive: true })
  })
})

describe('waiting', () => {
  test('in vain says for what', async () => {
    const { street } = await open()
    await expect(street.next('sms', '+31612340001', { timeoutMs: 20 })).rejects.toThrow(
      /in vain for a message on sms/,
    )
    await expect(street.press('sms', '+31612340001', 'Ja')).rejects.toThrow(/no button Ja/)
  })
})
