import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createTelegramChannel } from '../../../bots/telegram/channel.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import { words } from '../../support/talking.ts'

const token = '12345:secret-token'

describe('a file that somebody sent on Telegram is fetched', () => {
  let bench: Bench
  let path: string
  let file: { status: number; body: string }
  beforeEach(async () => {
    path = 'photos/file_1.jpg'
    file = { status: 200, body: 'a photo' }
    bench = await openBench((apiRoot, _publicUrl, log) =>
      createTelegramChannel({ token, apiRoot }, log, words),
    )
    bench.provider.answer = (call) =>
      call.path.endsWith('/getFile')
        ? { status: 200, body: { ok: true, result: { file_id: 'F1', file_path: path, file_size: 7 } } }
        : file
  })
  afterEach(() => bench.close())

  const fetched = () => bench.channel.fetchFile?.('telegram', 'F1')

  test('with the kind that its path tells, under a name of our own', async () => {
    const photo = await fetched()
    expect(photo).toMatchObject({ mime: 'image/jpeg', fileName: 'photo.jpg' })
    expect(Buffer.from(photo?.bytes ?? []).toString()).toBe('a photo')
    expect(bench.provider.calls.at(-1)?.path).toBe(`/file/bot${token}/photos/file_1.jpg`)
  })

  test('a voice message as Slack can play it', async () => {
    path = 'voice/file_2.oga'
    expect(await fetched()).toMatchObject({ mime: 'audio/ogg', fileName: 'voice.ogg' })
  })

  test.each(['documents/setup.exe', 'documents/page.html', 'documents/nothing', 'stickers/file.tgs'])(
    '%s is not passed on, nor downloaded',
    async (unwanted) => {
      path = unwanted
      expect(await fetched()).toBeNull()
      expect(bench.provider.calls).toHaveLength(1)
    },
  )

  test('a file that is gone, or that Telegram finds too big, is no file', async () => {
    file = { status: 404, body: 'not found' }
    expect(await fetched()).toBeNull()
    const description = 'Bad Request: file is too big'
    bench.provider.answer = () => ({ status: 400, body: { ok: false, error_code: 400, description } })
    expect(await fetched()).toBeNull()
  })

  test('more bytes than twenty megabytes are not kept, whatever was said about them', async () => {
    file = { status: 200, body: 'x'.repeat(20 * 1024 * 1024 + 1) }
    expect(await fetched()).toBeNull()
  })

  test('a failure says nothing of the link, which holds the token', async () => {
    file = { status: 502, body: 'bad gateway' }
    const failure = await fetched()?.catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    bench.provider.answer = ({ path: asked }) =>
      asked.endsWith('/getFile') ? { status: 500, body: {} } : 'reset'
    const second = await fetched()?.catch((error: unknown) => error)
    expect(second).toBeInstanceOf(Error)
    bench.log.error({ err: failure }, 'one')
    bench.log.error({ err: second }, 'two')
    expect(bench.logged()).not.toContain('secret-token')
  })
})
