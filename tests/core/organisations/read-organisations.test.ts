import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readOrganisations } from '../../../core/organisations/read-organisations.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foardoar-organisations-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(name: string, content: string) {
  const file = join(folder, name)
  writeFileSync(file, content)
  return () => readOrganisations(file)
}

describe('a list of organisations', () => {
  test.each([
    ['commas', 'name,does,phone\n"Zorg, en meer",thuiszorg,058 1\n'],
    ['semicolons and Dutch headings', 'Naam;Doet;Telefoon\nZorg, en meer;thuiszorg;058 1\n'],
    ['a mark of the spreadsheet in front', '\uFEFFnaam;doet;telefoon\r\n"Zorg, en meer";thuiszorg;058 1\r\n'],
  ])('as CSV with %s', (_what, text) => {
    expect(read('list.csv', text)()).toEqual([{ name: 'Zorg, en meer', does: 'thuiszorg', phone: '058 1' }])
  })

  test('as YAML', () => {
    const text = '- name: Thuiszorg\n  does: wassen\n  message: sms:+31612345678\n'
    expect(read('list.yaml', text)()).toEqual([
      { name: 'Thuiszorg', does: 'wassen', message: 'sms:+31612345678' },
    ])
  })

  test.each([
    ['list.csv', 'name,does\nThuiszorg,wassen\nZonder,\n', /list\.csv needs mending:\n {2}line 3, does: /],
    ['list.csv', 'name,does,message\nThuiszorg,wassen,06 1\n', /line 2, message: write an address as sms:/],
    ['list.csv', 'name,does,dose\nThuiszorg,wassen,x\n', /line 2, the row: Unrecognized key: "dose"/],
    ['list.csv', 'name,does\nThuiszorg,wassen,te,veel\n', /list\.csv cannot be read: .*line 2/],
    ['list.yaml', '- name: Thuiszorg\n- name: Zorg\n  does: x\n', /line 1, 0\.does: /],
    [
      'list.yaml',
      '- name: A\n  does: x\n- name: B\n  does: x\n  fone: 1\n',
      /line 5, 1: Unrecognized key: "fone"/,
    ],
    ['list.yaml', '- name: A\n  does: x\n  email: nee\n', /line 3, 0\.email: write an e-mail address/],
    ['list.csv', 'name,does\nA,x\nA,y\n', /names A twice/],
  ])('a mistake in %s is named with its line', (name, text, says) => {
    expect(read(name, text)).toThrow(says)
  })
})
