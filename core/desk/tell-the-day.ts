import type { Core } from '../core.ts'
import type { Neighbourhood } from '../neighbourhoods/neighbourhoods.ts'
import { lastingReaderAt } from '../neighbourhoods/reader-at.ts'
import type { Slots } from '../slots.ts'
import { inOneTransaction } from '../work.ts'
import { beginDay } from './day.store.ts'
import { type Overview, readOverview } from './overview.ts'
import type { OpenOnDesk } from './queries.store.ts'
import { dueDay } from './summary-times.ts'
import { noteToDesk } from './tell-desk.ts'

const mostRows = 8

/** Tells each desk at the start of its day what lies there: once a day, whoever looks and whatever dies. */
export class DayTeller {
  readonly core: Core
  /** Days that are known to be told; the rows in the database are the truth. */
  readonly #told = new Map<string, string>()

  constructor(core: Core) {
    this.core = core
  }

  async tell(): Promise<void> {
    for (const neighbourhood of this.core.neighbourhoods.all) {
      const day = dueDay(neighbourhood, this.core.clock.now())
      if (day === null || this.#told.get(neighbourhood.id) === day) continue
      await tellTheDay(this.core, neighbourhood, day)
      this.#told.set(neighbourhood.id, day)
    }
  }
}

async function tellTheDay(core: Core, neighbourhood: Neighbourhood, day: string): Promise<void> {
  const overview = await readOverview(core, neighbourhood.id)
  await inOneTransaction(core, async (work) => {
    if (!(await beginDay(work, neighbourhood.id, day)) || isEmpty(overview)) return
    const text = writeDay(core, neighbourhood, overview, work.now)
    await noteToDesk(work, neighbourhood.id, { key: 'desk-day.summary', slots: { text } })
  })
}

function isEmpty({ open, talks, toApprove }: Overview): boolean {
  return open.length + talks.length + toApprove.length === 0
}

function writeDay(core: Core, neighbourhood: Neighbourhood, overview: Overview, now: Date): string {
  const { language } = neighbourhood.desk
  const reader = lastingReaderAt(neighbourhood, now)
  const say = (key: string, slots: Slots = {}) =>
    core.words.line(language, { key: `desk-day.${key}`, slots }, reader)
  const group = <T>(key: string, all: T[], row: (one: T) => string, seeRest = 'and-more'): string[] => {
    if (all.length === 0) return []
    const rows = all.slice(0, mostRows).map((one) => `• ${row(one)}`)
    const more = all.length > mostRows ? [`• ${say(seeRest, { more: all.length - mostRows })}`] : []
    return [`*${say(key, { total: all.length })}*`, ...rows, ...more]
  }
  const request = ({ number, category, wantedAt, name, isQuestion }: OpenOnDesk) =>
    say(isQuestion ? 'row-question' : 'row', {
      number,
      category: { category },
      when: { when: wantedAt },
      name: name ?? '?',
    })
  const person = ({ name }: { name: string | null }) => name ?? '?'
  return [
    say('title'),
    say('open', { total: overview.open.length }),
    ...group('due-today', overview.dueToday, request),
    ...group('unanswered', overview.unanswered, request),
    ...group('stuck', overview.stuck, request),
    ...group('talks', overview.talks, person, 'and-more-people'),
    ...group('to-approve', overview.toApprove, person, 'and-more-people'),
  ].join('\n')
}
