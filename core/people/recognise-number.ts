import { tell } from '../outbox/tell.ts'
import type { Work } from '../work.ts'
import { makeTypedCode } from './entry-codes.ts'
import { findByNumber, hasLiveCode } from './recognise-number.store.ts'

/**
 * Somebody shared their own number, and we know that number as somebody else's. That proves whose phone it is, not who
 * they are: numbers are shared in a household and given out again. So a code goes there, to be sent from here.
 */
export async function recogniseNumber(
  work: Work,
  phone: string,
  by: { personId: string; neighbourhoodId: string; addressId: string },
): Promise<void> {
  const known = await findByNumber(work, phone, by)
  if (!known || (await hasLiveCode(work, known.personId))) return
  const code = await makeTypedCode(work, known.personId, by.neighbourhoodId)
  const line = { key: 'linking.code-for-you', slots: { code } }
  const sent = await tell(work, known.personId, [line], { purpose: 'link-code', addressId: known.addressId })
  if (sent.reached)
    await tell(work, by.personId, [{ key: 'linking.code-sent' }], {
      purpose: 'answer',
      addressId: by.addressId,
    })
}
