import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { blockErrors, viewErrors } from '../../../bots/street/slack/block-rules.ts'
import { type House, openHouse } from '../../core/dispatch/house.ts'
import type { Bench } from '../../support/channel-bench.ts'
import { command, openSlackBench, pressed, type SlackApi } from './slack-bench.ts'

describe('forms and lists that need facts', () => {
  let house: House
  let bench: Bench & { api: SlackApi }
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())
  beforeEach(async () => {
    bench = await openSlackBench({ pool: house.core.pool })
  })
  afterEach(() => bench.close())

  /** The form as it stands after a press, which is answered only when the facts are there. */
  async function formAfter(action: string, requestId: string) {
    await bench.post(pressed(action, { value: requestId }))
    expect(bench.provider.to('views.open')).toHaveLength(1)
    const view = JSON.parse(String(bench.provider.to('views.update')[0]?.fields.view))
    expect(viewErrors(view)).toEqual([])
    return {
      form: view.callback_id,
      shown: JSON.stringify(view),
      meta: JSON.parse(view.private_metadata ?? '{}'),
    }
  }

  test('to assign, the volunteers of the neighbourhood can be chosen', async () => {
    const requestId = await house.open(await house.addResident())
    await bench.post(pressed('request.assign', { value: requestId }))
    expect(String(bench.provider.to('views.update')[0]?.fields.view)).toContain('no approved volunteers')
    await bench.close()
    bench = await openSlackBench({ pool: house.core.pool })
    const wim = await house.addVolunteer('Wim <!here>')
    const { form, shown } = await formAfter('request.assign', requestId)
    expect(form).toBe('request.assign')
    expect(shown).toContain(wim)
  })

  test('to edit, the form begins with what there is', async () => {
    const requestId = await house.open(await house.addResident(), {
      wantedAt: '2026-01-15T14:00',
      words: 'De heg',
    })
    const { shown, meta } = await formAfter('request.edit', requestId)
    for (const piece of [
      'De heg',
      '"initial_date":"2026-01-15"',
      '"initial_time":"14:00"',
      '"value":"groceries"',
    ]) {
      expect(shown).toContain(piece)
    }
    expect(meta).toMatchObject({ subject: requestId, wantedAt: '2026-01-15T14:00' })
  })

  test('a request that is no longer kept is said to be so', async () => {
    await bench.post(pressed('request.edit'))
    expect(String(bench.provider.to('views.update')[0]?.fields.view)).toContain('This is no longer kept.')
  })

  test('/foardoar open lists what is open, for the one who asked alone', async () => {
    await house.db.helpRequest.updateMany({ data: { closedAt: house.now() } })
    const resident = await house.addResident('Hinke <!channel>')
    await house.open(resident, { urgency: 'urgent' })
    const answer = JSON.parse((await bench.post(command('open'))).body)
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: 'Open requests: 1' })
    expect(blockErrors(answer.blocks, 'message')).toEqual([])
    const shown = JSON.stringify(answer.blocks)
    expect(shown).toContain('Hinke &lt;!channel&gt;')
    expect(shown).toContain(':zap:')
  })
})
