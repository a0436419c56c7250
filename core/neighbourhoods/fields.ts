import { z } from 'zod'

/** A time on the clock, as a file says it. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time as 08:30')

/** A day of the calendar, as a file says it. */
export const calendarDay = z.iso.date('write a day as 2026-12-24')
