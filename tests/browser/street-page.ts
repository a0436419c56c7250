import chromium from '@sparticuz/chromium'
import { type Browser, type Locator, type Page, chromium as playwright } from 'playwright-core'

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless browser: the one in the npm package, or the one that CHROMIUM names. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await chromium.executablePath())
  return playwright.launch({ executablePath, headless: true, args: [...chromium.args, ...quiet] })
}

/** A phone on the page, in somebody's hands. */
export class PhoneOnPage {
  readonly #phone: Locator

  constructor(page: Page, channel: 'telegram' | 'sms' | 'whatsapp') {
    this.#phone = page.locator(`#${channel}`)
  }

  async handTo(name: string): Promise<void> {
    await this.#phone.getByRole('button', { name: new RegExp(`^${name}.*, (resident|volunteer)`) }).click()
  }

  async says(words: string): Promise<void> {
    await this.#phone.getByRole('textbox').fill(words)
    await this.#phone.getByRole('textbox').press('Enter')
    await this.#phone.locator('.bubble.mine .words', { hasText: words }).last().waitFor()
  }

  /** Presses a key below the typing field. */
  async shares(label: string): Promise<void> {
    await this.#phone.locator('.keys').getByRole('button', { name: label }).click()
  }

  /** Waits until no key stands there any more. */
  async hasNoKeys(): Promise<void> {
    await this.#phone.locator('.keys button').first().waitFor({ state: 'detached' })
  }

  /** Waits until the newest message of Foardoar says this. */
  async hears(says: RegExp, timeout = 15_000): Promise<void> {
    const bubbles = this.#phone.locator('.bubble.theirs')
    try {
      await bubbles.last().filter({ hasText: says }).waitFor({ timeout })
    } catch {
      const talk = await this.#phone.locator('.bubble .words').allTextContents()
      throw new Error(`waited for ${says}, but the talk was:\n${talk.join('\n---\n')}`)
    }
  }
}

/** The desk on the page. */
export class DeskOnPage {
  readonly #desk: Locator

  constructor(page: Page) {
    this.#desk = page.locator('#desk')
  }

  /** The card of a request, once it says this. */
  card(number: number, says: RegExp = /./): Locator {
    return this.#desk
      .locator('.message.card')
      .filter({ hasText: `#${number}` })
      .filter({ hasText: says })
  }

  async press(number: number, action: string): Promise<void> {
    await this.card(number).locator(`[data-action="${action}"]`).click()
  }

  /** Waits for a line anywhere at the desk. */
  async shows(says: RegExp): Promise<void> {
    await this.#desk.locator('.message').filter({ hasText: says }).first().waitFor({ timeout: 15_000 })
  }
}
