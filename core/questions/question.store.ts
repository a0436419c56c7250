import type { Core } from '../core.ts'
import { firstNameOf } from '../requests/help-request.ts'

/** The first name of who asked a question; null if they never told it. */
export async function nameOfAsker({ db }: Core, requestId: string): Promise<string | null> {
  const request = await db.helpRequest.findUnique({
    where: { id: requestId },
    select: { resident: { select: { name: true } } },
  })
  return firstNameOf(request?.resident.name ?? null)
}
