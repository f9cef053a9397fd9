/** Paints the problems of a timeline's events: a number, and the colour that problems have everywhere else. */
import { type Disposable, FileDecoration, ThemeColor, window } from 'vscode';
import { badgeText, problemScheme, readProblemPath } from './problemUri.ts';
import { problemCount } from './wording.ts';

const colors = {
  error: 'list.errorForeground',
  warning: 'list.warningForeground',
  info: undefined,
  none: undefined,
} as const;

export function registerProblemBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration(uri) {
      if (uri.scheme !== problemScheme) return undefined;
      const problems = readProblemPath(uri.path);
      if (!problems) return undefined;
      const color = colors[problems.level];
      return new FileDecoration(
        badgeText(problems.count),
        problemCount(problems),
        color ? new ThemeColor(color) : undefined,
      );
    },
  });
}
