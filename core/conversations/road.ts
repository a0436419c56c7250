import type { Core } from '../core.ts'
import { askOn, inRawTransaction } from '../database.ts'
import { tapAllLater } from '../jobs/owe-step.ts'
import { firstFence, insertRequests, type NumberWish, nextNumbers } from '../requests/opening.store.ts'
import { Together } from '../together.ts'
import {
  type Loaded,
  loadConversations,
  mostTogether,
  type Saved,
  type Saving,
  saveSteps,
} from './conversation.store.ts'

/** The way to the database that every message takes. */
export interface Road {
  /** Reads what one step of one person's talk needs; null if there is no such person. */
  load(personId: string): Promise<Loaded | null>
  /** The number of the request that this person is about to open; null if opening it takes a transaction. */
  number(wish: NumberWish): Promise<number | null>
  save(saved: Saved): Promise<Saving>
}

/** People who do the same at the same time do it in one statement: one under way, and everybody else in the next. */
export function createRoad(core: Core): Road {
  const { pool, clock } = core
  const loads = new Together(async (personIds: string[]) => {
    const found = await loadConversations(askOn(pool), personIds, clock.now())
    return personIds.map((personId) => found.get(personId) ?? null)
  })
  const numbers = new Together((wishes: NumberWish[]) => nextNumbers(askOn(pool), wishes, clock.now()))
  const steps = new Together((all: Saved[]) => saveSteps(askOn(pool), all), mostTogether)
  const openings = new Together((all: Saved[]) => saveOpenings(core, all), mostTogether)
  return {
    load: (personId) => loads.add(personId),
    number: (wish) => numbers.add(wish),
    save: (saved) => (saved.opening ? openings : steps).add(saved),
  }
}

/** Saves steps that open a request: the steps, the requests and their taps in one transaction. */
function saveOpenings(core: Core, all: Saved[]): Promise<Saving[]> {
  return inRawTransaction(core.pool, async (ask) => {
    const savings = await saveSteps(ask, all)
    const moved = all.filter((_saved, index) => savings[index]?.saved)
    const openings = moved.flatMap(({ opening }) => opening ?? [])
    if (openings.length === 0) return savings
    await insertRequests(ask, openings)
    const taps = openings.flatMap(({ request: { id, nextStepAt } }) =>
      nextStepAt ? [{ tap: { requestId: id, fence: firstFence }, at: nextStepAt }] : [],
    )
    const db = {
      executeSql: async (text: string, values?: unknown[]) => ({
        rows: await ask('owe-taps', text, values ?? []),
      }),
    }
    await tapAllLater(core.boss, db, taps, core.clock.now())
    return savings
  })
}
