import type { Ground } from '../ground.ts'
import { slackId } from '../ids.ts'
import { type Json, list, object, text, unwrap } from '../json.ts'
import type { DeskFile } from './slack-message.ts'
import type { Workspace } from './workspace.ts'

/** A file on its way into Slack: announced, then uploaded, then shown. */
interface Upload {
  file: DeskFile
  bytes: Buffer | null
  isShown: boolean
}

/** Slack's way of taking files in three calls. */
export class Files {
  readonly #ground: Ground
  readonly #workspace: Workspace
  readonly #uploads = new Map<string, Upload>()

  constructor(ground: Ground, workspace: Workspace) {
    this.#ground = ground
    this.#workspace = workspace
  }

  /** What a file that was uploaded holds. */
  bytes(id: string): Buffer | null {
    return this.#uploads.get(id)?.bytes ?? null
  }

  /** Under which name a file was announced. */
  name(id: string): string | null {
    return this.#uploads.get(id)?.file.name ?? null
  }

  announce(given: Json): Json {
    const name = text(given.filename)
    const size = Number(given.length)
    if (name === '' || !(size > 0)) return refusal('invalid_arguments')
    const id = slackId('F')
    this.#uploads.set(id, { file: { id, name, kind: kindOf(name), size }, bytes: null, isShown: false })
    return { upload_url: `${this.#ground.root ?? ''}/slack/upload/${id}`, file_id: id }
  }

  /** Takes the bytes; false when nobody announced them, or not so many. */
  take(id: string, bytes: Buffer): boolean {
    const upload = this.#uploads.get(id)
    if (!upload || bytes.length !== upload.file.size) return false
    upload.bytes = bytes
    return true
  }

  /** Shows uploaded files in a channel or thread; completing the same ones again shows nothing more. */
  complete(given: Json): Json {
    const channel = text(given.channel_id)
    const threadTs = text(given.thread_ts) || null
    const ids = list(unwrap(given.files)).map((one) => text(object(one).id))
    const uploads = ids.map((id) => this.#uploads.get(id)).filter((one) => one !== undefined)
    if (uploads.length === 0 || uploads.length < ids.length) return refusal('invalid_arguments')
    if (uploads.some((one) => one.bytes === null)) return refusal('file_not_found')
    if (!this.#workspace.isChannel(channel)) return refusal('channel_not_found')
    if (threadTs && !this.#workspace.get(channel, threadTs)) return refusal('thread_not_found')
    const files = uploads.filter((one) => !one.isShown).map(({ file }) => file)
    for (const one of uploads) one.isShown = true
    if (files.length > 0) {
      this.#workspace.write({
        channel,
        ts: this.#workspace.nextTs(),
        threadTs,
        user: this.#workspace.bot.user,
        text: text(given.initial_comment),
        blocks: list(unwrap(given.blocks)).map(object),
        files,
      })
    }
    return { files: ids.map((id) => ({ id })) }
  }
}

/** The file in an upload: the whole body, or the one field of a form, as the SDKs send it. */
export async function fileIn(body: Buffer, type: string): Promise<Buffer> {
  if (!type.startsWith('multipart/form-data')) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const [file] = [...form.values()]
  return file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.from(file ?? '')
}

function refusal(error: string): Json {
  return { ok: false, error }
}

function kindOf(name: string): string {
  if (/\.(jpg|png|gif|heic)$/.test(name)) return 'photo'
  if (/\.(ogg|mp3|m4a|aac|amr)$/.test(name)) return 'voice'
  if (/\.(mp4|3gp|mov|webm)$/.test(name)) return 'video'
  return name.endsWith('.webp') ? 'sticker' : 'document'
}
