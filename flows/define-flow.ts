import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate'
import type { ZodType } from 'zod'
import type { Flow, FlowEvent, FlowStep } from '../core/conversations/flow.ts'
import type { Intent } from '../core/conversations/intent.ts'

/** What a machine may emit, and nothing else: one intent, as data. */
export interface Told {
  type: 'told'
  intent: Intent
}

/** A flow that shows the machine it is made of. */
export interface MachineFlow extends Flow {
  readonly machine: AnyStateMachine
}

interface Definition {
  name: string
  version: number
  machine: AnyStateMachine
  /** What the machine keeps between two messages; a saved talk that does not fit it is begun afresh. */
  context: ZodType
  claims?: Flow['claims']
  fleeting?: true
}

/** Makes a flow of a machine. The machine decides; it may not do anything but emit intents. */
export function defineFlow({ name, version, machine, context, claims, fleeting }: Definition): MachineFlow {
  let fresh: AnyMachineSnapshot | undefined
  const begin = (): AnyMachineSnapshot => {
    fresh ??= initialTransition(machine)[0]
    return fresh
  }
  const step = (before: AnyMachineSnapshot, event: FlowEvent): FlowStep => {
    const [after, actions] = transition(machine, before, event)
    return {
      saved: { value: after.value, context: after.context },
      intents: actions.map((action) => intentOf(name, action)),
      done: after.status === 'done',
    }
  }
  const thaw = (saved: unknown): AnyMachineSnapshot => {
    const value = saved !== null && typeof saved === 'object' && 'value' in saved ? saved.value : undefined
    const kept = saved !== null && typeof saved === 'object' && 'context' in saved ? saved.context : undefined
    // XState takes any value for its own; it throws where the machine has no such state.
    return machine.resolveState({ value: value as string, context: context.parse(kept) })
  }
  return {
    name,
    version,
    machine,
    start: (event) => step(begin(), event),
    resume: (saved, event) => step(thaw(saved), event),
    ...(claims && { claims }),
    ...(fleeting && { fleeting }),
  }
}

/** XState's types leave emitted events out of its actions, so their shape is looked at here. */
function intentOf(flow: string, action: { type: string; params?: unknown }): Intent {
  const { params } = action
  if (action.type === 'xstate.emit' && params !== null && typeof params === 'object' && 'event' in params) {
    return (params.event as Told).intent
  }
  throw new Error(`The flow ${flow} may only emit intents, not do ${action.type}.`)
}
