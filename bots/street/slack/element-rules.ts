import { type Json, list, object, text } from '../json.ts'
import { count, plainErrors, textErrors, tooLong } from './text-rules.ts'

/** What Slack would say against something that can be pressed or filled in. */
export function elementErrors(element: Json, at: string): string[] {
  const errors: string[] = []
  const type = text(element.type)
  if (text(element.action_id).length > 255) errors.push(tooLong(255, `${at}/action_id`))
  if (type === 'button') {
    errors.push(...plainErrors(element.text, 75, `${at}/text`))
    if (text(element.value).length > 2000) errors.push(tooLong(2000, `${at}/value`))
    if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') {
      errors.push(`failed to match allowed values [json-pointer:${at}/style]`)
    }
  }
  if (element.options !== undefined || type === 'static_select' || type === 'radio_buttons') {
    const most = type === 'radio_buttons' || type === 'checkboxes' ? 10 : type === 'overflow' ? 5 : 100
    const options = list(element.options)
    const grouped = list(element.option_groups)
    if (grouped.length === 0) errors.push(...count(options, most, `${at}/options`))
    options.forEach((option, index) => {
      const isPlain = type !== 'radio_buttons' && type !== 'checkboxes'
      errors.push(
        ...(isPlain ? plainErrors : textErrors)(object(option).text, 75, `${at}/options/${index}/text`),
      )
      const value = text(object(option).value)
      if (value === '' || value.length > 150) errors.push(tooLong(150, `${at}/options/${index}/value`))
    })
    const chosen = object(element.initial_option)
    if (chosen.value !== undefined && !options.some((option) => object(option).value === chosen.value)) {
      if (grouped.length === 0) errors.push(`initial_option must be one of the options [json-pointer:${at}]`)
    }
  }
  if (element.placeholder !== undefined)
    errors.push(...plainErrors(element.placeholder, 150, `${at}/placeholder`))
  if (
    type === 'datepicker' &&
    element.initial_date !== undefined &&
    !/^\d{4}-\d\d-\d\d$/.test(text(element.initial_date))
  ) {
    errors.push(`failed to match date format [json-pointer:${at}/initial_date]`)
  }
  if (
    type === 'plain_text_input' &&
    text(element.initial_value).length > Number(element.max_length ?? 3000)
  ) {
    errors.push(tooLong(Number(element.max_length ?? 3000), `${at}/initial_value`))
  }
  if (type === 'timepicker' && element.initial_time !== undefined) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text(element.initial_time)))
      errors.push(`failed to match time format [json-pointer:${at}/initial_time]`)
  }
  const most = Number(element.max_length ?? 3000)
  if (type === 'plain_text_input' && !(most >= 1 && most <= 3000))
    errors.push(`must be between 1 and 3000 [json-pointer:${at}/max_length]`)
  const confirm = object(element.confirm)
  if (element.confirm !== undefined) {
    errors.push(...plainErrors(confirm.title, 100, `${at}/confirm/title`))
    errors.push(...textErrors(confirm.text, 300, `${at}/confirm/text`))
    errors.push(...textErrors(confirm.confirm, 30, `${at}/confirm/confirm`))
    errors.push(...textErrors(confirm.deny, 30, `${at}/confirm/deny`))
  }
  return errors
}
