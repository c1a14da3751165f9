import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./child.ts";
import { runKubeconform, writeKubeconformSchemas } from "./kubeconform.ts";
import type { BuildMeasure } from "./measure-build.ts";
import { type AgainMeasure, measureAgain } from "./measure-again.ts";
import { type ChartsMeasure, measureCharts } from "./measure-charts.ts";
import { type DiffMeasure, measureDiff } from "./measure-diff.ts";
import { measureReach, type ReachMeasure } from "./measure-reach.ts";
import { measureTrust, type TrustMeasure } from "./measure-trust.ts";
import { writeSyntheticFleet } from "./synthetic-fleet.ts";

/** The figures of one size. Times are milliseconds, memory is bytes. */
export interface Row {
  readonly size: number;
  readonly build: BuildMeasure;
  readonly check: { readonly time: number; readonly memory: number };
  readonly again?: AgainMeasure;
  readonly trust?: TrustMeasure;
  readonly reach?: ReachMeasure;
  /** Absent where it was not asked for. */
  readonly charts?: ChartsMeasure;
  /** Absent where it was not asked for. */
  readonly diff?: DiffMeasure;
  /** Absent where kubeconform is not on PATH. */
  readonly kubeconform?: number;
  /** Of the same objects in one App of cdk8s; absent where it was not asked for. */
  readonly cdk8s?: number;
}

export interface MeasureOptions {
  readonly size: number;
  readonly sample: string;
  /** A folder of its own, which is emptied. */
  readonly folder: string;
  readonly withKubeconform: boolean;
  readonly withCdk8s: boolean;
  readonly withCharts: boolean;
  readonly withDiff: boolean;
  /** Beside `diff`. */
  readonly withDyff: boolean;
  /** How often each is run; the fastest run counts, for what disturbs a run only slows it. */
  readonly runs: number;
}

const best = <T>(runs: number, action: () => T, cost: (result: T) => number): T =>
  Array.from({ length: runs }, action).reduce((left, right) => (cost(right) < cost(left) ? right : left));

export const buildTime = ({ render, validate, write }: BuildMeasure): number => render + validate + write;

/** Makes a fleet of one size, and measures everything with it. */
export function measure(options: MeasureOptions): Row {
  const { size, sample, folder, withKubeconform, withCdk8s, withCharts, withDiff, withDyff, runs } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeSyntheticFleet(sample, join(folder, "fleet"), size);
  const build = best(
    runs,
    () => {
      rmSync(join(folder, "clusters"), { recursive: true, force: true });
      const measured: BuildMeasure = JSON.parse(runNode("measure-build.ts", ["fleet", "clusters"], folder).stdout);
      return measured;
    },
    buildTime,
  );
  const check = best(
    runs,
    () => {
      const { milliseconds, told } = runNode("measure-check.ts", ["check"], folder);
      return { time: milliseconds, memory: Number(told) };
    },
    ({ time }) => time,
  );
  const proofs = { trust: measureTrust(folder), reach: measureReach(folder) };
  return { size, build, check, again: measureAgain(folder, runs), ...proofs, ...others() };

  function others(): Pick<Row, "charts" | "diff" | "kubeconform" | "cdk8s"> {
    const schemas = join(folder, "schemas");
    if (withKubeconform) writeKubeconformSchemas(schemas);
    return {
      ...(withCharts && { charts: measureCharts(folder, runs) }),
      ...(withDiff && { diff: measureDiff({ size, sample, folder: join(folder, "diff"), withDyff, runs }) }),
      ...(withKubeconform && {
        kubeconform: best(
          runs,
          () => runKubeconform(schemas, "clusters", folder),
          (time) => time,
        ),
      }),
      ...(withCdk8s && { cdk8s: Number(runNode("measure-cdk8s.ts", ["fleet", "dist"], folder).stdout) }),
    };
  }
}
