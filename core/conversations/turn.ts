import type { Facts, Flow, FlowEvent, FlowStep, Frame } from './flow.ts'
import type { ChoiceKey, Intent, Line, Seed, Share } from './intent.ts'
import type { Expectation } from './meaning.ts'

/** What a flow asked, before it has a language. */
export interface Question {
  expects: Expectation
  choices: ChoiceKey[]
  share: Share | null
  replyWithinMinutes: number | null
}

/** What came of one event: where the talk is now, what is said, and what was asked. */
export interface Turn {
  frames: Frame[]
  lines: Line[]
  question: Question | null
}

/** Does what an intent wants; what it answers is fed back into the flow. */
export type CarryOut = (intent: Deed) => Promise<FlowEvent | null>

/** An intent that changes something, and is more than words. */
export type Deed = Exclude<Intent, { do: 'say' } | { do: 'ask' } | { do: 'goTo' }>

type Message = Extract<FlowEvent, { type: 'messageArrived' | 'started' }>

/** A flow that keeps answering its own answers fails this talk, not the server. */
const mostRounds = 8
const deepest = 3

/** Takes one event through the flows of a talk. The flows are pure; all that happens, happens in `carryOut`. */
export async function takeTurn(
  flows: Flow[],
  frames: Frame[],
  event: FlowEvent,
  carryOut: CarryOut,
): Promise<Turn> {
  const turn = new Talk(flows, [...frames], carryOut)
  await turn.hear(event)
  return { frames: turn.frames, lines: turn.lines, question: turn.question }
}

class Talk {
  readonly lines: Line[] = []
  question: Question | null = null
  readonly flows: Flow[]
  readonly frames: Frame[]
  readonly carryOut: CarryOut
  #rounds = 0

  constructor(flows: Flow[], frames: Frame[], carryOut: CarryOut) {
    this.flows = flows
    this.frames = frames
    this.carryOut = carryOut
  }

  async hear(event: FlowEvent): Promise<void> {
    if (event.type === 'messageArrived') {
      const claimant = this.flows.find(
        (flow) => flow.name !== this.frames.at(-1)?.flow && flow.claims?.(event),
      )
      if (claimant) {
        const below = this.frames.at(-1)
        if (this.flows.some(({ name, fleeting }) => fleeting && name === below?.flow)) this.frames.pop()
        if (this.frames.length >= deepest) this.frames.shift()
        return this.begin(claimant.name, beginning(event, { about: event.about }))
      }
    }
    const top = this.frames.at(-1)
    if (!top) return this.begin('front-door', beginning(event, {}))
    let step: FlowStep
    try {
      step = this.resume(top, event)
    } catch (error) {
      // saved by an older release, or by a bug: the person is asked afresh instead of being left hanging
      if (!(error instanceof Error)) throw error
      this.frames.length = 0
      return this.begin('front-door', beginning(event, {}))
    }
    await this.follow(step, event)
  }

  async begin(name: string, event: Extract<FlowEvent, { type: 'started' }>): Promise<void> {
    const flow = this.flow(name)
    const step = flow.start(event)
    this.frames.push({ flow: flow.name, version: flow.version, saved: step.saved })
    await this.follow(step, event)
  }

  async follow(step: FlowStep, event: FlowEvent): Promise<void> {
    if (++this.#rounds > mostRounds)
      throw new Error(`The flow ${this.frames.at(-1)?.flow} goes round in circles.`)
    const top = this.frames.at(-1)
    if (top) top.saved = step.saved
    for (const intent of step.intents) {
      if (intent.do === 'goTo') {
        this.frames.pop()
        return this.begin(intent.flow, beginning(event, intent.seed ?? {}))
      }
      if (intent.do === 'say') this.lines.push(intent)
      else if (intent.do === 'ask') this.ask(intent)
      else {
        const answer = await this.carryOut(intent)
        if (answer && top) return this.follow(this.resume(top, answer), inFacts(event, answer.facts))
      }
    }
    if (!step.done) return
    this.frames.pop()
    const below = this.frames.at(-1)
    if (below) await this.follow(this.resume(below, { type: 'resumed', facts: event.facts }), event)
  }

  ask(intent: Extract<Intent, { do: 'ask' }>): void {
    this.lines.push(intent)
    this.question = {
      expects: intent.expects,
      choices: intent.choices ?? [],
      share: intent.share ?? null,
      replyWithinMinutes: intent.replyWithinMinutes ?? null,
    }
  }

  resume(frame: Frame, event: FlowEvent): FlowStep {
    const flow = this.flow(frame.flow)
    if (flow.version !== frame.version)
      throw new Error(`${frame.flow} was saved as version ${frame.version}.`)
    return flow.resume(frame.saved, event)
  }

  flow(name: string): Flow {
    const flow = this.flows.find((one) => one.name === name)
    if (!flow) throw new Error(`There is no flow ${name}.`)
    return flow
  }
}

/** A flow begins with the message that led to it. */
function beginning(event: FlowEvent, seed: Seed): Extract<FlowEvent, { type: 'started' }> {
  const message: Partial<Message> = event.type === 'messageArrived' || event.type === 'started' ? event : {}
  return {
    type: 'started',
    facts: event.facts,
    text: message.text ?? '',
    meaning: message.meaning ?? null,
    with: message.with ?? null,
    seed: { ...('seed' in message ? message.seed : {}), ...seed },
  }
}

/** The same event, with the facts as they are after a deed. */
function inFacts(event: FlowEvent, facts: Facts): FlowEvent {
  return { ...event, facts }
}
