import type { Page } from 'playwright-core';

/** The confirm screen as somebody uses it who never touches the mouse. */
export interface ConfirmScreen {
  /** Keys pressed so far. */
  readonly keystrokes: () => number;
  press(...keys: readonly string[]): Promise<void>;
  /** Types into the field that has the focus. */
  type(words: string): Promise<void>;
  /** Gives the date field that has the focus a date, as eight digits would. */
  date(date: string): Promise<void>;
  /** How many items and targets nobody decided. */
  open(): Promise<number>;
  untilOpen(count: number): Promise<void>;
  /** Accepts everything that is stated plainly. */
  acceptPlain(): Promise<void>;
  /** `a` until nothing is open. */
  acceptRest(): Promise<void>;
  /** Puts the plan to work; the screen goes on to where the next work is. */
  goLive(): Promise<void>;
}

export function confirmScreen(page: Page): ConfirmScreen {
  let keystrokes = 0;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      keystrokes += 1;
      await page.keyboard.press(key);
    }
  };
  const open = async (): Promise<number> =>
    Number(await page.getByTestId('confirm-progress').getAttribute('data-open'));
  const untilOpen = (count: number): Promise<void> =>
    page.locator(`[data-testid="confirm-progress"][data-open="${count}"]`).waitFor();
  const focused = (testId: string): Promise<void> =>
    page.getByTestId(testId).and(page.locator(':focus')).waitFor();
  return {
    keystrokes: () => keystrokes,
    press,
    async type(words) {
      keystrokes += words.length;
      await page.keyboard.type(words);
    },
    async date(date) {
      keystrokes += date.replaceAll('-', '').length;
      await page.locator(':focus').fill(date);
    },
    open,
    untilOpen,
    async acceptPlain() {
      const before = await open();
      await press('Shift+A');
      await focused('accept-all');
      const plain = await page.getByTestId('accept-drawer').locator('li[data-entry]').count();
      await press('Enter');
      await untilOpen(before - plain);
    },
    async acceptRest() {
      for (let left = await open(); left > 0; left -= 1) {
        await press('a');
        await untilOpen(left - 1);
      }
    },
    async goLive() {
      await press('g');
      await focused('confirm-plan');
      await press('Enter');
      await page.getByTestId('live-drawer').waitFor({ state: 'detached' });
    },
  };
}
