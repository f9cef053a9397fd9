import { readBytes } from './read.ts';
import { readStandardInput } from './standardInput.ts';
import { textOf, unreadable } from './text.ts';

/** The text of a file, or of the standard input for `-`. What holds no text is a `Problem`. */
export async function loadText(file: string): Promise<string> {
  if (file !== '-') return textOf(file, readBytes(file).bytes).text;
  try {
    return textOf('The standard input', await readStandardInput()).text;
  } catch (error) {
    throw unreadable('The standard input', error);
  }
}
