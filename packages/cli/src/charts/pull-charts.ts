import { rmSync } from "node:fs";
import { resolve } from "node:path";
import type { ChartRequest } from "@meshwright/charts";
import type { Finding } from "@meshwright/findings";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { writeWhole } from "../kept/write-whole.ts";
import { openCache, orUnwritable, sha256Of } from "./cache.ts";
import type { LockedChart, PinnedChart } from "./chart-lock.ts";
import { lockPath, lockText, pinKey, pinnedChart, pinText, readLock } from "./chart-lock.ts";
import { type Fetched, fetcher } from "./fetch-chart.ts";
import { findHelm } from "./helm.ts";
import { inParallel } from "./in-parallel.ts";
import type { ChartsWorld } from "./world.ts";

export interface PullOptions {
  /** Path of the fleet. */
  readonly fleet: string;
  readonly requests: readonly ChartRequest[];
  /** Take what the repositories give now, whatever is locked. */
  readonly acceptChanged: boolean;
}

/** A chart, and how it came to be on this machine. */
export interface PulledChart extends LockedChart {
  readonly how: "cached" | "changed" | "fetched" | "new";
}

export interface Pulled {
  readonly lock: string;
  readonly charts: readonly PulledChart[];
  /** Charts of the lock that the fleet no longer uses. */
  readonly dropped: readonly LockedChart[];
}

/** Fetches charts into the cache, and locks them. On any error the lock stays as it was; what was fetched is kept. */
export async function pullCharts(world: ChartsWorld, options: PullOptions): Promise<Pulled> {
  const { fleet, requests, acceptChanged } = options;
  const lock = lockPath(fleet);
  const path = resolve(world.cwd, lock);
  const before = readLock(path, lock);
  const locked = new Map((before ?? []).map((chart) => [pinKey(chart), chart]));
  const users = new Map(
    requests.map((request) => [pinKey(pinnedChart(request.release.chart)), request] as const).toReversed(),
  );
  const cache = openCache(world);
  let fetching: Promise<(pin: PinnedChart) => Promise<Fetched>> | undefined;
  const fetch = async (pin: PinnedChart): Promise<Fetched> => {
    // Where everything is locked and cached, neither network nor helm is needed.
    fetching ??= findHelm(world).then((helm) => fetcher(world, helm, cache));
    return (await fetching)(pin);
  };

  const pullOne = async ([key, request]: readonly [string, ChartRequest]): Promise<PulledChart | Finding> => {
    const pin = pinnedChart(request.release.chart);
    const known = locked.get(key);
    const kept = known && cache.chart(known.sha256);
    if (!acceptChanged && known !== undefined && typeof kept === "object") return { ...known, how: "cached" };
    const about = { chart: pinText(pin), source: pin.source };
    const fetched = await fetch(pin);
    if (!fetched.ok) {
      const { cluster, unit } = request;
      return finding(kinds.chartUnreachable, { in: "unit", cluster, unit }, { ...about, message: fetched.message });
    }
    const sha256 = sha256Of(fetched.content);
    const isOther = known !== undefined && known.sha256 !== sha256;
    if (isOther && !acceptChanged)
      return finding(kinds.chartChanged, { in: "file", file: lock }, { ...about, locked: known.sha256, found: sha256 });
    cache.keepChart(fetched.content);
    return { ...pin, sha256, how: known === undefined ? "new" : isOther ? "changed" : "fetched" };
  };

  const pulled = await inParallel(
    [...users].toSorted(([left], [right]) => (left < right ? -1 : 1)),
    pullOne,
  );
  const findings = pulled.flatMap((one) => ("code" in one ? [one] : []));
  if (findings.length > 0) throw new MeshwrightError(findings);
  const charts = pulled.flatMap((one) => ("code" in one ? [] : [one]));
  if (charts.length > 0) {
    const text = lockText(charts);
    if (before === undefined || lockText(before) !== text) orUnwritable(lock, () => writeWhole(path, text));
  } else if (before !== undefined) orUnwritable(lock, () => rmSync(path, { force: true }));
  return { lock, charts, dropped: (before ?? []).filter((chart) => !users.has(pinKey(chart))) };
}
