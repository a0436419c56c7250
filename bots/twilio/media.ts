import type { FetchedFile } from '../../core/outbox/channel.ts'
import { download } from '../download.ts'
import type { TwilioClient } from './client.ts'

/** The files that came with messages; Twilio keeps them until they are deleted. */
export interface Media {
  fetch(ref: string): Promise<FetchedFile | null>
  forget(ref: string): Promise<void>
}

/** Opens the account's media; a ref is the message's id and the file's own. */
export function openMedia(
  client: TwilioClient,
  { accountSid, authToken, apiRoot }: { accountSid: string; authToken: string; apiRoot?: string },
): Media {
  const root = (apiRoot ?? 'https://api.twilio.com').replace(/\/+$/, '')
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  return {
    async fetch(ref) {
      const ids = read(ref)
      if (!ids) return null
      const path = `/2010-04-01/Accounts/${accountSid}/Messages/${ids.message}/Media/${ids.media}`
      return download(root + path, { headers: { authorization } })
    },
    async forget(ref) {
      const ids = read(ref)
      if (ids) await client.messages(ids.message).media(ids.media).remove()
    },
  }
}

function read(ref: string): { message: string; media: string } | null {
  const [, message, media] = /^([SM]M\w+)\/(ME\w+)$/.exec(ref) ?? []
  return message && media ? { message, media } : null
}
