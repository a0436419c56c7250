import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** Recalls what was made from these words before, or makes it now and remembers it. */
export type Memory = <Made>(from: string, make: () => Made) => Made

/** Where it is kept: it goes when the libraries are installed anew, and may be thrown away at any time. */
const usualFolder = join(import.meta.dirname, '../node_modules/.cache/foardoar')
const keptForMs = 30 * 24 * 3_600_000
const checkBytes = 32

/**
 * A memory that outlives the process, for what always comes out the same and takes long: plain data, found again by all
 * that it was made from. Where nothing can be kept, or what was kept is damaged, it is made again.
 */
export function keptOnDisk(folder = usualFolder): Memory {
  return (from, make) => {
    const path = join(folder, `${fingerprint(process.version + from)}.kept`)
    const known = recall<ReturnType<typeof make>>(path)
    if (known !== null) return known.made
    const made = make()
    keep(folder, path, made)
    return made
  }
}

/** What is in this file; null where there is none, or where a disk or a hand has changed it. */
function recall<Made>(path: string): { made: Made } | null {
  try {
    const bytes = readFileSync(path)
    const kept = bytes.subarray(checkBytes)
    return sha256(kept).equals(bytes.subarray(0, checkBytes)) ? { made: deserialize(kept) } : null
  } catch {
    return null
  }
}

/** Written beside its place and then moved there, since two processes may start at once and either may die. */
function keep(folder: string, path: string, made: unknown): void {
  try {
    const bytes = serialize(made)
    const draft = `${path}.${randomUUID()}`
    mkdirSync(folder, { recursive: true })
    writeFileSync(draft, Buffer.concat([sha256(bytes), bytes]))
    renameSync(draft, path)
    forgetOld(folder)
  } catch {
    // a folder that cannot be written to costs a second at each start, and nothing else
  }
}

function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > keptForMs) rmSync(path, { force: true })
  }
}

/** A short name for something long: no two texts have the same. */
export function fingerprint(text: string): string {
  return sha256(text).toString('hex')
}

function sha256(text: string | Uint8Array): Buffer {
  return createHash('sha256').update(text).digest()
}
