/** The *Incident Timeline* view: a reader of the outline. */
import {
  type Disposable,
  type Event,
  EventEmitter,
  env,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import type { Facts, FactsSource } from './facts.ts';
import { lookOf } from './milestones.ts';
import { problemPath, problemScheme } from './problemUri.ts';
import { buildOutline, type EventNode, emptyOutline, type Outline, type OutlineNode } from './timelineNodes.ts';
import { descriptionOf, labelOf, problemCount, spokenLabel, tooltipOf, viewDescription } from './wording.ts';

export interface Refresh {
  readonly uri: Uri | undefined;
  /** The document's version that is shown now. */
  readonly version: number | undefined;
}

export interface TimelineTree extends TreeDataProvider<OutlineNode>, Disposable {
  readonly view: TreeView<OutlineNode>;
  readonly facts: Facts | undefined;
  readonly outline: Outline;
  readonly roots: readonly OutlineNode[];
  readonly events: readonly EventNode[];
  /** Fires when the view shows the answer about another document or version, or has become empty. */
  readonly onDidRefresh: Event<Refresh>;
}

export function createTimelineTree(source: FactsSource): TimelineTree {
  const treeChanged = new EventEmitter<undefined>();
  const refreshed = new EventEmitter<Refresh>();
  let outline = emptyOutline;

  const provider: TreeDataProvider<OutlineNode> = {
    onDidChangeTreeData: treeChanged.event,
    getChildren: (node) => [...(node ? node.children : outline.roots)],
    getParent: (node) => node.parent,
    getTreeItem: (node) => treeItem(node, source.facts),
    resolveTreeItem(item, node) {
      if (node.kind === 'event') item.tooltip = tooltip(node);
      return item;
    },
  };
  const view = window.createTreeView('postmortem.timeline', { treeDataProvider: provider, showCollapseAll: true });

  const listener = source.onDidChange((facts) => {
    outline = facts ? buildOutline(facts.timelines) : emptyOutline;
    view.description = viewDescription(outline, env.language);
    const { count } = outline.problems;
    view.badge =
      count > 0 ? { value: count, tooltip: `${problemCount(outline.problems)} in the incident timeline` } : undefined;
    treeChanged.fire(undefined);
    refreshed.fire({ uri: facts?.document.uri, version: facts?.version });
  });

  return {
    ...provider,
    view,
    get facts() {
      return source.facts;
    },
    get outline() {
      return outline;
    },
    get roots() {
      return outline.roots;
    },
    get events() {
      return outline.events;
    },
    onDidRefresh: refreshed.event,
    dispose() {
      listener.dispose();
      view.dispose();
      treeChanged.dispose();
      refreshed.dispose();
    },
  };
}

function treeItem(node: OutlineNode, facts: Facts | undefined): TreeItem {
  const item = new TreeItem(
    labelOf(node, env.language),
    node.kind === 'event' ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded,
  );
  const uri = facts?.document.uri;
  // Of the document too, so that what is folded in one stays open in another.
  item.id = `${uri}#${node.id}`;
  item.description = descriptionOf(node, env.language);
  item.contextValue = node.kind;
  item.accessibilityInformation = { label: spokenLabel(node, env.language) };
  if (node.problems.count > 0) item.resourceUri = Uri.from({ scheme: problemScheme, path: problemPath(node.problems) });
  if (node.kind === 'event') {
    const { icon, color } = lookOf(node.item);
    item.iconPath = color ? new ThemeIcon(icon, new ThemeColor(color)) : new ThemeIcon(icon);
  } else {
    item.iconPath = new ThemeIcon(node.kind === 'day' ? 'calendar' : 'history');
  }
  const range = node.kind === 'day' ? undefined : node.item.selectionRange;
  if (uri && range) {
    item.command = { title: 'Go to Event', command: 'postmortem.revealRange', arguments: [uri, range] };
  }
  return item;
}

function tooltip(node: EventNode): MarkdownString {
  const { facts, text, problems } = tooltipOf(node, env.language);
  // Whatever the document says is text here, never markup.
  const markdown = new MarkdownString('', true).appendText(facts.join(' · ')).appendMarkdown('\n\n').appendText(text);
  for (const { icon, message } of problems) markdown.appendMarkdown(`\n\n$(${icon}) `).appendText(message);
  return markdown;
}
