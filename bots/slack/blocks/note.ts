import type { Post } from './card.ts'
import { section } from './pieces.ts'
import { literal, mention } from './text.ts'

const mostInNote = 2800

/** A note in a thread or in the channel; its words stay out of the notification. */
export function drawNote(text: string, notification: string): Post {
  return { text: notification, blocks: [section(written(text))] }
}

/** An alarm: it calls everybody who is there. */
export function drawAlarm(text: string, notification: string): Post {
  return {
    text: `<!here> ${notification}`,
    blocks: [section(`:rotating_light: <!here> ${written(text)}`)],
  }
}

/** Words of a note as Slack takes them: members of the desk are mentioned, nothing else is a command. */
export function written(text: string): string {
  return mention(literal(text, mostInNote))
}
