import type { LoadedFleet } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import type { FleetWords } from "@meshwright/trust";

/** A fleet whose root is to be rotated, and where it lies. */
export interface RotatingFleet {
  readonly fleet: Fleet;
  readonly words: FleetWords;
  readonly pems: NonNullable<LoadedFleet["pems"]>;
  /** As people call it. */
  readonly path: string;
  /** The absolute path of its folder. */
  readonly folder: string;
  /** True where it is made in code, which nobody edits but a person. */
  readonly isCode: boolean;
  /** What was told of it before anything changes. */
  readonly findings: readonly Finding[];
}
