import { parseArgs } from 'node:util'

/** How much is measured, and for how long. */
export interface BenchOptions {
  /** Residents who talk at the same time. */
  residents: number
  /** Seconds of one measurement at full speed, and of the one at half load. */
  seconds: number
  /** How often program and bare transaction take turns. */
  rounds: number
  /** How many people, requests and earlier messages there are when one message is timed. */
  sizes: number[]
  /** Turns of the one long talk. */
  turns: number
}

const whole: BenchOptions = {
  residents: 32,
  seconds: 10,
  rounds: 3,
  sizes: [10, 1_000, 10_000, 100_000],
  turns: 100,
}
const quick: BenchOptions = { residents: 32, seconds: 4, rounds: 1, sizes: [10, 10_000], turns: 100 }

/** Reads the command line: --quick, and any number by its name, such as --residents 64 or --sizes 10,1000. */
export function readOptions(args: string[]): BenchOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' },
      residents: text,
      seconds: text,
      rounds: text,
      sizes: text,
      turns: text,
    },
  })
  const usual = values.quick ? quick : whole
  const number = (given: string | undefined, otherwise: number) => (given ? Number(given) : otherwise)
  return {
    residents: number(values.residents, usual.residents),
    seconds: number(values.seconds, usual.seconds),
    rounds: number(values.rounds, usual.rounds),
    sizes: values.sizes ? values.sizes.split(',').map(Number) : usual.sizes,
    turns: number(values.turns, usual.turns),
  }
}
