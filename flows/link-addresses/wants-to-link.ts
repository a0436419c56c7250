/** What can be linked, in three languages at once. */
const thing =
  '(?:nummer|numer|number|telefoon|tillefoan|telefoan|phone|mobiel|mobyl|mobile|telegram|whatsapp|sms|app|account)'
const which =
  '(?:mijn|myn|my|dit|deze|dizze|this|een|in|a)?\\s*(?:andere?|oare?|other|another|twadde|tweede|second|nije?|nieuwe?|new)?'
const will = '(?:(?:ik wil|ik wol|i want to|kan ik|kin ik|can i|graag)\\s+)?'

const ways = new RegExp(
  `^${will}(?:${which}\\s*${thing}\\s+)?(?:koppelen|koppel|keppelje|keppel|link)(?:\\s+${which}\\s*${thing})?$`,
  'iu',
)

/** Whether somebody wants to be known on another phone or app too; "the printer" is something else. */
export function wantsToLink(text: string): boolean {
  return ways.test(text.replace(/[^\p{L}\s]/gu, '').trim())
}
