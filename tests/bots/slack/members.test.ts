import { describe, expect, test } from '@jest/globals'
import { createMembers } from '../../../bots/slack/members.ts'

const minute = 60_000

describe('who is a member of the desk', () => {
  function setUp() {
    const slack = { now: 0, asked: 0, away: false, users: ['anke'] }
    const members = createMembers(
      async () => {
        slack.asked++
        if (slack.away) throw new Error('away')
        return new Set(slack.users)
      },
      () => slack.now,
    )
    return { slack, members }
  }

  test('Slack is asked at most once a minute, also by many at once', async () => {
    const { slack, members } = setUp()
    await Promise.all(Array.from({ length: 5 }, () => members.has('C1', 'anke')))
    slack.now = minute
    expect(await members.has('C1', 'anke')).toBe('yes')
    expect(await members.has('C1', 'guest')).toBe('no')
    expect(slack.asked).toBe(1)
    slack.now = minute + 1
    await members.has('C1', 'anke')
    expect(slack.asked).toBe(2)
  })

  test('S15: while Slack is away the last list counts for ten minutes, and then nobody may', async () => {
    const { slack, members } = setUp()
    await members.has('C1', 'anke')
    slack.away = true
    slack.now = 10 * minute
    expect(await members.has('C1', 'anke')).toBe('yes')
    expect(await members.has('C1', 'guest')).toBe('no')
    slack.now = 10 * minute + 1
    expect(await members.has('C1', 'anke')).toBe('unknown')
    slack.away = false
    expect(await members.has('C1', 'anke')).toBe('yes')
  })

  test('S15: nobody may while nothing was ever known', async () => {
    const { slack, members } = setUp()
    slack.away = true
    expect(await members.has('C1', 'anke')).toBe('unknown')
  })

  test('who left is out at the next press', async () => {
    const { slack, members } = setUp()
    await members.has('C1', 'anke')
    slack.users = []
    members.forget('C1')
    expect(await members.has('C1', 'anke')).toBe('no')
  })
  test('S15: who left may not press while Slack is away either', async () => {
    const { slack, members } = setUp()
    await members.has('C1', 'anke')
    slack.away = true
    members.forget('C1', 'anke')
    expect(await members.has('C1', 'anke')).toBe('no')
  })
})
