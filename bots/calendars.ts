import type { Express } from 'express'
import type { Core } from '../core/core.ts'
import { writeCalendar } from '../core/rides/calendar.ts'
import { busyTimes, findFeed } from '../core/rides/calendars.store.ts'

const lookBackMs = 31 * 24 * 3_600_000

/** Calendars of cars and drivers, each behind a link that cannot be guessed. */
export function openCalendars(app: Express, core: Core): void {
  app.get('/calendar/:file', async (request, response) => {
    const [, token] = /^([\w-]{32})\.ics$/.exec(request.params.file) ?? []
    const feed = token ? await findFeed(core, token) : null
    if (!feed) {
      response.status(404).type('text/plain').send('There is no such calendar.\n')
      return
    }
    const now = core.clock.now()
    const rides = await busyTimes(core, feed, new Date(now.getTime() - lookBackMs))
    const { rides: scheme, name } = core.neighbourhoods.get(feed.neighbourhoodId)
    response
      .set('cache-control', 'private, no-store')
      .type('text/calendar; charset=utf-8')
      .send(writeCalendar(scheme?.name ?? name, rides, now))
  })
}
