import type { Protocol } from "@meshwright/model";
import { protocolOf } from "@meshwright/model";
import type { Part } from "../read/draft.ts";
import type { KeyPath } from "@meshwright/reading";
import type { AppSource, WorkloadSource } from "../schema/app.ts";
import type { Known } from "../schema/known.ts";
import type { CheckInput } from "./fleet-check.ts";

export type KnownWorkload = Known<WorkloadSource>;
export type KnownPort = NonNullable<NonNullable<KnownWorkload["ports"]>[number]>;

/** A call of which both ends are known. */
export interface KnownCall {
  readonly caller: Part<AppSource>;
  readonly workload: KnownWorkload;
  readonly keyPath: KeyPath;
  readonly callee: Part<AppSource>;
  readonly calleeWorkload: KnownWorkload;
  readonly port: KnownPort;
}

/** `shop/till`: how findings call a workload. */
export const titleOf = ({ known, fileName }: Part<AppSource>, workload: KnownWorkload): string =>
  `${known.name ?? fileName ?? ""}/${workload.name ?? ""}`;

/** The workloads of an app that are known, with their places. */
export const workloadsOf = ({
  known,
}: Part<AppSource>): readonly { readonly workload: KnownWorkload; readonly keyPath: KeyPath }[] =>
  [...(known.workloads ?? []).entries()].flatMap(([index, workload]) =>
    workload === undefined ? [] : [{ workload, keyPath: ["workloads", index] }],
  );

/** Every call of the fleet as far as it is known; what it does not find is told by `dangling-calls`. */
export function* knownCalls(apps: CheckInput["apps"]): Generator<KnownCall> {
  for (const caller of apps) {
    for (const { workload, keyPath } of workloadsOf(caller)) {
      for (const [index, call] of (workload.calls ?? []).entries()) {
        const callee = call?.app === undefined ? caller : apps.find(({ known }) => known.name === call.app);
        const found = callee && workloadsOf(callee).find((one) => one.workload.name === call?.workload);
        const port = found?.workload.ports?.find((one) => one?.name === call?.port);
        if (call === undefined || callee === undefined || found === undefined || port?.name === undefined) continue;
        yield {
          caller,
          workload,
          keyPath: [...keyPath, "calls", index],
          callee,
          calleeWorkload: found.workload,
          port,
        };
      }
    }
  }
}

/** True where a workload gets a sidecar; undefined where that is not known. */
export function hasSidecar({ known, broken }: Part<AppSource>, { podLabels }: KnownWorkload): boolean | undefined {
  const { by } = known.injection ?? {};
  if (by === undefined || broken.some((keyPath) => keyPath.includes("podLabels"))) return undefined;
  return by !== "none" && podLabels?.["sidecar.istio.io/inject"] !== "false";
}

export const protocolOfKnown = ({ name, appProtocol }: KnownPort): Protocol | undefined =>
  protocolOf({ ...(name !== undefined && { name }), ...(appProtocol !== undefined && { appProtocol }) });

export const isUdp = (port: KnownPort): boolean => protocolOfKnown(port) === "udp";
