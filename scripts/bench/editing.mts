/** Measures of an open document: opening it, and typing in it. */
import { type DocumentShape, generate } from '../../test/support/generate.ts';
import { type Client, type Edit, type OpenDocument, startClient } from './client.mts';
import { type Question, questionsFor } from './editor.mts';
import { type Lane, takeSeries } from './series.mts';
import { sizeName, sizes } from './sizes.mts';
import type { Bench, Subject } from './types.mts';
import { createTypist, type Typist } from './typist.mts';

/** A server with a document open in it, and somebody who types there. */
interface Desk {
  readonly client: Client;
  readonly document: OpenDocument;
  readonly typist: Typist;
  /** Asked after a keystroke, beside diagnostics. */
  readonly questions: readonly Question[];
}

interface EditingMeasure {
  readonly title: string;
  /** The sizes of each shape that it is taken of. */
  readonly of: Partial<Readonly<Record<DocumentShape, readonly number[]>>>;
  /** Share of the usual number of samples, where one costs more than a keystroke. */
  readonly share?: number;
  /** Milliseconds. */
  readonly sample: (desk: Desk) => Promise<number>;
  /** Leaves the document as the next measure wants it. */
  readonly after?: (desk: Desk) => Promise<void>;
}

const { small, medium, large, huge } = sizes;
const burst = 20;

/** In the order in which they are taken. */
export const editingMeasures = {
  open: {
    title: 'open → diagnostics',
    of: { mixed: [small, medium, large], timeline: [large] },
    share: 0.3,
    async sample({ client, document }) {
      const start = performance.now();
      // The end makes it a text that was not seen before.
      const another = client.open(`${document.text}\n<!-- ${start} -->\n`);
      await client.diagnostics(another);
      const time = performance.now() - start;
      client.close(another);
      return time;
    },
  },
  key: {
    title: 'keystroke → diagnostics',
    of: { mixed: [small, medium, large, huge], timeline: [small, medium, large, huge] },
    sample: (desk) => diagnosticsAfter(desk, desk.typist.key()),
  },
  ask: {
    title: 'keystroke → all that an editor asks',
    of: { mixed: [small, medium, large], timeline: [large] },
    async sample({ client, document, typist, questions }) {
      const edit = typist.key();
      const start = performance.now();
      client.change(document, edit);
      const { uri } = document;
      await Promise.all([
        client.diagnostics(document),
        ...questions.map(({ method, paramsAt }) =>
          client.request(method, { textDocument: { uri }, ...paramsAt(edit.at) }),
        ),
      ]);
      return performance.now() - start;
    },
  },
  fence: {
    title: 'code fence half-way → diagnostics',
    of: { mixed: [medium, large], timeline: [large] },
    share: 0.5,
    sample: (desk) => diagnosticsAfter(desk, desk.typist.fence()),
    async after(desk) {
      if (desk.typist.hasFence()) await diagnosticsAfter(desk, desk.typist.fence());
    },
  },
  burst: {
    title: `${burst} keystrokes at once → diagnostics`,
    of: { mixed: [medium, large] },
    share: 0.3,
    async sample({ client, document, typist }) {
      const start = performance.now();
      for (let index = 1; index < burst; index++) {
        client.change(document, typist.key());
        // An editor that asks does so after each of them, and takes the question back at the next.
        const takeBack = client.askInVain(document);
        await new Promise(setImmediate);
        takeBack();
      }
      client.change(document, typist.key());
      await client.diagnostics(document);
      return performance.now() - start;
    },
  },
} as const satisfies Record<string, EditingMeasure>;

export type EditingName = keyof typeof editingMeasures;

/** Measures of one document share the servers that it is open in. */
export async function measureEditing(bench: Bench, names: readonly EditingName[]): Promise<void> {
  for (const shape of ['mixed', 'timeline'] as const) {
    for (const size of bench.effort.sizes) {
      const measures = names
        .map((name): EditingMeasure => editingMeasures[name])
        .filter(({ of }) => of[shape]?.includes(size));
      if (measures.length > 0) await measureDocument(bench, measures, shape, size);
    }
  }
}

async function measureDocument(
  { subjects, floor, effort, report }: Bench,
  measures: readonly EditingMeasure[],
  shape: DocumentShape,
  size: number,
): Promise<void> {
  const { text } = generate({ shape, size });
  const on = `${shape}, ${sizeName(size)}`;
  const clients: Client[] = [];

  async function sitDown(subject: Subject, questions?: readonly Question[]): Promise<Desk> {
    const start = () => startClient(subject, effort.patience);
    // Some servers don't start every time; how often is for the measure of starts to tell.
    const client = await start().catch(start);
    clients.push(client);
    const document = client.open(text);
    await client.diagnostics(document);
    return {
      client,
      document,
      typist: createTypist(document),
      questions: questions ?? questionsFor(client.capabilities, subject.alsoAsked),
    };
  }

  let lanes: Lane<Desk>[] = [];
  for (const subject of subjects) {
    const { name, mode } = subject;
    try {
      const own = await sitDown(subject);
      // The floor is asked the same.
      lanes.push({ name, subject: own, floor: await sitDown(floor(mode), own.questions) });
    } catch (error) {
      const note = `not even opened: ${(error as Error).message}`;
      for (const { title } of measures) report({ measure: title, on, subject: name, unit: 'ms', pairs: [], note });
    }
  }
  for (const { title, sample, after, share = 1 } of measures) {
    const options = {
      samples: Math.ceil(effort.samples * share),
      warmUp: Math.ceil(effort.warmUp * share),
      budget: effort.budget,
    };
    const series = await takeSeries(lanes, options, sample);
    for (const [{ name, subject }, { pairs, note }] of series) {
      report({ measure: title, on, subject: name, unit: 'ms', pairs, note, diagnostics: subject.document.diagnostics });
    }
    // What state one is in that failed is not known.
    lanes = lanes.filter((lane) => series.get(lane)?.note === undefined);
    if (after) for (const { subject, floor: base } of lanes) await Promise.all([subject, base].map(after));
  }
  await Promise.all(clients.map((client) => client.stop()));
}

/** Milliseconds from an edit to the diagnostics of what it makes. */
async function diagnosticsAfter({ client, document }: Desk, edit: Edit): Promise<number> {
  const start = performance.now();
  client.change(document, edit);
  await client.diagnostics(document);
  return performance.now() - start;
}
