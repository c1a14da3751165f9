import { instant } from "@meshwright/model";
import type { TrustFleet } from "../authority.ts";
import type { AuthorityPicture } from "./authority-pictures.ts";
import { authorityPictures } from "./authority-pictures.ts";
import type { CalendarDay } from "./calendar.ts";
import { calendarOf } from "./calendar.ts";
import type { RefusalMatrix } from "./refusals.ts";
import { refusalMatrices } from "./refusals.ts";
import type { RootPicture } from "./root-pictures.ts";
import { rootPictures } from "./root-pictures.ts";
import type { Unchecked } from "./unchecked.ts";
import { uncheckedOf } from "./unchecked.ts";

/** Whom a fleet trusts at a moment, and what becomes of it. Plain data: printers and programs read it. */
export interface TrustPicture {
  readonly mesh: string;
  /** The moment that is looked at; RFC 3339, UTC. */
  readonly at: string;
  readonly clusters: number;
  readonly roots: readonly RootPicture[];
  readonly authorities: readonly AuthorityPicture[];
  readonly peerGroups: readonly PeerGroupPicture[];
  /** Empty where every peer accepts every other's workloads. */
  readonly refusals: readonly RefusalMatrix[];
  readonly notChecked: readonly Unchecked[];
  readonly calendar: readonly CalendarDay[];
  /** The first day of the calendar on which something fails; absent where none is known. */
  readonly firstFailure?: CalendarDay;
}

export interface PeerGroupPicture {
  readonly name: string;
  readonly clusters: readonly string[];
}

export interface PictureMoments {
  /** The calendar begins here. */
  readonly today: Date;
  /** What is looked at. */
  readonly at: Date;
}

export function trustPicture(fleet: TrustFleet, { today, at }: PictureMoments): TrustPicture {
  const calendar = calendarOf(fleet, today);
  const firstFailure = calendar.find(({ breaks }) => breaks !== "nothing");
  return {
    mesh: fleet.mesh.id,
    at: instant(at),
    clusters: fleet.clusters.length,
    roots: rootPictures(fleet, at),
    authorities: authorityPictures(fleet, at),
    peerGroups: [...Map.groupBy(fleet.clusters, ({ peerGroup }) => peerGroup)].map(([name, members]) => ({
      name,
      clusters: members.map((cluster) => cluster.name),
    })),
    refusals: refusalMatrices(fleet, at),
    notChecked: uncheckedOf(fleet),
    calendar,
    ...(firstFailure && { firstFailure }),
  };
}
