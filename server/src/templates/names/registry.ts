import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import type { Language, SectionNames } from './types.ts';
import { zh } from './zh.ts';

/** Where a name means different roles in two languages, the one listed first here wins. */
export const languages: Readonly<Record<Language, SectionNames>> = { en, es, pt, fr, de, ru, ja, zh, ko };
