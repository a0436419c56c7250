import type { Core } from '../core.ts'
import { alarmDesk } from '../desk/hand-to-desk.ts'
import { tell } from '../outbox/tell.ts'
import { inOneTransaction } from '../work.ts'
import { putAside } from './inbox.store.ts'

/** A message that keeps failing goes to the desk; the person hears it kindly, and their next message is handled. */
export async function setAside(core: Core, personId: string): Promise<void> {
  await inOneTransaction(core, async (work) => {
    const message = await putAside(work.tx, personId, work.now)
    if (!message) return
    await tell(work, personId, [{ key: 'common.sorry-failed' }], {
      purpose: 'answer',
      addressId: message.addressId,
    })
    await alarmDesk(work, personId, 'set-aside', message.words)
  })
  core.metrics.setAside.inc()
}
