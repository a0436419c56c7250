import type { Work } from '../work.ts'
import type { ClientStands } from './client-wish.ts'
import { passNews } from './pass-news.ts'
import { askedForLately } from './professionals.store.ts'

const most = 3

/**
 * How it stands with what a professional asked for clients who agreed that they hear it: by its number, without a name.
 * Where there is no such request the desk reads what they ask, unless they asked after something of their own besides.
 */
export async function howClientsStand(
  work: Work,
  personId: string,
  { words, number, orDesk }: { words: string; number: number | null; orDesk: boolean },
): Promise<ClientStands[]> {
  const lately = await askedForLately(work, personId)
  const meant = lately.filter((request) => number === null || request.number === number).slice(0, most)
  if (meant.length === 0 && orDesk) await passNews(work, personId, words, number)
  return meant
}
