import { tell } from '../../outbox/tell.ts'
import { noPhone } from '../../people/no-phone.ts'
import { endRequest } from '../../requests/end-request.ts'
import { addressOf, foardoar } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { isOpen } from '../../requests/request-states.ts'
import { lockRequest, residentOf } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'
import type { Arrangement } from '../arrangement.ts'
import { lineAbout, owePairStep } from './ask-pair.ts'
import { changePair } from './pairs.store.ts'

/** When the two are first asked whether it goes well. */
const firstCheckInDays = 4 * 7

/** Both said yes: the volunteer hears whom they may call, the resident who will, and the request is done. */
export async function beginPair(work: Work, pair: Arrangement): Promise<void> {
  await changePair(work, pair.id, { agreedAt: work.now })
  await owePairStep(work, pair, firstCheckInDays)
  const { name, phone, ...home } = await residentOf(work, pair.residentId)
  const slots = {
    category: { category: pair.category },
    name: name ?? '-',
    address: addressOf(home) ?? '-',
    phone: phone ?? noPhone,
  }
  if (pair.volunteerId)
    await tell(work, pair.volunteerId, [{ key: 'lasting-pair.begun-volunteer', slots }], {
      purpose: 'pair.begun',
    })
  const category = { category: { category: pair.category } }
  const line = await lineAbout(work, pair.volunteerId, 'lasting-pair.begun-resident', category)
  await tell(work, pair.residentId, [line], { purpose: 'pair.begun' })
  const request = pair.requestId ? await lockRequest(work, pair.requestId) : null
  if (!request || !isOpen(request.status)) return
  await record(work, request.id, 'pair-began', foardoar)
  await endRequest(work, request, { status: 'done', outcome: 'done' }, 'taken')
}
