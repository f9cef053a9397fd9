/** What a rule can be told by the settings, beside its level. */
export interface RuleOption<T> {
  /** Camel case: `maxHours`. */
  readonly name: string;
  readonly default: T;
  /** In Markdown, one sentence. */
  readonly description: string;
  /** JSON schema of its value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Whether a value of unknown origin is one; `undefined` if not. */
  readonly read: (value: unknown) => T | undefined;
}

type Described<T> = Pick<RuleOption<T>, 'name' | 'default' | 'description'>;

/** A number above zero. */
export function numberOption(described: Described<number>): RuleOption<number> {
  return {
    ...described,
    schema: { type: 'number', exclusiveMinimum: 0 },
    read: (value) => (typeof value === 'number' && value > 0 ? value : undefined),
  };
}

export function flagOption(described: Described<boolean>): RuleOption<boolean> {
  return {
    ...described,
    schema: { type: 'boolean' },
    read: (value) => (typeof value === 'boolean' ? value : undefined),
  };
}

/** Any words. */
export function wordsOption(described: Described<readonly string[]>): RuleOption<readonly string[]> {
  return {
    ...described,
    schema: { type: 'array', items: { type: 'string' } },
    read: (value) =>
      Array.isArray(value) && value.every((item): item is string => typeof item === 'string') ? value : undefined,
  };
}

/** Some of the words that there are. */
export function choicesOption<T extends string>(
  described: Described<readonly T[]>,
  among: readonly T[],
): RuleOption<readonly T[]> {
  return {
    ...described,
    schema: { type: 'array', items: { type: 'string', enum: among } },
    read: (value) =>
      Array.isArray(value) && value.every((item): item is T => among.includes(item as T)) ? value : undefined,
  };
}
