import type { Finding } from "@meshwright/findings";

/** All that a check has to say, before it is printed. */
export interface CheckReport {
  /** The folder that was checked, as the user wrote it. */
  readonly folder: string;
  /** In their one order. */
  readonly findings: readonly LocatedFinding[];
  readonly files: number;
  readonly objects: number;
  /** What was compared; what was not is said, never passed over. */
  readonly compared: {
    /** With what meshwright wrote last. */
    readonly manifest: boolean;
    /** With what the fleet renders now. */
    readonly render: boolean;
    /** The fleet that was read; absent where there is none. */
    readonly fleet?: string;
  };
}

/** A finding, and where a person finds it. Lines and columns count from 1. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The line itself; absent where it could be a secret. */
  readonly text?: string;
  /** The file of the fleet that the object comes from. */
  readonly from?: string;
}
