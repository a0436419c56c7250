const slot = /\{\{-?\s*([\w-]+)[^}]*\}\}/g

/** A line from locales/ as WhatsApp wants its templates: numbered variables, and which slot each number stands for. */
export interface ProviderTemplate {
  body: string
  variables: string[]
}

/** Makes the provider's template of a line; slots are numbered as they first appear. */
export function providerTemplate(line: string): ProviderTemplate {
  const variables: string[] = []
  const body = line.replace(slot, (_whole, name: string) => {
    if (!variables.includes(name)) variables.push(name)
    return `{{${variables.indexOf(name) + 1}}}`
  })
  return { body, variables }
}

/** The values for a template, as the JSON text that Twilio wants; WhatsApp takes no empty ones and no line breaks. */
export function contentVariables(line: string, slots: Record<string, string>): string {
  const { variables } = providerTemplate(line)
  const values = variables.map((name, index) => [
    String(index + 1),
    (slots[name] ?? '').replace(/\s+/g, ' ').trim() || '-',
  ])
  return JSON.stringify(Object.fromEntries(values))
}

/** What the receiver reads once a template is filled in. */
export function filledTemplate(line: string, slots: Record<string, string>): string {
  const values = JSON.parse(contentVariables(line, slots)) as Record<string, string>
  return providerTemplate(line).body.replace(
    /\{\{(\d+)\}\}/g,
    (_whole, number: string) => values[number] ?? '',
  )
}
