import type {
  Act,
  Category,
  Meaning,
  Understand,
  UnderstandContext,
} from '../../core/conversations/meaning.ts'
import type { Memory } from '../../core/kept-on-disk.ts'
import { createCategoryReader } from './category.ts'
import { createChoiceReader } from './choice.ts'
import { createCourtesies } from './courtesies.ts'
import { createDangerReader } from './danger.ts'
import { decideAct } from './decide.ts'
import { createDestinationReader } from './destination.ts'
import { createHomeReaders, type Home } from './home-kinds.ts'
import { createActReader } from './intent.ts'
import { createLanguageReader } from './language.ts'
import { Lexicon } from './lexicon.ts'
import { readMinutes } from './minutes.ts'
import { readName } from './name.ts'
import { normalise } from './normalise.ts'
import { readPlace } from './place.ts'
import { createRecall } from './recall.ts'
import { createReplyReader } from './reply.ts'
import { createSoundsLikeAct, namesOfHeard } from './sounds-like-act.ts'
import { createTimeWords } from './time-words.ts'
import { createUnfinishedReader } from './unfinished.ts'
import { createVocabulary } from './vocabulary.ts'
import { createWhenReader } from './when/when.ts'
import { createWishedLanguageReader } from './wished-language.ts'
import { readWordFiles, wordsUnder } from './word-files.ts'

const requestNumber =
  /(?:#|\b(?:verzoek|aanvraag|hulpvraag|fersyk|oanfraach|request|nummer|nûmer)\s*(?:nr\.?|nummer|number|no\.?)?\s*#?)\s*(\d{1,6})\b/iu

/** At half past seven people eat and meet in the evening, and are fetched in the morning. */
const sociable: Category[] = ['cooking', 'company', 'activities']

/** Who asks how it stands is not called "Hoe Staat Het", not even where a name was asked for. */
const errands: Act[] = [
  'status',
  'cancel',
  'settings',
  'hand-back',
  'language',
  'greeting',
  'thanks',
  'question',
]

/**
 * Learns from locales/<language>/understanding/ once, and then tells what a message means. With a memory, what
 * was learnt is only learnt again when a word, an example or the way of learning has changed.
 */
export function createUnderstanding(
  localesDir: string,
  homes: readonly Home[] = [],
  memory: Memory = (_from, make) => make(),
): Understand {
  const files = readWordFiles(localesDir)
  const recall = createRecall(files, memory)
  const lexicon = new Lexicon()
  const shorthand = new Map(
    wordsUnder(files, 'words', 'shorthand').flatMap((entry) => {
      const [short, long] = entry.split('=')
      return short === undefined || long === undefined
        ? []
        : [[short.trim().replace(/'/g, ''), long.trim()] as const]
    }),
  )
  const courtesies = createCourtesies(files, lexicon)
  const known = createVocabulary(files)
  const readLanguage = createLanguageReader(files)
  const readDestination = createDestinationReader(files)
  const readWished = createWishedLanguageReader(files, lexicon)
  const readDanger = createDangerReader(files, recall, lexicon, known)
  const readActs = createActReader(files, lexicon, courtesies)
  const readCategory = createCategoryReader(files, recall, lexicon, known)
  const readAtHome = createHomeReaders(files, recall, lexicon, known, homes)
  const readReply = createReplyReader(files, lexicon, courtesies)
  const soundsLike = createSoundsLikeAct(files, recall, (text) => {
    const said = normalise(text, shorthand)
    const [acts, kind, reply] = [readActs(said), readCategory(said, null), readReply(said, false)]
    return namesOfHeard({ said, acts, kind, reply })
  })
  const readChoices = createChoiceReader(files, lexicon)
  const isTime = createTimeWords(files)
  const readWhen = createWhenReader(files, lexicon, shorthand)
  const isUnfinished = createUnfinishedReader(files, lexicon, courtesies)

  return (text: string, context: UnderstandContext): Meaning => {
    const asked = context.expects ?? null
    const said = normalise(text, shorthand)
    const spoken = readLanguage(said)
    const readKind = readAtHome.get(context.neighbourhood ?? '') ?? readCategory
    const kind = readKind(said, asked)
    const tongue = spoken.language === 'other' ? context.language : (spoken.language ?? context.language)
    const english = spoken.sure ? spoken.language === 'en' : (context.language ?? tongue) === 'en'
    const time = readWhen(said, {
      now: context.now,
      zone: context.zone,
      english,
      expected: asked === 'when',
      sociable: sociable.includes(kind.category ?? ''),
    })
    const reply = readReply(said, time.clock)
    const alarm = readDanger(said, reply.answer !== null)
    const acts = readActs(said)
    const wished = readWished(said)
    const wishedLanguage = acts.whole.has('language') || acts.within.has('language') ? wished : null
    const offered = context.choices ?? []
    const categories = kind.strength >= 1.6 ? kind.named : []
    const chosen =
      offered.length === 0
        ? []
        : readChoices(said, offered, { answer: reply.answer, categories, language: wished })
    const choice = chosen.length === 1 ? (chosen[0] ?? null) : null
    const sounds = once(() => soundsLike(said.words, namesOfHeard({ said, acts, kind, reply })))
    const alarmed = alarm.danger !== null
    const decided = decideAct({ said, acts, reply, kind, spoken, asked, sounds, choice, alarmed })
    const act: Act = decided.act
    // what only sounds like chat asks for no help, also where a word for some kind of it is in it
    const chats = decided.guessed && act === 'other'
    const aboutUs = act === 'question'
    const top3 = aboutUs ? [...new Set<Category>(['other', ...kind.top3])].slice(0, 3) : kind.top3
    const read: Omit<Meaning, 'unfinished'> = {
      language: spoken.language,
      languageSure: spoken.sure,
      act,
      guessed: decided.guessed,
      category: aboutUs || chats ? null : (kind.category ?? (act === 'request' ? 'other' : null)),
      top3,
      when: time.when,
      everyWeeks: time.everyWeeks,
      weekdays: time.weekdays,
      danger: alarm.danger,
      choice,
      chosen,
      answer: reply.answer ?? answerOf(choice),
      instead: reply.instead,
      tail: reply.tail,
      code: reply.code,
      wishedLanguage,
      destination: readDestination(said.raw),
      place: readPlace(said.raw, asked === 'place', isTime),
      name: readName(said.raw, asked === 'name' && !errands.includes(act)),
      minutes: readMinutes(said.folded, asked === 'minutes'),
      requestNumber: numberOf(said.raw),
      reasons: [
        ...alarm.reasons,
        ...decided.reasons,
        ...acts.reasons,
        ...kind.reasons,
        ...time.reasons,
      ].slice(0, 40),
    }
    return { ...read, unfinished: isUnfinished(said, acts.opening, read) }
  }
}

/** Works it out when it is first asked for, and then remembers it. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

function answerOf(choice: string | null): Meaning['answer'] {
  return choice === 'yes' || choice === 'no' ? choice : null
}

function numberOf(raw: string): number | null {
  const found = requestNumber.exec(raw)
  return found?.[1] === undefined ? null : Number(found[1])
}
