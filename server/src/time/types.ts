/** What stands in a text about a point in time. Offsets count from the start of the text that was read. */

/** Parts of a calendar date that were written. `month` is 1 to 12; a part that was not written, or as `??`, is absent. */
export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** ISO weekday, 1 is Monday. */
  readonly weekday?: number;
  /**
   * Set where day and month could be exchanged (`05/06/2024`) and nothing decided:
   * `day` and `month` hold the reading that was assumed.
   */
  readonly ambiguous?: boolean;
}

/** A time of day, as it is meant: `hour` is 0 to 23, or 24 for the end of a day. */
export interface ClockParts {
  readonly hour: number;
  /** Absent for a bare hour (`5 PM`) and for an unknown one (`14:??`). */
  readonly minute?: number;
  /** Only the hour was written (`5 PM`): `minute` is 0, but nobody said so. */
  readonly bare?: boolean;
  /** Only the ten of the minutes was written (`02:1x`): `minute` is where it begins. */
  readonly tens?: true;
  /** With fraction. */
  readonly second?: number;
  /** As written; a 24-hour value with a marker (`13:55 PM`) keeps both. */
  readonly meridiem?: 'am' | 'pm';
}

/** A time zone as written. */
export interface ZoneMention {
  readonly start: number;
  readonly end: number;
  /** The name alone, without brackets: `UTC`, `EAT`, `UTC+3`, `Europe/Berlin`. */
  readonly text: string;
  readonly zone: Zone;
}

/** What a zone's name means. */
export type Zone =
  | { readonly kind: 'offset' /** Minutes east of UTC. */; readonly minutes: number }
  | { readonly kind: 'iana'; readonly id: string }
  /** An abbreviation used in several parts of the world; candidates are minutes east of UTC. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly { readonly minutes: number; readonly name: string }[] }
  /** Stands where a zone stands and looks like one, but is none that is known; with the nearest that is. */
  | { readonly kind: 'unknown'; readonly nearest?: string };

/**
 * Why what was written cannot be a time, or not a whole one.
 *
 *     hour         `25:10`, `31:10`       half          `13:55 PM`, `00:30 PM`
 *     minute       `14:75`, `9:5 AM`      no-minutes    `5:PM`
 *     second       `14:05:99`             year          `20202-01-16`
 *     month        `2024-13-05`           open          `14:??`, `2X:XX`, `2022-05-??`
 *     day          `31 February`
 */
export type TimeFault = 'hour' | 'minute' | 'second' | 'month' | 'day' | 'half' | 'no-minutes' | 'year' | 'open';

/** A date, a time of day, or both. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  readonly date?: DateParts;
  readonly clock?: ClockParts;
  /** Minutes from the start of the incident (`T+15m`), where nothing else is known. */
  readonly relativeMinutes?: number;
  /** They are written as `T+06:40`: hours and minutes, or minutes and seconds. */
  readonly mayBeSeconds?: true;
  /** The same beside a time: `T+5m (14:07)`; 0 for that from which the others are counted, `T0 = 14:02`. */
  readonly sinceStart?: number;
  /** Minutes from the event before (`10 minutes later`), where nothing else is known. */
  readonly laterMinutes?: number;
  /** The day that is counted from the first one, which is 1 (`Day 2`), with a time of day or without. */
  readonly dayOfIncident?: number;
  /** How many days behind the one before (`The next day`, `+3d`), with a time of day or without. */
  readonly daysLater?: number;
  /** What says so is `(+1)`, which could be an offset: it is a day only where the time goes back. */
  readonly mayBeOffset?: boolean;
  readonly datePlace?: Place;
  /** Also where what stands there is no time of day: see `fault`. */
  readonly clockPlace?: Place;
  /** The first thing that is wrong with it. What is meant all the same is in `date` and `clock`. */
  readonly fault?: TimeFault;
}

/** Where a part stands in the text that was read. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A moment or a range of two, with what stands around it. */
export interface TimeExpression {
  readonly start: number;
  readonly end: number;
  readonly from: Moment;
  readonly to?: Moment;
  readonly zone?: ZoneMention;
  /** That of the end of a range, where it is another one: `10:20 BST – 09:45 UTC`. */
  readonly endZone?: ZoneMention;
  /** Where the end names the same zone once more: `10:20 BST – 10:45 BST`. */
  readonly zoneAgain?: ZoneMention;
  /** `~`, `ca.`, "around", or unknown digits. */
  readonly approximate: boolean;
}

/** The order of day, month and year in an all-digit date that does not tell by itself. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';
