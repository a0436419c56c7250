import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createTwilioChannel } from '../../../bots/twilio/channel.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import type { ProviderReply } from '../../support/fake-provider.ts'

const settings = { accountSid: 'AC1', authToken: 'secret-token', whatsappFrom: '+31600000002' }
const ref = 'MM1/ME2'
const place = '/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME2'

describe('a file that came through Twilio', () => {
  let bench: Bench
  let reply: ProviderReply
  beforeEach(async () => {
    reply = { status: 200, body: 'sound', headers: { 'content-type': 'audio/ogg; codecs=opus' } }
    bench = await openBench((apiRoot, publicUrl, log) =>
      createTwilioChannel({ ...settings, apiRoot, publicUrl }, log),
    )
    bench.provider.answer = () => reply
  })
  afterEach(() => bench.close())

  const fetched = (by = ref) => bench.channel.fetchFile?.('whatsapp', by)

  test('is fetched from where Twilio keeps it', async () => {
    expect(await fetched()).toMatchObject({ mime: 'audio/ogg', fileName: 'voice.ogg' })
    expect(bench.provider.calls).toMatchObject([{ method: 'GET', path: place }])
  })

  test.each(['MM1', 'MM1/../../Calls', 'https://elsewhere/ME2', ''])('%p leads nowhere', async (wrong) => {
    expect(await fetched(wrong)).toBeNull()
    expect(bench.provider.calls).toEqual([])
  })

  test('of another kind, or gone, is not passed on', async () => {
    reply = { status: 200, body: 'MZ', headers: { 'content-type': 'application/x-msdownload' } }
    expect(await fetched()).toBeNull()
    reply = { status: 404, body: {} }
    expect(await fetched()).toBeNull()
  })

  test.each([{ status: 401, body: {} }, { status: 503, body: {} }, 'reset'] as ProviderReply[])(
    'may be had later after %j',
    async (failure) => {
      reply = failure
      await expect(fetched()).rejects.toThrow(/could not be fetched/)
    },
  )

  test('is deleted once the desk has it', async () => {
    reply = { status: 204, body: '' }
    await bench.channel.forgetFile?.('whatsapp', ref)
    expect(bench.provider.calls).toMatchObject([{ method: 'DELETE', path: `${place}.json` }])
  })
})
