import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import type { Fleet } from "@meshwright/model";

/** What becomes of packets that the mesh needs, by what a fleet says of its network. */
export interface SideFlow {
  /** Clusters; the same twice for what stays within one. */
  readonly from: string;
  readonly to: string;
  /** What is sent, in words: `API server of the peer`. */
  readonly flow: string;
  readonly is: "allowed" | "stopped" | "unknown";
  /** What stops it, or what nobody has said: a clause. */
  readonly words?: string;
}

/** The fleet that belongs to a side, and what is wrong with it. */
export interface SideFleet {
  /** Absent where it cannot be read or contradicts itself. */
  readonly fleet?: Fleet;
  readonly findings: readonly Finding[];
  /** Absent where there is no fleet. */
  readonly flows?: () => readonly SideFlow[];
}

/** One of the two trees that are compared. Reading is lazy: what is equal on both sides is never asked for. */
export interface Side {
  /** What people call it: `main`, `the working tree`, `old/clusters`. */
  readonly label: string;
  /** Path of every file, relative to the tree → something that is equal where, and only where, the contents are. */
  readonly ids: ReadonlyMap<string, string>;
  /** Top folders that meshwright rendered; of a folder of anybody's, `noTop` stands for all of it. */
  readonly tops: readonly string[];
  /** All objects of a top folder, in the order of their files, which are named relative to the tree. */
  readonly resources: (top: string) => readonly Resource[];
  /** A file that holds no object; undefined where it is not text. */
  readonly text: (path: string) => string | undefined;
  /**
   * Files of a top folder, relative to the tree, that differ between the sides and are not what its manifest says was rendered;
   * also those that it lists and that are not there.
   */
  readonly byHand: (top: string) => ReadonlySet<string>;
  /** What could not be read, and is therefore left out on both sides: `base:clusters/cluster-a/…`. Errors only. */
  readonly unread?: readonly Finding[];
  /** Absent where there is none, or it is code, which is not run. */
  readonly fleet?: SideFleet;
  /** Why there is no fleet: `its fleet.ts is code, and code of a commit is not run`. */
  readonly noFleet?: string;
}
