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

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
} as const;

/** The pictures that a run of the tests leaves behind, to be looked at. */
export const screenshots = path.join(scratch, 'screenshots');

export async function takePictures(target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  const state = mkdtempSync(path.join(realpathSync(tmpdir()), 'postmortem-pictures-'));
  const folder = path.join(state, 'postmortems');
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const [name, theme] of Object.entries(themes)) {
      const host = await startNodeHost({ data: path.join(state, name), settings: settingsFor(theme) });
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(60_000);
      await openWorkbench(page, host, folder);
      await page.screenshot({ path: path.join(target, `workbench-${name}.png`) });
      await page.close();
      host.stop();
    }
  } finally {
    await browser.close();
    rmSync(state, { recursive: true, force: true, maxRetries: 5 });
  }
}

function settingsFor(theme: string) {
  return {
    'workbench.colorTheme': theme,
    'window.autoDetectColorScheme': false,
    'workbench.layoutControl.enabled': false,
    'window.commandCenter': false,
    'breadcrumbs.enabled': false,
    'editor.minimap.enabled': false,
    'editor.fontSize': 13,
    'explorer.openEditors.visible': 0,
    // Only what a reader should look at.
    'outline.collapseItems': 'alwaysCollapse',
    'explorer.excludeGitIgnore': false,
  };
}

async function openWorkbench(page: Page, host: NodeHost, folder: string): Promise<void> {
  const file = path.join(folder, 'draft-search-outage.md');
  await page.goto(host.address({ folder, file, extensionDevelopmentPath: [root] }));
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await runCommand(page, 'Explorer: Focus on Incident Timeline View');
  await page.locator('.pane-body .monaco-list-row', { hasText: '09:15' }).waitFor();
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'timeline-order' }).first().waitFor();
  await page.locator('.view-lines').first().click();
  await page.evaluate('document.fonts.ready');
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

if (import.meta.filename === path.resolve(process.argv[1] ?? '')) {
  const target = path.join(root, 'docs', 'images');
  await takePictures(target);
  console.log(`Wrote ${readdirSync(target).join(', ')}.`);
  process.exit();
}
