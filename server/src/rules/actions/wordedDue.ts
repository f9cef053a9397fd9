/** Due dates that only hold for whoever writes them: `this week`, `next sprint`. */
import { fold } from '../../time/names.ts';

/** For how many days they may be meant, at most, and words for each, folded, in the languages that sections have names in. */
const spans: readonly (readonly [number, RegExp])[] = [
  [
    14,
    /^\W*(?:(?:this|next) week|(?:diese|nachste|kommende) woche|(?:esta|la proxima|proxima) semana|cette semaine|la semaine prochaine|semaine prochaine|(?:на )?(?:этой|следующей) неделе|今週|来週|本周|下周|(?:이번|다음) ?주)\W*$/,
  ],
  [
    62,
    /^\W*(?:(?:this|next) (?:sprint|month|iteration)|(?:dieser|diesen|nachster|nachsten|kommenden) (?:sprint|monat)|(?:este|el proximo|proximo) (?:sprint|mes)|(?:este|proximo) mes|(?:ce|le prochain|prochain) (?:sprint|mois)|(?:le )?mois prochain|(?:в )?(?:этом|следующем) (?:спринте|месяце)|(?:今|次の?)スプリント|今月|来月|本月|下个?月|下个迭代|(?:이번|다음) ?(?:달|스프린트))\W*$/,
  ],
];

/** The last day that is meant, counted from the day on which it was said; undefined of what may be any time. */
export function daysMeant(due: string): number | undefined {
  const words = fold(due).trim();
  return spans.find(([, span]) => span.test(words))?.[0];
}
