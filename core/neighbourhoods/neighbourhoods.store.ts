import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import type { Database } from '../database.ts'
import { readOrganisations } from '../organisations/read-organisations.ts'
import type { Words } from '../words.ts'
import { type Neighbourhood, type Neighbourhoods, neighbourhoodSchema } from './neighbourhoods.ts'
import { readChecked } from './read-file.ts'
import { checkTexts } from './texts.ts'

/** What the file may say; a text that it changes has to be one of these words. */
const fileSchema = (words: Words) =>
  z.strictObject({ neighbourhoods: z.array(neighbourhoodSchema.superRefine(checkTexts(words))).min(1) })

/**
 * Reads the neighbourhoods file, YAML or JSON, with the lists of organisations that it names.
 * @throws with the file, the line in it and what to write there instead.
 */
export function loadNeighbourhoods(file: string, words: Words): Neighbourhoods {
  const { neighbourhoods } = readChecked(file, 'neighbourhoods file', fileSchema(words))
  return neighbourhoodsOf(
    neighbourhoods.map((one) => ({ ...one, organisations: [...one.organisations, ...listed(file, one)] })),
  )
}

function listed(file: string, { organisationsFile }: Neighbourhood): Neighbourhood['organisations'] {
  return organisationsFile ? readOrganisations(resolve(dirname(file), organisationsFile)) : []
}

/** A list of neighbourhoods that can be asked for by id. */
export function neighbourhoodsOf(all: Neighbourhood[]): Neighbourhoods {
  const [first] = all
  if (!first) throw new Error('There must be at least one neighbourhood.')
  const byId = new Map(all.map((one) => [one.id, one]))
  if (byId.size !== all.length) throw new Error('Two neighbourhoods have the same id.')
  const areas = all.flatMap(({ postcodes }) => postcodes)
  const shared = areas.find((postcode, index) => areas.indexOf(postcode) !== index)
  if (shared) throw new Error(`The postcode ${shared} stands twice: it can belong to one neighbourhood.`)
  return {
    all,
    first,
    at: (postcode) => all.find((one) => one.postcodes.includes(postcode?.slice(0, 4) ?? '')) ?? null,
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
