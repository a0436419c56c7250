import { webApi } from '@slack/bolt'
import type { FetchedFile } from '../../core/outbox/channel.ts'

const patience = 15_000

/** Hands Slack the file itself; nobody sees it until the upload is completed. */
export async function upload(
  client: webApi.WebClient,
  { bytes, fileName }: Pick<FetchedFile, 'bytes' | 'fileName'>,
): Promise<string> {
  const place = await client.files.getUploadURLExternal({ filename: fileName, length: bytes.length })
  const { status, statusText } = await post(place.upload_url ?? '', bytes)
  if (status !== 200 || !place.file_id) throw new webApi.WebAPIHTTPError(status, statusText, {})
  return place.file_id
}

async function post(url: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    return await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) })
  } catch {
    throw new webApi.WebAPIRequestError(new Error('The upload was broken off.'))
  }
}
