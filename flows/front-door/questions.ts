import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import type { Heard } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'

/** Whether we never got to know this person. */
export function isNew({ person, requests, volunteer }: Facts): boolean {
  return !person.consented && person.name === null && requests.length === 0 && volunteer === null
}

/** Who we are, for somebody who comes in for the first time. */
export function hello({ facts }: Heard): Intent[] {
  return isNew(facts) ? [say('front-door.who-we-are', { neighbourhood: facts.neighbourhood.name })] : []
}

/** The one friendly question when we do not see what somebody comes for. */
export function askWhat(): Intent {
  return ask('front-door.what', 'choice', [
    { value: 'help', key: 'front-door.choice-help' },
    { value: 'volunteer', key: 'front-door.choice-volunteer' },
    { value: 'human', key: 'common.choice-person' },
  ])
}

/** For somebody who writes in a language that we do not speak. */
export function askLanguage(): Intent {
  return ask('front-door.other-language', 'choice', [
    { value: 'nl', key: 'common.own-language-nl' },
    { value: 'fy', key: 'common.own-language-fy' },
    { value: 'en', key: 'common.own-language-en' },
    { value: 'human', key: 'common.choice-person' },
  ])
}

/** Which of several requests somebody means. */
export function askWhich({ requests }: Facts): Intent {
  const choices = requests.map(({ id, number, category, wantedAt }) => ({
    value: id,
    key: 'common.choice-job',
    slots: { number, what: { category }, when: { when: wantedAt } },
  }))
  return ask('front-door.which-to-cancel', 'choice', choices)
}

/** Whether what somebody asks now belongs with what they asked before. */
export function askBelongs(requestId: string | null, { requests }: Facts): Intent {
  const request = requests.find((each) => each.id === requestId)
  const about = request && {
    number: request.number,
    what: { category: request.category },
    when: { when: request.wantedAt },
  }
  return ask(
    about ? 'front-door.belongs' : 'front-door.belongs-to-it',
    'yes-no',
    [
      { value: 'yes', key: 'front-door.choice-belongs' },
      { value: 'no', key: 'front-door.choice-something-new' },
    ],
    about,
  )
}

/** Whether it is really meant: nothing is cancelled by accident. */
export function askSure(requestId: string | null, { requests }: Facts): Intent {
  const request = requests.find((each) => each.id === requestId)
  if (!request) return askYesNo('front-door.sure-to-cancel-it')
  const { number, category, wantedAt } = request
  return askYesNo('front-door.sure-to-cancel', { number, what: { category }, when: { when: wantedAt } })
}
