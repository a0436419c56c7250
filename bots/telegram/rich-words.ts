import type { Checklist, RichBlock, RichMessage, RichText } from 'grammy/types'

/** The words of a message with headings, lists and the like in it, a line for each part; pictures say nothing here. */
export function wordsOfRich({ blocks }: RichMessage): string {
  return blocks.map(wordsOfBlock).filter(Boolean).join('\n')
}

/** A list of things to do reads as its title and its tasks. */
export function wordsOfChecklist({ title, tasks }: Checklist): string {
  return [title, ...tasks.map(({ text }) => `- ${text}`)].join('\n')
}

function wordsOfBlock(block: RichBlock): string {
  if ('text' in block) return wordsOf(block.text)
  if ('expression' in block) return block.expression
  if ('items' in block)
    return block.items.map(({ label, blocks }) => `${label} ${wordsOfRich({ blocks })}`).join('\n')
  if ('cells' in block)
    return block.cells.map((row) => row.map(({ text }) => wordsOf(text ?? '')).join(' ')).join('\n')
  const summary = 'summary' in block ? wordsOf(block.summary) : ''
  const inside = 'blocks' in block ? wordsOfRich(block) : ''
  return [summary, inside].filter(Boolean).join('\n')
}

function wordsOf(text: RichText): string {
  if (typeof text === 'string') return text
  if (Array.isArray(text)) return text.map(wordsOf).join('')
  if ('alternative_text' in text) return text.alternative_text
  if ('expression' in text) return text.expression
  return 'text' in text ? wordsOf(text.text) : ''
}
