import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { webApi } from '@slack/bolt'
import { type OpenStreet, openStreet } from '../../support/street-client.ts'

let open: OpenStreet
let client: webApi.WebClient
let channel = ''
beforeAll(async () => {
  open = await openStreet()
  open.connect('http://127.0.0.1:1')
  channel = open.secrets.slack.deskChannel
  client = new webApi.WebClient(open.secrets.slack.botToken, {
    slackApiUrl: `${open.root}/slack/api/`,
    retryConfig: { retries: 0 },
    logLevel: 'error' as webApi.LogLevel,
  })
})
afterAll(() => open.close())

const files = () => open.street.desk.workspace.all().flatMap((message) => message.files ?? [])
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: { data?: { error?: string } }) => error.data?.error,
  )

test("the SDK's own upload works here", async () => {
  const { ts = '' } = await client.chat.postMessage({ channel, text: '#1' })
  await client.files.uploadV2({
    channel_id: channel,
    thread_ts: ts,
    initial_comment: 'the door',
    file: Buffer.from('a photo'),
    filename: 'photo.jpg',
  })
  const [shown] = open.street.desk.thread(ts)
  expect(shown).toMatchObject({ text: 'the door', files: [{ name: 'photo.jpg', kind: 'photo', size: 7 }] })
  expect(open.street.desk.files.bytes(shown?.files?.[0]?.id ?? '')?.toString()).toBe('a photo')
})

test('nothing is shown before every byte is there, nor twice', async () => {
  const before = files().length
  const { file_id: id = '', upload_url: url = '' } = await client.files.getUploadURLExternal({
    filename: 'voice.ogg',
    length: 5,
  })
  const complete = () => client.files.completeUploadExternal({ files: [{ id }], channel_id: channel })
  const upload = (body: string) => fetch(url, { method: 'POST', body })
  expect(await refusal(complete())).toBe('file_not_found')
  expect((await upload('soun')).status).toBe(400)
  expect((await upload('sound')).status).toBe(200)
  expect(files()).toHaveLength(before)
  await complete()
  await complete()
  expect(files()).toHaveLength(before + 1)
})

test('a wrong place is refused as Slack refuses it', async () => {
  const { file_id: id = '', upload_url: url = '' } = await client.files.getUploadURLExternal({
    filename: 'document.pdf',
    length: 3,
  })
  await fetch(url, { method: 'POST', body: 'pdf' })
  const to = (channel_id: string) => client.files.completeUploadExternal({ files: [{ id }], channel_id })
  expect(await refusal(to('desk'))).toBe('channel_not_found')
  expect(await refusal(client.files.getUploadURLExternal({ filename: '', length: 3 }))).toBe(
    'invalid_arguments',
  )
})
