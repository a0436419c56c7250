import type { Core } from '../core.ts'
import type { OutgoingFile } from './outgoing-message.ts'
import type { FileSource } from './stored-content.ts'

/** How a file for the desk is fetched from the channel it came by, and how that channel is told that it arrived. */
export function fileForDesk(
  core: Core,
  { channel: name, ref }: FileSource,
): Pick<OutgoingFile, 'open' | 'delivered'> {
  const channel = core.channels.get(name)
  return {
    open: async () => (await channel?.fetchFile?.(name, ref)) ?? null,
    async delivered() {
      try {
        await channel?.forgetFile?.(name, ref)
      } catch {
        core.log.warn({ channel: name }, 'a file that the desk has could not be deleted at the provider')
      }
    },
  }
}
