import type { Core } from '../../../core/core.ts'
import { makePosters } from '../../../core/desk/make-posters.ts'
import type { Command } from '../parse.ts'
import type { Say } from './say.ts'

/** Links for on a poster, in each language; behind the command may stand what they are for. */
export async function drawPosters(
  core: Core,
  neighbourhoodId: string,
  { user, words }: Pick<Command, 'user' | 'words'>,
  say: Say,
): Promise<string> {
  const wants = words.includes('volunteer') ? 'volunteer' : words.includes('help') ? 'help' : null
  const posters = await makePosters(core, neighbourhoodId, `slack:${user}`, wants)
  if (posters.length === 0) return say.line('poster.no-links')
  const lines = posters.map(({ language, link }) =>
    say.line('poster.link', { language: { line: `common.language-${language}` }, link }),
  )
  return [say.line(`poster.for-${wants ?? 'all'}`), ...lines].join('\n')
}
