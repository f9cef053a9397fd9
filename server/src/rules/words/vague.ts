import type { WordEntry } from './match.ts';

const noEnd = 'has no end: nobody can tell when it is done';
const noResult = 'has no result that anybody could check';
const noCheck = 'asks people to be better, and leaves the system as it is';

/** English words at the head of an action item that can never be ticked off. */
export const vague: readonly WordEntry[] = [
  {
    words: [
      'improve',
      'improving',
      'enhance',
      'enhancing',
      'strengthen',
      'strengthening',
      'optimize',
      'optimise',
      'better',
      'streamline',
      'harden',
      'make better',
      'work on',
    ],
    why: noEnd,
  },
  {
    words: [
      'investigate',
      'investigating',
      'consider',
      'considering',
      'evaluate',
      'evaluating',
      'explore',
      'exploring',
      'look into',
      'look at',
      'think about',
      'discuss',
      'revisit',
      'review',
      'reviewing',
      'assess',
      'analyze',
      'analyse',
      'study',
      'research',
    ],
    why: noResult,
  },
  {
    words: [
      'ensure',
      'ensuring',
      'make sure',
      'try to',
      'aim to',
      'endeavour',
      'strive to',
      'continue to',
      'keep an eye on',
    ],
    why: noEnd,
  },
  {
    words: [
      'be more careful',
      'be careful',
      'take care',
      'pay attention',
      'pay more attention',
      'remember to',
      'train',
      'retrain',
      'educate',
      'remind',
      'raise awareness',
    ],
    why: noCheck,
  },
];
