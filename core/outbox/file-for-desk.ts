import type { Core } from '../core.ts'
import { drawLetter } from '../people/letter/draw-letter.ts'
import { writeLetter } from '../people/letter/letter.ts'
import type { OutgoingFile } from './outgoing-message.ts'
import type { FetchableFile, FileSource } from './stored-content.ts'

/** How a file for the desk is had, and what is to be done once it has arrived. */
export function fileForDesk(core: Core, from: FileSource): Pick<OutgoingFile, 'open' | 'delivered'> {
  return 'letterAbout' in from ? letter(core, from.letterAbout) : fromChannel(core, from)
}

/** A file that somebody sent is fetched from the channel it came by, which is told when it arrived. */
function fromChannel(
  core: Core,
  { channel: name, ref }: FetchableFile,
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

/** A letter is drawn when it is sent, and kept nowhere. */
function letter(core: Core, personId: string): Pick<OutgoingFile, 'open' | 'delivered'> {
  return {
    async open() {
      const written = await writeLetter(core, personId)
      if (!written) return null
      const bytes = await drawLetter(written, core.clock.now())
      return { bytes, mime: 'application/pdf', fileName: `${written.title}.pdf` }
    },
    delivered: async () => undefined,
  }
}
