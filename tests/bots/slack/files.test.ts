import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { OutgoingFile, SendOutcome } from '../../../core/outbox/outgoing-message.ts'
import type { Bench } from '../../support/channel-bench.ts'
import { deskChannel, no, ok, openSlackBench, type SlackApi } from './slack-bench.ts'

describe('a file for the desk', () => {
  let bench: Bench & { api: SlackApi }
  let opened: number
  let delivered: number
  beforeEach(async () => {
    opened = 0
    delivered = 0
    bench = await openSlackBench()
    const upload_url = `${bench.provider.url}/upload/F1`
    bench.api.replies.set('files.getUploadURLExternal', ok({ file_id: 'F1', upload_url }))
    bench.api.replies.set('files.completeUploadExternal', ok({ files: [{ id: 'F1' }] }))
  })
  afterEach(() => bench.close())

  const photo = { bytes: new Uint8Array(Buffer.from('a photo')), mime: 'image/jpeg', fileName: 'photo.jpg' }
  function send(more: Partial<OutgoingFile> = {}): Promise<SendOutcome> {
    const content: OutgoingFile = {
      kind: 'file',
      text: 'They sent a photo:\n<door>',
      threadTs: '1.5',
      lastTry: false,
      open: async () => {
        opened++
        return photo
      },
      delivered: async () => {
        delivered++
      },
      ...more,
    }
    return bench.channel.send('slack', { id: 'm1', to: deskChannel, content })
  }
  const calls = (method: string) => bench.provider.to(method)
  const notes = () => calls('chat.postMessage').map(({ fields }) => String(fields.blocks))

  test('is uploaded and shown in the thread, with its words', async () => {
    expect(await send()).toEqual({ end: 'sent', providerId: 'F1' })
    expect(calls('files.getUploadURLExternal')[0]?.fields).toMatchObject({
      filename: 'photo.jpg',
      length: '7',
    })
    expect(calls('upload/F1')).toHaveLength(1)
    const shown = calls('files.completeUploadExternal')[0]?.fields
    expect(shown).toMatchObject({ channel_id: deskChannel, thread_ts: '1.5', files: '[{"id":"F1"}]' })
    expect(shown?.blocks).toContain('They sent a photo:\\n&lt;door&gt;')
    expect([delivered, notes()]).toEqual([1, []])
  })

  test('that was taken is not sent again', async () => {
    await send()
    await send()
    expect(calls('files.completeUploadExternal')).toHaveLength(1)
  })

  test('after a failure at the end only the end is done again', async () => {
    const well = ok({ files: [{ id: 'F1' }] })
    bench.api.replies.set('files.completeUploadExternal', { status: 500, body: {} })
    expect(await send()).toEqual({ end: 'retry', reason: 'http_500' })
    bench.api.replies.set('files.completeUploadExternal', well)
    expect(await send()).toEqual({ end: 'sent', providerId: 'F1' })
    expect([opened, calls('upload/F1').length, delivered]).toEqual([1, 1, 1])
  })

  test('that cannot be had now is tried again, and on the last try only told of', async () => {
    const open = () => Promise.reject(new Error('later'))
    expect(await send({ open })).toEqual({ end: 'retry', reason: 'file_not_fetched' })
    expect(notes()).toEqual([])
    expect(await send({ open, lastTry: true })).toMatchObject({ end: 'sent' })
    expect(notes()).toEqual([expect.stringContaining('We cannot show the file itself.')])
    expect(delivered).toBe(0)
  })

  test('that is gone is told of at once, in the thread', async () => {
    expect(await send({ open: async () => null })).toMatchObject({ end: 'sent' })
    expect(calls('chat.postMessage')[0]?.fields).toMatchObject({ thread_ts: '1.5' })
    expect([notes().length, delivered]).toEqual([1, 0])
  })

  test.each(['missing_scope', 'file_uploads_disabled'])(
    'that Slack refuses for %s is told of',
    async (error) => {
      bench.api.replies.set('files.getUploadURLExternal', no(error))
      expect(await send()).toMatchObject({ end: 'sent' })
      expect(notes()).toHaveLength(1)
      expect(bench.logged()).toContain('files:write')
    },
  )

  test('waits while Slack as a whole is away', async () => {
    bench.provider.answer = () => 'reset'
    expect(await send({ lastTry: true })).toMatchObject({ end: 'retry', reason: 'not_reached' })
  })
})
