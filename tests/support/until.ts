import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something is so; after twenty seconds it will never be. */
export async function until(met: () => boolean): Promise<void> {
  for (let tries = 0; !met(); tries++) {
    if (tries > 2000) throw new Error('it did not happen')
    await pause(10)
  }
}
