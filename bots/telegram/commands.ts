import type { Api } from 'grammy'
import type { BotCommand, LanguageCode } from 'grammy/types'
import { languages } from '../../core/conversations/meaning.ts'
import type { Words } from '../../core/words.ts'

/** What the menu offers, in its order; each is understood like the word it is. */
const offered = ['start', 'status', 'language', 'person', 'stop'] as const

/** A menu of commands; without a language it is for everybody whose language has none of its own. */
export interface Menu {
  language?: LanguageCode
  commands: BotCommand[]
}

/** The menus in every language that we speak, and in the first one for everybody else. */
export function menusIn(words: Words): Menu[] {
  const [first] = languages
  const commands = (language: string): BotCommand[] =>
    offered.map((command) => ({
      command,
      description: words.line(language, { key: `telegram.command-${command}` }, null),
    }))
  return [
    { commands: commands(first) },
    ...languages.map((language) => ({ language, commands: commands(language) })),
  ]
}

/** Shows people the menus; what they had before is replaced, so that it may be done at every start. */
export async function showMenus(api: Api, menus: Menu[], stop: AbortSignal): Promise<void> {
  const signal = stop as Parameters<Api['setMyCommands']>[2]
  for (const { language, commands } of menus)
    await api.setMyCommands(commands, language ? { language_code: language } : {}, signal)
}
