/**
 * Takes pictures of the extension at work, in a light, a dark and a high-contrast theme.
 *
 *   npm run pictures    refreshes those of the README
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './hosts/browser.mts';
import { type NodeHost, startNodeHost } from './hosts/nodeHost.mts';
import { root, scratch } from './hosts/paths.mts';

/** By the name of the picture: what the theme is called, and the class that the workbench has when it is applied. */
const themes = {
  light: { label: 'Light Modern', css: 'vs' },
  dark: { label: 'Dark Modern', css: 'vs-dark' },
  'high-contrast': { label: 'Dark High Contrast', css: 'hc-black' },
} as const;

/** Only what a reader should look at. */
const settings = {
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'explorer.openEditors.visible': 0,
  'outline.collapseItems': 'alwaysCollapse',
};

/** The pictures that a run of the tests leaves behind, to be looked at. */
export const screenshots = path.join(scratch, 'screenshots');

export async function takePictures(target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  const state = mkdtempSync(path.join(realpathSync(tmpdir()), 'postmortem-pictures-'));
  const folder = path.join(state, 'postmortems');
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
  const browser = await launchBrowser();
  const host = await startNodeHost({ data: path.join(state, 'data'), settings });
  try {
    for (const [name, { label, css }] of Object.entries(themes)) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(30_000);
      try {
        await openWorkbench(page, host, folder);
        await chooseTheme(page, label);
        await page.locator(`.monaco-workbench.${css}`).waitFor();
      } finally {
        // Of a failure too: it shows what was in the way.
        await page.screenshot({ path: path.join(target, `workbench-${name}.png`) });
      }
      await page.close();
    }
  } finally {
    await browser.close();
    host.stop();
    rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function openWorkbench(page: Page, host: NodeHost, folder: string): Promise<void> {
  const file = path.join(folder, 'draft-search-outage.md');
  await page.goto(host.address({ folder, file, extensionDevelopmentPath: [root] }));
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await runCommand(page, 'Explorer: Focus on Incident Timeline View');
  await page.locator('.pane-header', { hasText: path.basename(folder) }).click();
  await widenSideBar(page, 100);
  await page.locator('.pane-body .monaco-list-row', { hasText: '09:15' }).waitFor();
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'timeline-order' }).first().waitFor();
  await page.locator('.view-line', { hasText: '08:22' }).click();
  await page.evaluate('document.fonts.ready');
}

async function chooseTheme(page: Page, label: string): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme', false);
  await page.locator('.quick-input-widget input').fill(label);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function widenSideBar(page: Page, by: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('The side bar is not to be seen.');
  const [x, y] = [box.x + box.width + 1, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 5 });
  await page.mouse.up();
}

async function runCommand(page: Page, title: string, closes = true): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  if (closes) await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

if (import.meta.filename === path.resolve(process.argv[1] ?? '')) {
  const target = path.join(root, 'docs', 'images');
  await takePictures(target);
  console.log(`Wrote ${readdirSync(target).join(', ')}.`);
  process.exit();
}
