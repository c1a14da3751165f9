import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { ChartReference } from "@meshwright/model";
import { isFleetModule } from "../is-fleet-module.ts";
import { errorText, isSystemError } from "../tree/error-text.ts";
import { isRecord } from "@meshwright/model";

/** One chart of the lock. */
export interface LockedChart {
  readonly name: string;
  readonly version: string;
  /** The repository, as the fleet writes it. */
  readonly source: string;
  /** Of the archive. */
  readonly sha256: string;
}

/** Which chart of which repository. */
export type PinnedChart = Pick<LockedChart, "name" | "version" | "source">;

export const lockName = "charts.lock.json";

/** Where the lock of a fleet lies: in its folder, or beside its file. */
export const lockPath = (fleet: string): string =>
  isFleetModule(fleet) ? `${dirname(fleet)}/${lockName}`.replace(/^\.\//, "") : `${fleet}/${lockName}`;

export const pinnedChart = ({ name, version, repository }: ChartReference): PinnedChart => ({
  name,
  version,
  source: repository,
});

export const pinKey = ({ name, version, source }: PinnedChart): string => JSON.stringify([name, version, source]);

/** `kiali-server 2.31.0`, the way people call it. */
export const pinText = ({ name, version }: PinnedChart): string => `${name} ${version}`;

/** The one text of a lock: sorted, so that two people who pull get the same bytes. */
export function lockText(charts: readonly LockedChart[]): string {
  const sorted = charts
    .map(({ name, version, source, sha256 }) => ({ name, version, source, sha256 }))
    .toSorted((left, right) => (pinKey(left) < pinKey(right) ? -1 : 1));
  return `${JSON.stringify({ writtenBy: "meshwright charts pull", charts: sorted }, undefined, 2)}\n`;
}

/** Reads a lock; undefined where there is none. Throws MeshwrightError (MW0073) where it is no lock. */
export function readLock(path: string, shown: string): readonly LockedChart[] | undefined {
  const refuse = (problem: string, cause?: unknown): never => {
    const made = finding(kinds.chartLockUnreadable, { in: "file", file: shown }, { problem });
    throw new MeshwrightError([made], { cause });
  };
  try {
    const read = lockedIn(JSON.parse(readFileSync(path, "utf8")));
    return typeof read === "string" ? refuse(`This is no lock of charts: ${read}.`) : read;
  } catch (error) {
    if (error instanceof SyntaxError) return refuse("This is not JSON.", error);
    if (!isSystemError(error)) throw error;
    if ("code" in error && error.code === "ENOENT") return undefined;
    return refuse(`This cannot be read: ${errorText(error)}.`, error);
  }
}

/** The charts of a lock, or what is wrong with it. What is not known is refused: a newer lock may mean something by it. */
function lockedIn(value: unknown): readonly LockedChart[] | string {
  if (!isRecord(value)) return "it is no map";
  const { writtenBy: _, charts: listed, ...others } = value;
  if (!Array.isArray(listed)) return "it has no list of charts";
  if (Object.keys(others).length > 0) return "it has another key than writtenBy and charts";
  const charts = new Map<string, LockedChart>();
  for (const [index, chart] of listed.entries()) {
    const read = chartIn(chart);
    if (typeof read === "string") return `charts[${index}] ${read}`;
    const key = pinKey(read);
    if (charts.has(key)) return `charts[${index}] is there twice`;
    charts.set(key, read);
  }
  return [...charts.values()];
}

function chartIn(chart: unknown): LockedChart | string {
  if (!isRecord(chart)) return "is no chart";
  const { name, version, source, sha256, ...others } = chart;
  if (Object.keys(others).length > 0) return "has another key than name, version, source and sha256";
  if (typeof name !== "string" || typeof version !== "string" || typeof source !== "string")
    return "does not say name, version and source";
  if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/.test(sha256)) return "has no sha256 of 64 small hex digits";
  return { name, version, source, sha256 };
}
