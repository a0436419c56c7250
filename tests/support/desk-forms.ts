import type { World } from './world.ts'

/** An entry of a list in a form at the desk. */
interface Option {
  value: string
  text: { text: string }
}

/** What can be chosen in a field of the form that stands open before a member of the desk. */
export function optionsOf(world: World, field: string, user?: string): Option[] {
  const block = world.desk.modal(user)?.view.blocks.find(({ block_id }) => block_id === field)
  const element = (block?.element ?? {}) as { options?: Option[] }
  return element.options ?? []
}

/** The value of the entry of a field whose label begins like this. */
export function optionCalled(world: World, field: string, label: string, user?: string): string {
  const found = optionsOf(world, field, user).find(({ text }) => text.text.startsWith(label))
  if (!found) throw new Error(`${label} cannot be chosen as ${field}.`)
  return found.value
}
