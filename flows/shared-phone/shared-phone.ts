import { z } from 'zod'
import type { Facts } from '../../core/conversations/flow.ts'
import type { ChoiceKey, Intent } from '../../core/conversations/intent.ts'
import { householdOf, isSameName, mostHousemates } from '../../core/people/shared-phone.ts'
import { firstNameOf } from '../../core/requests/help-request.ts'
import { defineFlow } from '../define-flow.ts'
import { isHelper } from '../my-settings/questions.ts'
import { toFrontDoor } from '../talk/elsewhere.ts'
import { type Heard, picks, saysNo, saysYes } from '../talk/heard.ts'
import { ask, askYesNo, say } from '../talk/lines.ts'
import { type Answer, type Patience, talk } from '../talk/talk.ts'
import { introducedAs, nameIn, saysHelpsToo, saysNoMore, saysShared } from './reading.ts'

const context = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** Who uses this phone too. */
  name: z.string().nullable(),
  /** They want to help as well. */
  helps: z.boolean(),
})
type Kept = z.infer<typeof context> & Patience

const { createMachine, tell, begin, question, otherwise } = talk<Kept>({ always: [toFrontDoor()] })

const nothingChanges: Answer<Kept>['tell'] = () => [say('shared-phone.nothing-changed')]

const machine = createMachine({
  id: 'shared-phone',
  context: { misses: 0, nudged: false, name: null, helps: false },
  initial: 'waiting',
  on: otherwise,
  states: {
    waiting: begin([
      {
        when: (heard) => newcomer(heard) !== null && isFull(heard.facts),
        tell: () => [say('shared-phone.full')],
        to: 'done',
      },
      {
        when: (heard) => newcomer(heard) !== null,
        keep: (heard) => ({ name: newcomer(heard) }),
        to: 'isShared',
      },
      { when: (heard) => saysNoMore(heard.text) && meant(heard) !== null, tell: forget, to: 'done' },
      {
        when: (heard) => saysHelpsToo(heard.text) && newName(heard) !== null,
        keep: (heard) => ({ name: newName(heard), helps: true }),
        to: 'agreeing',
      },
      {
        when: (heard) => saysHelpsToo(heard.text) && meant(heard) !== null,
        keep: (heard) => ({ name: meant(heard), helps: true }),
        to: 'sharing',
      },
      { when: ({ text }) => saysHelpsToo(text), keep: () => ({ helps: true }), to: 'name' },
      {
        when: (heard) => newName(heard) !== null && isFull(heard.facts),
        tell: () => [say('shared-phone.full')],
        to: 'done',
      },
      {
        when: (heard) => newName(heard) !== null,
        keep: (heard) => ({ name: newName(heard) }),
        to: 'agreeing',
      },
      { when: ({ facts }) => facts.housemates.length > 0, to: 'menu' },
      { when: () => true, to: 'name' },
    ]),
    isShared: question('isShared', ({ name }, { person }) => [askIsShared(name, person.name)], [
      { when: saysYes, to: 'sharing' },
      { when: saysNo, tell: () => [say('shared-phone.not-kept')], to: 'done' },
    ]),
    menu: question('menu', (_kept, facts) => [askChange(facts)], [
      { when: (heard) => pickedMate(heard) !== null, tell: forget, to: 'done' },
      {
        when: (heard) => picks('another')(heard) && isFull(heard.facts),
        tell: () => [say('shared-phone.full')],
        to: 'done',
      },
      { when: picks('another'), to: 'name' },
      { when: (heard) => picks('nothing')(heard) || saysNo(heard), tell: nothingChanges, to: 'done' },
    ]),
    name: question('name', () => [ask('shared-phone.name', 'name')], [
      {
        when: (heard) => givenName(heard) !== null,
        keep: (heard) => ({ name: givenName(heard) }),
        to: 'agreeing',
      },
      { when: saysNo, tell: nothingChanges, to: 'done' },
    ]),
    agreeing: question('agreeing', ({ name }) => [askYesNo('shared-phone.agrees', { name: name ?? '' })], [
      { when: saysYes, to: 'sharing' },
      { when: saysNo, tell: () => [say('shared-phone.not-kept')], to: 'done' },
    ]),
    sharing: {
      entry: tell(({ name, helps }, { facts }) => [
        { do: 'sharePhone', name: name ?? '', helps },
        say('shared-phone.shared', { names: { names: namesWith(name ?? '', facts) } }),
        ...(helps ? [say('shared-phone.helps-asked', { name: name ?? '' })] : []),
      ]),
      always: 'done',
    },
    done: { type: 'final' },
  },
})

/** Two who use one phone: who that is, that they agree, and when it ends. */
export const sharedPhone = defineFlow({
  name: 'shared-phone',
  version: 1,
  machine,
  context,
  claims: (event) =>
    event.about === null &&
    (saysShared(event.text) ||
      (isHelper(event.facts) && saysHelpsToo(event.text)) ||
      (event.facts.askedAt === null && newcomer(event) !== null)),
})

function isFull({ housemates }: Facts): boolean {
  return housemates.length >= mostHousemates
}

function namesWith(name: string, { person, housemates }: Facts): string[] {
  const known = housemates.filter((each) => !isSameName(each.name, name))
  return householdOf(person.name, [...known, { name, helps: false }])
}

/** A name that was said and that nobody on this phone has yet. */
function newName({ text, facts }: Heard): string | null {
  const name = nameIn(text)
  const known = householdOf(facts.person.name, facts.housemates)
  return name !== null && !known.some((each) => isSameName(each, name)) ? name : null
}

/** Somebody who says who they are, and is not the one whom we know with this phone, nor a housemate. */
function newcomer({ text, meaning, facts }: Pick<Heard, 'text' | 'meaning' | 'facts'>): string | null {
  const name = introducedAs(text)?.slice(0, 60).toWellFormed()
  if (!name || facts.person.name === null || meaning.category !== null) return null
  const known = householdOf(facts.person.name, facts.housemates)
  return known.some((each) => isSameName(each, name)) ? null : name
}

function askIsShared(name: string | null, owner: string | null): Intent {
  return askYesNo('shared-phone.is-shared', { name: name ?? '', other: firstNameOf(owner) ?? '' })
}

/** The housemate who is meant: the one who was named, or the only one. */
function meant({ text, facts: { housemates } }: Heard): string | null {
  const said = nameIn(text)
  const named = housemates.find(({ name }) => said !== null && isSameName(name, said))
  return (named ?? (housemates.length === 1 ? housemates[0] : undefined))?.name ?? null
}

function givenName({ meaning, facts }: Heard): string | null {
  const name = meaning.name?.slice(0, 60).toWellFormed() ?? null
  return name !== null && facts.person.name !== null && isSameName(name, facts.person.name) ? null : name
}

function askChange({ housemates }: Facts): Intent {
  const choices: ChoiceKey[] = [
    { value: 'another', key: 'shared-phone.choice-another' },
    ...housemates.map(({ name }, index) => ({
      value: `mate-${index}`,
      key: 'shared-phone.choice-no-longer',
      slots: { name },
    })),
    { value: 'nothing', key: 'common.choice-never-mind' },
  ]
  return ask('shared-phone.menu', 'choice', choices, {
    names: { names: housemates.map(({ name }) => name) },
  })
}

function pickedMate({ meaning, facts }: Heard): string | null {
  const index = /^mate-(\d)$/.exec(meaning.choice ?? '')?.[1]
  return index === undefined ? null : (facts.housemates[Number(index)]?.name ?? null)
}

function forget(heard: Heard): Intent[] {
  const name = pickedMate(heard) ?? meant(heard) ?? ''
  return [{ do: 'stopSharing', name }, say('shared-phone.no-longer', { name })]
}
