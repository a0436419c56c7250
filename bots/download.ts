import type { FetchedFile } from '../core/outbox/channel.ts'
import { nameOfKind } from './file-kinds.ts'

/** The most that is passed on; Telegram gives a bot no larger files either. */
export const largestFile = 20 * 1024 * 1024

const patience = 10_000
const goneFor = [404, 410]

/**
 * Downloads a file that somebody sent; null when it is gone, too large or of a kind we do not pass on.
 * No error carries the link or what came of it: the link can hold a secret.
 */
export async function download(
  link: string,
  { headers = {}, mime: known }: { headers?: Record<string, string>; mime?: string },
): Promise<FetchedFile | null> {
  const response = await get(link, headers)
  const { ok, status } = response
  const mime = known ?? (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
  const fileName = ok ? nameOfKind(mime) : null
  if (fileName) {
    const bytes = await readAtMost(response, largestFile)
    return bytes && { bytes, mime, fileName }
  }
  await response.body?.cancel()
  if (!ok && !goneFor.includes(status)) throw new Error(`A file could not be fetched: ${status}.`)
  return null
}

async function get(link: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(link, { headers, signal: AbortSignal.timeout(patience) })
  } catch {
    throw new Error('A file could not be fetched: no answer.')
  }
}

/** Null when there is more; what a provider says about the length is not believed. */
async function readAtMost(response: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length
      if (size > most) return null
      chunks.push(chunk)
    }
  } catch {
    throw new Error('A file could not be fetched: broken off.')
  }
  return new Uint8Array(Buffer.concat(chunks, size))
}
