import type { VolunteerCard } from '../../../core/desk/desk-card.ts'
import { aside, type Block, button, buttons, facts, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, mention, quote } from './text.ts'

/** What the card of somebody who helps, or wants to, looks like now. */
export function volunteerCard(card: VolunteerCard, say: Say): Block[] {
  const { file, status } = card
  const value = (slot: Parameters<Say['line']>[1]) => literal(say.line('card.value', slot), 500)
  const paused = card.pausedUntil
    ? ` :palm_tree: ${value({ value: say.line('volunteer.paused', { until: { when: card.pausedUntil } }) })}`
    : ''
  return [
    header(say.line(status === 'applied' ? 'card.volunteer' : 'card.volunteer-file')),
    section(`:wave: *${literal(card.name, 150)}*  ${say.line(`volunteer-status.${status}`)}${paused}`),
    ...facts([
      [say.line('card.helps-with'), value({ value: { categories: file.categories } })],
      [say.line('card.available'), value({ value: { parts: file.availability } })],
      [say.line('volunteer.areas'), literal(file.areas.join(', '), 200)],
      [say.line('card.speaks'), value({ value: { languages: file.languages } })],
      [say.line('card.reached-by'), reach(card, say)],
      [say.line('volunteer.limits'), limits(card, say)],
      [say.line('volunteer.vettedOn'), vetting(card, say)],
      [
        say.line('volunteer.training'),
        literal(file.training.map((each) => say.code('training', each, each)).join(', '), 200),
      ],
    ]),
    ...conditions(card, say),
    ...(file.note ? [section(quote(file.note, 600))] : []),
    ...(card.decidedBy
      ? [aside(say.line('card.decided-by', { who: mention(literal(card.decidedBy, 100)) }))]
      : []),
    ...buttons(buttonsFor(card, say)),
  ]
}

function reach({ channel, phone, file }: VolunteerCard, say: Say): string {
  const by = file.callFirst ? say.line('volunteer.callFirst') : say.code('channel', channel)
  return [by, phone]
    .filter((part) => part !== null)
    .map((part) => literal(part, 100))
    .join('\n')
}

function limits({ file }: VolunteerCard, say: Say): string {
  const { pingsPerWeek, quietFrom, quietUntil } = file
  return [
    pingsPerWeek === null ? null : say.line('volunteer.at-most', { times: pingsPerWeek }),
    quietFrom === null ? null : say.line('volunteer.not-after', { time: quietFrom }),
    quietUntil === null ? null : say.line('volunteer.not-before', { time: quietUntil }),
  ]
    .filter((part) => part !== null)
    .join('\n')
}

function vetting({ file, vettedBy }: VolunteerCard, say: Say): string {
  const { vettedOn, vettingDueOn } = file
  if (vettedOn === null) return say.line('volunteer.not-vetted')
  const seen = say.line('volunteer.seen', { when: { when: vettedOn }, who: vettedBy ?? '-' })
  const due = vettingDueOn === null ? null : say.line('volunteer.due', { when: { when: vettingDueOn } })
  return [seen, due]
    .filter((part) => part !== null)
    .map((part) => mention(literal(part, 200)))
    .join('\n')
}

function conditions({ file }: VolunteerCard, say: Say): Block[] {
  const held = (['needsBuddy', 'sheltered', 'urgentAtNight'] as const).filter((flag) => file[flag])
  return held.length === 0 ? [] : [aside(held.map((flag) => say.line(`volunteer.${flag}`)).join('  |  '))]
}

function buttonsFor({ id, status }: VolunteerCard, say: Say) {
  return [
    ...(status === 'applied'
      ? [
          button('volunteer.approve', say.line('button.approve'), id, 'primary'),
          button('volunteer.decline', say.line('button.decline'), id),
        ]
      : []),
    ...(status === 'left'
      ? []
      : [
          button('volunteer.edit', say.line('button.edit'), id),
          button('person.phone', say.line('desk-phones:button'), id),
        ]),
    ...(status === 'approved' || status === 'left'
      ? [button('volunteer.letter', say.line('button.letter'), id)]
      : []),
    ...(status === 'approved' ? [button('person.invite', say.line('button.invite'), id)] : []),
  ]
}
