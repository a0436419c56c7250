import { test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { Talking, known } from '../../support/talking.ts'
test('x', async () => {
  let out = ''
  for (const block of readFileSync('/tmp/xs/chat.txt','utf8').split('\n---\n')) {
    const [head='', ...lines] = block.split('\n').filter(Boolean)
    const t = new Talking({ ...(head.includes('known')?{person: known}:{}), language: (head.match(/lang=(..)/)?.[1] ?? 'nl') as 'nl' })
    out += `=== ${head}\n`
    for (const l of lines) { const n=t.deeds.length; out += `> ${l}\n${(await t.says(l)).replace(/^/gm,'    ')}\n`; for (const d of t.deeds.slice(n)) out += `      * ${JSON.stringify(d)}\n` }
    out += `   frames ${JSON.stringify(t.frames).length}: ${JSON.stringify(t.frames.map(f=>[f.flow,(f.saved as any).value]))}\n`
  }
  const { writeFileSync } = await import('node:fs'); writeFileSync('/tmp/xs/out.txt', out)
})
