import type { Definition, Nodes } from 'mdast';
import { type Block, perBlock } from '../../syntax/block.ts';
import { firstFrom } from '../../syntax/change.ts';
import { type Span, spanOf } from '../../syntax/position.ts';
import type { Memory } from '../memory.ts';
import type { Evidence } from '../types.ts';

type EvidenceTime = Omit<Evidence, 'span'>;

/** The links of a document that know when, in its order. */
export function readEvidence(memory: Memory): readonly Evidence[] {
  const links = memory.gather('links', linksIn, ({ span }) => span.start);
  const definitions = memory.gather('definitions', definitionsIn, ({ start }) => start);
  return memory.keep(memory, 'evidence', [links, definitions], () => {
    const urls = new Map(definitions.map(({ name, url }) => [name, url]));
    return links.flatMap(({ span, url, name }): readonly Evidence[] => {
      const time = evidenceIn(url ?? urls.get(name ?? '') ?? '');
      return time ? [{ ...time, span }] : [];
    });
  });
}

/** Those that start in a piece of the document. */
export function evidenceWithin(evidence: readonly Evidence[], { start, end }: Span): readonly Evidence[] {
  const startOf = (item: Evidence) => item.span.start;
  return evidence.slice(firstFrom(evidence, start, startOf), firstFrom(evidence, end, startOf));
}

interface Link {
  readonly span: Span;
  readonly url?: string;
  /** Of a definition elsewhere. */
  readonly name?: string;
}

const noLinks: readonly Link[] = [];

const linksIn = perBlock((block: Block): readonly Link[] => {
  const found: Link[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'link') {
      if (evidenceIn(node.url)) found.push({ span: spanOf(node), url: node.url });
    } else if (node.type === 'linkReference') found.push({ span: spanOf(node), name: node.identifier });
    else if (node.type === 'text') found.push(...bareAddresses(block, node));
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const node of block.nodes) visit(node);
  return found.length === 0 ? noLinks : found;
});

/** `https://…` in running text. */
function bareAddresses(block: Block, node: Nodes): readonly Link[] {
  const { start, end } = spanOf(node);
  const text = block.slice({ start, end });
  if (!text.includes('://')) return noLinks;
  return [...text.matchAll(/https?:\/\/[^\s<>()[\]|"]+/g)].flatMap(({ 0: url, index }) =>
    evidenceIn(url) ? [{ span: { start: start + index, end: start + index + url.length }, url }] : [],
  );
}

const definitionsIn = perBlock((block: Block) =>
  block.nodes
    .filter((node): node is Definition => node.type === 'definition' && evidenceIn(node.url) !== undefined)
    .map((node) => ({ start: spanOf(node).start, name: node.identifier, url: node.url })),
);

const longestAddress = 2000;
/** When Discord started to count. */
const discordEpoch = 1_420_070_400_000;

/** When an address says that something was. Offsets from now (`from=now-6h`) say nothing. */
export function evidenceIn(url: string): EvidenceTime | undefined {
  if (url.length > longestAddress || !/\d{10}|\d{4}-\d\d-\d\d/.test(url)) return undefined;
  return chatTime(url) ?? dashboardTime(url) ?? addressTime(url);
}

function chatTime(url: string): EvidenceTime | undefined {
  // https://example.slack.com/archives/C012345/p1700000000123456
  const slack = /\.slack\.com\/archives\/\w{1,30}\/p(\d{10})\d{6}(?!\d)/.exec(url)?.[1];
  if (slack) return at('chat', 'Slack message', Number(slack) * 1000);
  const discord = /discord(?:app)?\.com\/channels\/\d{1,20}\/\d{1,20}\/(\d{17,20})(?!\d)/.exec(url)?.[1];
  if (discord) return at('chat', 'Discord message', Number(BigInt(discord) >> 22n) + discordEpoch);
  const teams = /teams\.microsoft\.com\/l\/message\/[^/]{1,200}\/(\d{13})(?!\d)/.exec(url)?.[1];
  return teams ? at('chat', 'Teams message', Number(teams)) : undefined;
}

/** Grafana and Datadog: `from=1700000000000&to=…`; Kibana: `from:'2024-06-05T09:00:00Z',to:'…'`. */
function dashboardTime(url: string): EvidenceTime | undefined {
  const from = timeAfter(url, /[?&(,](?:from|from_ts|start|startTime)[=:]'?/i);
  const to = timeAfter(url, /[?&(,](?:to|to_ts|end|endTime)[=:]'?/i);
  return from !== undefined && to !== undefined && from <= to
    ? { kind: 'dashboard', name: 'dashboard', from, to }
    : undefined;
}

function timeAfter(url: string, key: RegExp): number | undefined {
  const found = key.exec(url);
  return found ? readTime(url.slice(found.index + found[0].length)) : undefined;
}

function addressTime(url: string): EvidenceTime | undefined {
  const start = url.search(/\d{4}-\d\d-\d\dT\d\d(?::|%3A)\d\d|(?<=[?&](?:t|ts|time|timestamp|at)=)\d{10}/i);
  const time = start < 0 ? undefined : readTime(url.slice(start));
  return time === undefined ? undefined : at('address', 'address', time);
}

function at(kind: Evidence['kind'], name: string, time: number): EvidenceTime {
  return { kind, name, from: time, to: time };
}

/** A Unix time in seconds or milliseconds, or an ISO time that names UTC. */
function readTime(text: string): number | undefined {
  const unix = /^(\d{10})(\d{3})?(?!\d)/.exec(text);
  if (unix) return Number(unix[1]) * 1000 + Number(unix[2] ?? 0);
  const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)(?::|%3A)(\d\d)(?:(?::|%3A)(\d\d))?(?:\.\d{1,9})?Z/i.exec(text);
  if (!iso) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = iso
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
