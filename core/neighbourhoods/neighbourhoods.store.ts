import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Database } from '../database.ts'
import { lineOf } from './line-of.ts'
import { type Neighbourhood, type Neighbourhoods, neighbourhoodSchema } from './neighbourhoods.ts'

const fileSchema = z.strictObject({ neighbourhoods: z.array(neighbourhoodSchema).min(1) })

/**
 * Reads the neighbourhoods file, YAML or JSON.
 * @throws with the file, the line and the place in it, and what to write there instead.
 */
export function loadNeighbourhoods(file: string): Neighbourhoods {
  const lines = new LineCounter()
  let document: ReturnType<typeof parseDocument>
  try {
    document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
    if (document.errors[0]) throw document.errors[0]
  } catch (error) {
    throw new Error(
      `The neighbourhoods file ${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`,
    )
  }
  const result = fileSchema.safeParse(document.toJS())
  if (!result.success) {
    const faults = result.error.issues.map((issue) => {
      const line = lineOf(document, lines, issue)
      const place = issue.path.join('.') || 'the file'
      return `  ${line === null ? '' : `line ${line}, `}${place}: ${issue.message}`
    })
    throw new Error(`The neighbourhoods file ${file} needs mending:\n${faults.join('\n')}`)
  }
  return neighbourhoodsOf(result.data.neighbourhoods)
}

/** A list of neighbourhoods that can be asked for by id. */
export function neighbourhoodsOf(all: Neighbourhood[]): Neighbourhoods {
  const [first] = all
  if (!first) throw new Error('There must be at least one neighbourhood.')
  const byId = new Map(all.map((one) => [one.id, one]))
  if (byId.size !== all.length) throw new Error('Two neighbourhoods have the same id.')
  return {
    all,
    first,
    get(id) {
      const one = byId.get(id)
      if (!one)
        throw new Error(
          `The neighbourhood ${id} is in the database but no longer in the neighbourhoods file: put it back.`,
        )
      return one
    },
  }
}

/** Writes what the file says to the database, so that rows can belong to it. */
export async function applyNeighbourhoods(db: Database, neighbourhoods: Neighbourhoods): Promise<void> {
  for (const { id, name, ...settings } of neighbourhoods.all) {
    await db.neighbourhood.upsert({
      where: { id },
      create: { id, name, settings },
      update: { name, settings },
    })
  }
}
