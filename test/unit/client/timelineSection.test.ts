import { expect, test } from 'vitest';
import { placeForFirstEvent } from '../../../client/src/timelineSection.ts';

function withEvent(text: string): string | undefined {
  const place = placeForFirstEvent(text);
  return (
    place && [text.slice(0, place.offset), place.before, '- event', place.after, text.slice(place.offset)].join('')
  );
}

test.each([
  ['# Title\n\n## Timeline', '# Title\n\n## Timeline\n\n- event\n'],
  ['## Timeline\n', '## Timeline\n\n- event\n'],
  ['## Timeline (UTC)\n\n<!-- a prompt -->\n', '## Timeline (UTC)\n\n<!-- a prompt -->\n\n- event\n'],
  [
    '## Timeline\n\nAll times in UTC.\n\n## Impact\n\nx\n',
    '## Timeline\n\nAll times in UTC.\n\n- event\n\n## Impact\n\nx\n',
  ],
])('in %j', (text, expected) => expect(withEvent(text)).toBe(expected));

test('no such section', () => expect(withEvent('# Title\n\nOur timeline slipped.\n')).toBeUndefined());
