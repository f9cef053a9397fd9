import type { Language } from '../names/types.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import type { Wording } from './types.ts';
import { zh } from './zh.ts';

export const wordings: Readonly<Record<Language, Wording>> = { en, es, pt, fr, de, ru, ja, zh, ko };
