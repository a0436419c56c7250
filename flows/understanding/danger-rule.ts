/** Concepts that together mean danger: one of each group in `all`, and none of `unless`. */
export interface DangerRule {
  name: string
  number: 112 | 113
  all: string[][]
  unless?: string[]
}

/** What makes a fall or an illness no danger now. */
export const over = ['long-ago', 'recovered', 'idiom', 'thing', 'topic']
/** What is said of something that is nobody. */
export const notSomebody = ['thing-alone', 'pet-alone', 'plant-alone']
/** What makes words of danger no danger now. */
export const notNow = ['long-ago', 'recovered', 'idiom', 'topic']
