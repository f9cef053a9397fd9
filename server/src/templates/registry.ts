import { alx } from './alx.ts';
import { atlassian } from './atlassian.ts';
import { awsCoe } from './awsCoe.ts';
import { azurePir } from './azurePir.ts';
import { googleSre } from './googleSre.ts';
import { googleWorkbook } from './googleWorkbook.ts';
import { howie } from './howie.ts';
import { incidentIo } from './incidentIo.ts';
import { minimal } from './minimal.ts';
import { pagerduty } from './pagerduty.ts';
import type { Template } from './types.ts';
import { wikimedia } from './wikimedia.ts';

export const templates: readonly Template[] = [
  minimal,
  alx,
  googleSre,
  googleWorkbook,
  pagerduty,
  atlassian,
  awsCoe,
  azurePir,
  incidentIo,
  wikimedia,
  howie,
];
