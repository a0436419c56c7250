import { join } from 'node:path'
import { Words } from '../../core/words.ts'
import { approvedLines, approvedTemplate } from './approved-templates.ts'

const words = new Words(join(import.meta.dirname, '..', '..', 'locales'))
const keys = Object.keys(approvedLines)

const perLanguage = words.languages.map((language) => [
  language,
  keys.map((key) => ({
    key,
    content: approvedTemplate(words, language, key),
    approval: { name: approvedTemplate(words, language, key).friendly_name, category: 'UTILITY' },
  })),
])
const setting = Object.fromEntries(
  keys.map((key) => [key, Object.fromEntries(words.languages.map((language) => [language, 'HX...']))]),
)

console.log(JSON.stringify(Object.fromEntries(perLanguage), null, 2))
console.error(`
Make each "content" at Twilio (POST https://content.twilio.com/v1/Content) and submit it to WhatsApp with its
"approval" (POST .../Content/<sid>/ApprovalRequests/whatsapp). WhatsApp knows no Frisian: those go under "nl".
Then give the content SIDs to Foardoar; a line or language without one is not sent after 24 hours of silence:

TWILIO_TEMPLATES='${JSON.stringify(setting)}'

Buttons within the 24 hours need no approval and no setting: Foardoar makes their contents itself.`)
