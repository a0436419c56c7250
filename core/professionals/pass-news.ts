import { lastAtDesk } from '../desk/desk.store.ts'
import { alarmDesk } from '../desk/hand-to-desk.ts'
import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { findProfessional, openAbout } from './professionals.store.ts'

/**
 * What a professional writes comes under the card of the request that it is about: the one they name, else the newest
 * that they or their organisation have to do with; and where there is none, under a card of their own.
 */
export async function passNews(
  work: Work,
  personId: string,
  words: string,
  number: number | null,
): Promise<void> {
  const known = await findProfessional(work, personId)
  const open = await openAbout(work, personId)
  const about = open.find((request) => request.number === number) ?? open[0]
  if (!known || !about) return alarmDesk(work, personId, 'from-professional', words)
  const others = open.filter(({ id }) => id !== about.id).map((request) => `#${request.number}`)
  const who = await lastAtDesk(work, about.id)
  const slots = {
    who: who ?? { line: 'desk-professionals.desk' },
    organisation: [known.name, known.organisation]
      .filter((part) => part !== null)
      .filter(isFirst)
      .join(', '),
    words,
  }
  const line =
    others.length > 0 && number === null
      ? { key: 'desk-professionals.wrote-about-more', slots: { ...slots, numbers: others.join(', ') } }
      : { key: 'desk-professionals.wrote', slots }
  await noteToDesk(work, about.neighbourhoodId, line, { card: onCard(about) })
}

/** An organisation's own address goes by its own name. */
function isFirst(part: string, index: number, all: string[]): boolean {
  return all.indexOf(part) === index
}
