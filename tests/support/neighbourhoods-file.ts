import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Puts neighbourhoods into a file as an operator does, for as long as somebody reads it. */
export async function inFile<T>(
  neighbourhoods: string | object[],
  read: (file: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-neighbourhoods-'))
  const file = join(folder, 'neighbourhoods.yaml')
  writeFileSync(
    file,
    typeof neighbourhoods === 'string' ? neighbourhoods : JSON.stringify({ neighbourhoods }),
  )
  try {
    return await read(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
