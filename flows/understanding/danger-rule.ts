/** Concepts that together mean danger: one of each group in `all`, and none of `unless`. */
export interface DangerRule {
  name: string
  number: 112 | 113
  all: string[][]
  unless?: string[]
  /** Whoever asks for an ambulance is not asked whether it sounds like danger. */
  asked?: true
  /** It can mean so little else that how it sounds takes nothing away. */
  plain?: true
}

/** What makes words of danger no danger now. */
export const notNow = ['long-ago', 'recovered', 'idiom', 'topic']
