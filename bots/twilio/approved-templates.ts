import type { Slots } from '../../core/slots.ts'
import type { Words } from '../../core/words.ts'
import { choiceData } from '../choice-data.ts'
import { type ContentDefinition, contentLanguage } from './rich-content.ts'
import { contentVariables, providerTemplate } from './templates.ts'

interface TemplateButton {
  value: 'yes' | 'no'
  key: string
}

const yesOrNo = (yes: string, no: string): TemplateButton[] => [
  { value: 'yes', key: yes },
  { value: 'no', key: no },
]

/** What we may have to say first, to somebody who did not write in the last 24 hours, with the buttons under it. */
export const approvedLines: Record<string, TemplateButton[]> = {
  'advice.ping': yesOrNo('common.yes', 'common.no'),
  'advice.answer': [],
  'advice.over': [],
  'advice.passed-on': [],
  'arrangements.substitute': [],
  'arrangements.substitute-nameless': [],
  'arrangements.ended-by-helper': [],
  'arrangements.ended-by-resident': [],
  'my-settings.welcome-back': [],
  'offers.ping': yesOrNo('offers.yes', 'offers.no'),
  'offers.ping-urgent': yesOrNo('offers.yes', 'offers.no'),
  'offers.moved': yesOrNo('offers.yes', 'offers.no'),
  'offers.taken': [],
  'offers.cancelled': [],
  'offers.called-off': [],
  'offers.assigned': [],
  'offers.helper-found': [],
  'offers.helper-found-nameless': [],
  'offers.looking-for-another': [],
  'referrals.may-we-phone': yesOrNo('common.yes', 'common.no'),
  'referrals.may-we-address': yesOrNo('common.yes', 'common.no'),
  'referrals.organisation-phone': [],
  'referrals.organisation-phone-note': [],
  'referrals.organisation-address': [],
  'referrals.organisation-address-note': [],
  'referrals.organisation-withdrawn': [],
  'referrals.organisation-moved': [],
  'referrals.organisation-changed': [],
  'referrals.taken-up': [],
  'rides.ping': yesOrNo('offers.yes', 'offers.no'),
  'rides.ping-return': yesOrNo('offers.yes', 'offers.no'),
  'rides.ping-moved': yesOrNo('offers.yes', 'offers.no'),
  'rides.driver-found': [],
  'rides.driver-found-nameless': [],
  'rides.driver-moved': [],
  'rides.driver-changed': [],
  'rides.driver-released': [],
  'rides.changed': [],
  'referred-rides.changed': [],
  'referred-rides.no-car': [],
  'together.driver': [],
  'together.driver-apart': [],
  'together.driver-other-too': [],
  'together.rider': [],
  'together.rider-apart': [],
  'together.rider-apart-searching': [],
  'ride-waiting.room': yesOrNo('common.yes', 'common.no'),
  'ride-waiting.no-answer': [],
  'ride-waiting.no-room': [],
  'rides.remind': [],
  'rides.remind-nameless': [],
  'rides.your-day-in-short': [],
  'weekly-rides.missed': [],
  'weekly-rides.ended-by-desk': [],
  'rides.no-driver-yet': [],
  'rides.no-driver-yet-phone': [],
  'rides.ask-done': yesOrNo('visits.yes', 'visits.no'),
  'rides.ask-done-again': yesOrNo('visits.yes', 'visits.no'),
  'visits.remind': [],
  'visits.remind-resident': [],
  'visits.remind-resident-nameless': [],
  'visits.remind-soon': [],
  'visits.remind-soon-resident': [],
  'visits.remind-soon-resident-nameless': [],
  'visits.proposal': yesOrNo('visits.suits', 'visits.does-not-suit'),
  'visits.proposal-nameless': yesOrNo('visits.suits', 'visits.does-not-suit'),
  'visits.proposal-agreed': [],
  'visits.proposal-declined': [],
  'visits.proposal-unanswered': [],
  'visits.ask-done': yesOrNo('visits.yes', 'visits.no'),
  'visits.ask-done-again': yesOrNo('visits.yes', 'visits.no'),
  'visits.ask-resident': yesOrNo('visits.all-right', 'visits.not-all-right'),
}

const samples: Slots = {
  category: { category: 'groceries' },
  words: { category: 'groceries' },
  neighbourhood: 'Bilgaard',
  other: { when: '2026-11-25T10:30' },
  when: { when: '2026-11-24@afternoon' },
  answerBy: { until: '2026-11-23T18:00' },
  until: '11:25',
  destination: 'Huisartsenpraktijk Bilgaard',
  time: '10:05',
  day: { when: '2026-11-24' },
  rides: '#217 10:05 Griet Hoekstra (+31612345678)',
  pickup: 'Kerkstraat 5, 8925 AB',
  deskPhone: '058 303 0400',
  number: 217,
  name: 'Anke',
  address: 'Dorpsstraat 3',
  phone: '06-12345678',
  organisation: 'Amaryllis',
  text: 'graag bellen na tien uur',
}

/** A line with its buttons, as WhatsApp is asked to approve it. */
export function approvedTemplate(words: Words, language: string, key: string): ContentDefinition {
  const { body, variables } = providerTemplate(words.raw(language, key))
  const written = words.slots(language, samples, null)
  const buttons = approvedLines[key] ?? []
  // a variable that is left out reads as its sample: without a question's name a button is just the word
  const values = [
    ...variables.map((name) => String(written[name] ?? name)),
    ...buttons.map(({ value }) => value),
  ]
  const actions = buttons.map((button, index) => ({
    type: 'QUICK_REPLY',
    title: words.raw(language, button.key),
    id: `{{${variables.length + index + 1}}}`,
  }))
  return {
    friendly_name: `foardoar_${key.replace(/\W/g, '_')}_${language}`,
    language: contentLanguage(language),
    variables: Object.fromEntries(values.map((value, index) => [String(index + 1), value])),
    types: actions.length > 0 ? { 'twilio/quick-reply': { body, actions } } : { 'twilio/text': { body } },
  }
}

/** The variables of an approved template: its slots, then what its buttons carry. */
export function approvedVariables(
  line: string,
  { key, slots }: { key: string; slots: Record<string, string> },
  about: string | undefined,
): string {
  const values = JSON.parse(contentVariables(line, slots)) as Record<string, string>
  const taken = Object.keys(values).length
  const ids = about ? (approvedLines[key] ?? []).map(({ value }) => choiceData(about, value, 200)) : []
  return JSON.stringify({
    ...values,
    ...Object.fromEntries(ids.map((id, index) => [String(taken + index + 1), id])),
  })
}
