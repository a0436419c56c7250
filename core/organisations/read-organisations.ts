import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type Fault, needsMending, readChecked, readText } from '../neighbourhoods/read-file.ts'
import { type OrganisationEntry, organisationSchema } from './organisation.ts'

const what = 'list of organisations'

/** The headings of a spreadsheet, as a Dutch or an English one names them. */
const headings: Record<string, keyof OrganisationEntry> = {
  naam: 'name',
  doet: 'does',
  voor: 'for',
  uren: 'hours',
  tijden: 'hours',
  telefoon: 'phone',
  'e-mail': 'email',
  mail: 'email',
  bericht: 'message',
}

/**
 * Reads a list of organisations: CSV as a spreadsheet saves it, with commas or semicolons, or YAML or JSON.
 * @throws with the file and every line to mend.
 */
export function readOrganisations(file: string): OrganisationEntry[] {
  const entries = /\.csv$/i.test(file) ? readCsv(file) : readChecked(file, what, z.array(organisationSchema))
  const twice = entries.find(({ name }, index) => entries.findIndex((one) => one.name === name) !== index)
  if (twice) throw new Error(`The ${what} ${file} names ${twice.name} twice: take one of them out.`)
  return entries
}

function readCsv(file: string): OrganisationEntry[] {
  const text = readText(file, what)
  const rows = split(file, text)
  const faults: Fault[] = []
  const entries = rows.flatMap(({ record, info }) => {
    const filled = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
    const read = organisationSchema.safeParse(filled)
    if (read.success) return [read.data]
    for (const { path, message } of read.error.issues)
      faults.push({ line: info.lines, place: path.join('.') || 'the row', message })
    return []
  })
  if (faults.length > 0) throw needsMending(file, what, faults)
  return entries
}

interface Row {
  record: Record<string, string>
  info: { lines: number }
}

function split(file: string, text: string): Row[] {
  const [firstLine = ''] = text.split('\n', 1)
  try {
    return parse(text, {
      bom: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      delimiter: firstLine.includes(';') ? ';' : ',',
      columns: (names: string[]) => names.map((name) => headings[name.toLowerCase()] ?? name.toLowerCase()),
    }) as unknown as Row[]
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown'
    throw new Error(`The ${what} ${file} cannot be read: ${why}`)
  }
}
