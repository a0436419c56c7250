import chromium from '@sparticuz/chromium'
import { type Browser, type Locator, type Page, chromium as playwright } from 'playwright-core'
import { startProgram } from '../support/program.ts'

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless browser: the one in the npm package, or the one that CHROMIUM names. */
async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await chromium.executablePath())
  return playwright.launch({ executablePath, headless: true, args: [...chromium.args, ...quiet] })
}

/** Starts the program as it comes, and opens its street in a browser. */
export async function openStreetPage(): Promise<StreetOnPage> {
  const program = await startProgram()
  let browser: Browser | undefined
  const close = async () => {
    await browser?.close()
    await program.stop()
  }
  try {
    browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    page.setDefaultTimeout(20_000)
    const street = new StreetOnPage(browser, page, close)
    await enter(page, `${program.url}/street`)
    return street
  } catch (error) {
    await close()
    throw error
  }
}

async function enter(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('body[data-ready]').waitFor()
}

/** The whole street in a browser: its phones, its desk and its clock. */
export class StreetOnPage {
  readonly page: Page
  readonly desk: DeskOnPage
  /** What went wrong within the page. */
  readonly complaints: string[] = []
  readonly close: () => Promise<void>
  readonly #browser: Browser

  constructor(browser: Browser, page: Page, close: () => Promise<void>) {
    this.#browser = browser
    this.page = page
    this.desk = new DeskOnPage(page)
    this.close = close
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
  }

  /** The same street in another window, as on a phone. */
  async openSmall(): Promise<Page> {
    const small = await this.#browser.newPage({ viewport: { width: 390, height: 844 } })
    await enter(small, this.page.url())
    return small
  }

  phone(channel: 'telegram' | 'sms' | 'whatsapp'): PhoneOnPage {
    return new PhoneOnPage(this.page, channel)
  }

  async passTime(label: '+1 h' | '+1 day'): Promise<void> {
    await this.page.getByRole('button', { name: label }).click()
    await this.page.locator('[data-minutes]:not([disabled])').nth(2).waitFor()
    await this.page.locator('#notice', { hasText: 'went by' }).waitFor()
  }

  /** Lets time pass, step by step, until a phone shows this; each time it is waited for so long. */
  async passTimeUntil(
    phone: PhoneOnPage,
    says: RegExp,
    { step, most, wait }: { step: '+1 h' | '+1 day'; most: number; wait: number },
  ): Promise<void> {
    for (let time = 1; time < most; time++) {
      await this.passTime(step)
      const shown = await phone.hears(says, wait).then(
        () => true,
        () => false,
      )
      if (shown) return
    }
    await this.passTime(step)
    await phone.hears(says)
  }
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
  readonly #page: Page
  readonly #desk: Locator

  constructor(page: Page) {
    this.#page = page
    this.#desk = page.locator('#desk')
  }

  /** Types something in the channel, such as a command. */
  async says(words: string): Promise<void> {
    await this.#page.getByPlaceholder('Write to the others').fill(words)
    await this.#page.keyboard.press('Enter')
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
