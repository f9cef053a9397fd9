/** Opens a workbench in a browser, as a person would, and takes part in a test run inside it. */
import type { Browser, Page } from 'playwright-core';

const minutes = 10;

/**
 * Opens a page whose address names a test module, and answers the exit code of its run.
 *
 * Under test the workbench expects two functions in its page: one it logs to, one it calls at the end.
 */
export async function runTestPage(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  let failure: string | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      const fail = (message: string) => reject(new Error(failure ? `${message}\n${failure}` : message));
      const limit = setTimeout(() => fail(`The tests did not finish within ${minutes} minutes.`), minutes * 60_000);
      page.once('crash', () => fail('The page of the workbench crashed.'));
      page.once('close', () => clearTimeout(limit));
      page.on('pageerror', (error) => {
        failure ??= `The page reported: ${error.message}`;
      });
      browser.once('disconnected', () => fail('The browser ended before the tests did.'));
      open(page, address, resolve).catch(reject);
    });
  } finally {
    await page.close();
  }
}

async function open(page: Page, address: string, finished: (code: number) => void): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    const text = args.map(String).join(' ');
    if (type === 'error') console.error(text);
    else console.log(text);
  });
  await page.exposeFunction('codeAutomationExit', finished);
  await page.goto(address);
}
