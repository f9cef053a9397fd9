/** Sizes as people write them. */
const kilobyte = 1_000;

export const sizes = { small: 5 * kilobyte, medium: 50 * kilobyte, large: 500 * kilobyte, huge: 5_000 * kilobyte };

export function sizeName(bytes: number): string {
  return bytes < 1_000_000 ? `${+(bytes / 1_000).toFixed(1)} KB` : `${+(bytes / 1_000_000).toFixed(1)} MB`;
}
