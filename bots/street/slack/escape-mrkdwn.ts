/** What somebody types, as Slack brings it to an app. */
export function escapeMrkdwn(words: string): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  // What Slack's client makes of a picked mention.
  return safe.replace(/&lt;@([A-Z0-9]+)&gt;/g, '<@$1>')
}
