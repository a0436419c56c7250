import { type World, wordsIn } from './world.ts'

/** A file that stands in a thread of the desk. */
export interface FileAtDesk {
  name: string
  /** The file itself, as text. */
  holds: string | undefined
  says: string
}

/** The files under a card, oldest first. */
export function filesUnder(world: World, ts: string): FileAtDesk[] {
  return world.desk.thread(ts).flatMap((message) =>
    (message.files ?? []).map(({ id, name }) => ({
      name,
      holds: world.desk.files.bytes(id)?.toString('utf8'),
      says: wordsIn(message),
    })),
  )
}
