import { z } from 'zod'

const words = (most: number) => z.string().trim().min(1).max(most)

/** An address for messages as a file or a form says it, such as sms:+31612345678. */
export const messageAddress = z
  .string()
  .regex(
    /^(?:(?:sms|whatsapp):\+[1-9]\d{7,14}|telegram:\d{5,15})$/,
    'write an address as sms:+31612345678, whatsapp:+31612345678 or telegram:123456789',
  )

/** An organisation as the neighbourhoods file, a list of organisations or the desk writes it down. */
export const organisationSchema = z.strictObject({
  name: words(100),
  /** What they do. */
  does: words(300),
  /** For whom; left out, it is for everybody. */
  for: words(200).optional(),
  hours: words(200).optional(),
  phone: words(40).optional(),
  email: z.email('write an e-mail address as name@example.org').max(200).optional(),
  website: z
    .url({ protocol: /^https?$/, error: 'write a website as https://example.org' })
    .max(300)
    .optional(),
  /** Where a message for them goes; without it the desk calls or mails. */
  message: messageAddress.optional(),
})
export type OrganisationEntry = z.infer<typeof organisationSchema>

/** An organisation of a neighbourhood's directory. */
export interface Organisation extends OrganisationEntry {
  id: string
  neighbourhoodId: string
  retired: boolean
}
