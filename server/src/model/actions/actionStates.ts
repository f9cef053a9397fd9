/** What is told of an action at a glance: whether somebody is to see to it, and whether it is still to be done. */
import type { ActionItem } from '../types.ts';
import { isWork } from '../words/actionWords.ts';
import { doneOf } from './doneActions.ts';

/** It says who, or until when, if only by an empty place for it. */
export function isAssigned({ places: { owner, due } }: ActionItem): boolean {
  return (owner ?? due) !== undefined;
}

/** The same, or it is an item with a box to tick. */
export function isAssignedTask({ isTask, shape, places: { owner, due } }: ActionItem): boolean {
  return (isTask && shape === 'item') || (owner ?? due) !== undefined;
}

/** It has a box, a ticket, somebody or a day: it is followed up, whatever its words are. */
export function isToDoBySomebody({ isTask, places: { owner, due, ticket } }: ActionItem): boolean {
  return isTask || (owner ?? due ?? ticket) !== undefined;
}

/** The same, or its words begin with what is to be done. */
export function isToDo(item: ActionItem): boolean {
  return isWork(item.description) || isToDoBySomebody(item);
}

/** A box that nobody has ticked says more than the title. */
export function doneUnlessTask(item: ActionItem): ActionItem {
  return item.isTask ? item : doneOf(item);
}
