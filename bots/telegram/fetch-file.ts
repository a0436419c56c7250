import { type Api, GrammyError } from 'grammy'
import type { FetchedFile } from '../../core/outbox/channel.ts'
import { download, largestFile } from '../download.ts'
import { kindOfPath } from '../file-kinds.ts'
import { outcomeOf } from './outcome.ts'

/** Fetches what somebody sent, by its file id; the link to it holds the bot's token and is shown to nobody. */
export function createFetchFile(
  api: Api,
  token: string,
  apiRoot = 'https://api.telegram.org',
): (fileId: string) => Promise<FetchedFile | null> {
  return async (fileId) => {
    const file = await find(api, fileId)
    const mime = kindOfPath(file?.file_path ?? '')
    if (!file?.file_path || !mime || (file.file_size ?? 0) > largestFile) return null
    return download(`${apiRoot}/file/bot${token}/${encodeURI(file.file_path)}`, { mime })
  }
}

async function find(api: Api, fileId: string) {
  try {
    return await api.getFile(fileId)
  } catch (error) {
    // "file is too big", or an id that Telegram does not know any more
    if (error instanceof GrammyError && error.error_code === 400) return null
    throw new Error(outcomeOf(error).reason)
  }
}
