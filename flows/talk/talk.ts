import { type MachineContext, setup } from 'xstate'
import type { Facts, FlowEvent } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import type { Told } from '../define-flow.ts'
import { aside, captionLines, extraLines } from './asides.ts'
import { type Heard, heardIn, isWordless } from './heard.ts'
import { say, toDesk } from './lines.ts'

/** What every talk keeps: how often in a row we did not understand, and whether we asked again after a silence. */
export interface Patience extends MachineContext {
  misses: number
  nudged: boolean
}

/** One way to answer: how it is recognised, what is kept of it, what we say or do, and where the talk goes. */
export interface Answer<C> {
  when(heard: Heard, kept: C): boolean
  keep?(heard: Heard, kept: C): Partial<C>
  tell?(heard: Heard, now: C, before: C): Intent[]
  /** Takes a contact, a place or another thing without words as an answer. */
  wordless?: true
  to: string
}

interface Manners<C> {
  /** Answers that are good at every question, tried after the question's own. */
  always?: Answer<C>[]
  /** What the desk should know when it takes over. */
  soFar?(kept: C, said: string): string | null
  /** What is kept of words that we did not understand, so that they are not lost. */
  keepLost?(kept: C, said: string): Partial<C>
  /** What is told when somebody is silent for the second time. */
  leave?(kept: C, facts: Facts): Intent[]
}

/**
 * The building blocks of a machine that talks: it never stays silent, asks again after an aside,
 * and calls the desk after two misunderstandings in a row. A machine made with it has a final state `done`.
 */
export function talk<C extends Patience>(manners: Manners<C> = {}) {
  const flow = setup({ types: {} as { context: C; events: FlowEvent; emitted: Told } })

  /** Emits intents; nothing else a machine does leaves it. */
  const tell = (make: (kept: C, event: FlowEvent) => Intent[]) =>
    flow.enqueueActions(({ context, event, enqueue }) => {
      for (const intent of make(context, event)) enqueue.emit({ type: 'told', intent })
    })

  const follow = (answer: Answer<C>, lead: (heard: Heard) => Intent[]) => ({
    guard: ({ context, event }: { context: C; event: FlowEvent }) => {
      const heard = heardIn(event)
      return heard !== null && answer.when(heard, context)
    },
    actions: flow.enqueueActions(({ context, event, enqueue }) => {
      const heard = heardIn(event)
      if (!heard) return
      const now = { ...context, misses: 0, nudged: false, ...answer.keep?.(heard, context) }
      enqueue.assign(now)
      for (const intent of [...lead(heard), ...(answer.tell?.(heard, now, context) ?? [])]) {
        enqueue.emit({ type: 'told', intent })
      }
    }),
    target: answer.to,
    reenter: true,
  })

  /** The first answer that fits the message that began the flow. */
  const begin = (answers: Answer<C>[]) => ({
    on: { started: answers.map((answer) => follow(answer, () => [])) },
  })

  /** A state that asks, and knows what to do with whatever comes back. */
  const question = (name: string, asks: (kept: C, facts: Facts) => Intent[], answers: Answer<C>[]) => ({
    entry: tell((kept, event) => asks(kept, event.facts)),
    on: {
      messageArrived: [
        ...[
          ...answers.filter((answer) => answer.wordless),
          wordless<C>(name),
          ...answers,
          ...(manners.always ?? []),
          passing<C>(name),
          captioned<C>(name),
        ].map((answer) => follow(answer, captionLines)),
        {
          guard: ({ context }: { context: C }) => context.misses === 0,
          actions: flow.enqueueActions(({ context, event, enqueue }) => {
            const lost = manners.keepLost?.(context, textOf(event))
            enqueue.assign({ ...context, ...lost, misses: 1, nudged: false })
            enqueue.emit({ type: 'told', intent: say('common.not-understood') })
          }),
          target: name,
          reenter: true,
        },
        {
          actions: tell((kept, event) => {
            const words = manners.soFar?.(kept, textOf(event)) ?? null
            const sum: Intent[] = words === null ? [] : [{ do: 'tellDesk', why: 'so-far', words }]
            return [...sum, ...toDesk('misunderstood', event.facts)]
          }),
          target: 'done',
        },
      ],
      resumed: { target: name, reenter: true },
      noReply: [
        {
          guard: ({ context }: { context: C }) => !context.nudged,
          actions: flow.enqueueActions(({ context, enqueue }) => {
            enqueue.assign({ ...context, nudged: true })
            enqueue.emit({ type: 'told', intent: say('common.still-there') })
          }),
          target: name,
          reenter: true,
        },
        {
          actions: tell((kept, event) => [
            ...(manners.leave?.(kept, event.facts) ?? []),
            say('common.talk-left'),
          ]),
          target: 'done',
        },
      ],
    },
  })

  /** What no state expects is never dropped: the desk hears it and the person is told. */
  const otherwise = {
    '*': {
      actions: tell((kept, event) => [
        say('common.sorry-failed'),
        { do: 'tellDesk', why: 'unexpected', words: manners.soFar?.(kept, textOf(event)) ?? null },
      ]),
      target: '.done',
    },
  }

  return { createMachine: flow.createMachine, assign: flow.assign, tell, begin, question, otherwise }
}

/** An answer that is whatever `read` makes of it; null is no answer. */
export function reads<C>(
  read: (heard: Heard, kept: C) => Partial<C> | null,
  to: string,
  tell?: Answer<C>['tell'],
): Answer<C> {
  return {
    when: (heard, kept) => read(heard, kept) !== null,
    keep: (heard, kept) => read(heard, kept) ?? {},
    to,
    ...(tell && { tell }),
  }
}

function textOf(event: FlowEvent): string {
  return heardIn(event)?.text ?? ''
}

/** Whatever has no words is answered before anything else: there is nothing in it to be misunderstood. */
function wordless<C>(question: string): Answer<C> {
  return {
    when: isWordless,
    tell: (heard) => extraLines(heard.with),
    to: question,
  }
}

/** Words under a photo that answer nothing belong to the photo: what is said about it is enough. */
function captioned<C>(question: string): Answer<C> {
  return { when: (heard) => captionLines(heard).length > 0, to: question }
}

function passing<C>(question: string): Answer<C> {
  return { when: (heard) => aside(heard) !== null, tell: (heard) => aside(heard) ?? [], to: question }
}
