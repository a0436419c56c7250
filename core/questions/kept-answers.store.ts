import { randomUUID } from 'node:crypto'
import type { Language } from '../conversations/meaning.ts'
import type { Core } from '../core.ts'
import type { Work } from '../work.ts'
import type { KeptAnswer, KeptAnswerForm } from './kept-answer.ts'

/** The answers that a desk keeps, by title; what is no longer in use only if asked for. */
export async function listKeptAnswers(
  core: Core,
  neighbourhoodId: string,
  options: { retired?: boolean } = {},
): Promise<KeptAnswer[]> {
  const rows = await core.db.keptAnswer.findMany({
    where: { neighbourhoodId, ...(options.retired ? {} : { retiredAt: null }) },
    orderBy: { title: 'asc' },
  })
  return rows.map(({ id, title, nl, fy, en, retiredAt }) => ({
    id,
    title,
    nl,
    fy,
    en,
    retired: retiredAt !== null,
  }))
}

/** Keeps an answer as the desk wrote it; false when another one of the desk has that title, or it has none such. */
export async function saveKeptAnswer(
  { tx, now }: Work,
  neighbourhoodId: string,
  id: string | null,
  { retired, ...form }: KeptAnswerForm & { retired: boolean },
  by: string,
): Promise<'kept' | 'same-name' | 'gone'> {
  const twin = await tx.keptAnswer.findFirst({
    where: {
      neighbourhoodId,
      title: { equals: form.title, mode: 'insensitive' },
      ...(id ? { NOT: { id } } : {}),
    },
    select: { id: true },
  })
  if (twin) return 'same-name'
  const data = { ...form, retiredAt: retired ? now : null, changedAt: now, changedBy: by }
  if (id === null) {
    await tx.keptAnswer.create({ data: { id: randomUUID(), neighbourhoodId, ...data } })
    return 'kept'
  }
  const changed = await tx.keptAnswer.updateMany({ where: { id, neighbourhoodId }, data })
  return changed.count === 1 ? 'kept' : 'gone'
}

/** Keeps an answer in one language under a title; the same title in another language is the same answer. */
export async function keepInLanguage(
  { tx, now }: Work,
  neighbourhoodId: string,
  { title, language, text, by }: { title: string; language: Language; text: string; by: string },
): Promise<void> {
  const data = { [language]: text, retiredAt: null, changedAt: now, changedBy: by }
  const known = await tx.keptAnswer.findFirst({
    where: { neighbourhoodId, title: { equals: title, mode: 'insensitive' } },
    select: { id: true },
  })
  if (known) await tx.keptAnswer.update({ where: { id: known.id }, data })
  else await tx.keptAnswer.create({ data: { id: randomUUID(), neighbourhoodId, title, ...data } })
}
