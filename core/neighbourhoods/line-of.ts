import { type Document, isMap, isNode, isScalar, type LineCounter } from 'yaml'
import type { z } from 'zod'

/** The line of a file where a fault is: of the word that is wrong, or of what lacks one; null for an empty file. */
export function lineOf(document: Document, lines: LineCounter, issue: z.core.$ZodIssue): number | null {
  const path = [...issue.path]
  if (issue.code === 'unrecognized_keys') path.push(issue.keys[0] ?? '')
  for (; ; path.pop()) {
    const offset = offsetOf(document, path)
    if (offset !== null) return lines.linePos(offset).line
    if (path.length === 0) return null
  }
}

/** Where the key of this path stands, or the item itself in a list. */
function offsetOf(document: Document, path: PropertyKey[]): number | null {
  const parent = path.length === 0 ? null : document.getIn(path.slice(0, -1), true)
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? (node.range?.[0] ?? null) : null
}
