import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { ChartReference } from "@meshwright/model";
import { errorText, isSystemError } from "../tree/error-text.ts";

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
  /\.(ts|js|mjs)$/.test(fleet) ? `${dirname(fleet)}/${lockName}`.replace(/^\.\//, "") : `${fleet}/${lockName}`;

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
    return lockedIn(JSON.parse(readFileSync(path, "utf8"))) ?? refuse("This is no lock of charts.");
  } catch (error) {
    if (error instanceof SyntaxError) return refuse("This is not JSON.", error);
    if (!isSystemError(error)) throw error;
    if ("code" in error && error.code === "ENOENT") return undefined;
    return refuse(`This cannot be read: ${errorText(error)}.`, error);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function lockedIn(value: unknown): readonly LockedChart[] | undefined {
  if (!isRecord(value) || !Array.isArray(value["charts"])) return undefined;
  const charts = value["charts"].flatMap((chart: unknown): readonly LockedChart[] => {
    if (!isRecord(chart)) return [];
    const { name, version, source, sha256 } = chart;
    const isWhole =
      typeof name === "string" &&
      typeof version === "string" &&
      typeof source === "string" &&
      typeof sha256 === "string" &&
      /^[0-9a-f]{64}$/.test(sha256);
    return isWhole ? [{ name, version, source, sha256 }] : [];
  });
  const isWhole = charts.length === value["charts"].length && new Set(charts.map(pinKey)).size === charts.length;
  return isWhole ? charts : undefined;
}
