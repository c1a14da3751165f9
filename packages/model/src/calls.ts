import type { App, Call, Workload, WorkloadPort } from "./app.ts";

/** A workload and the app that it is part of. */
export interface Member {
  readonly app: App;
  readonly workload: Workload;
}

/** A port of a workload, as somebody calls it. */
export interface Callee extends Member {
  readonly port: WorkloadPort;
}

/** What a call means. The fleet was checked to have it: a call of nothing is a bug, so it throws a plain Error. */
export function calleeOf(apps: readonly App[], { app: appName, workload: workloadName, port: portName }: Call): Callee {
  const app = apps.find(({ name }) => name === appName);
  const workload = app?.workloads.find(({ name }) => name === workloadName);
  const port = workload?.ports.find(({ name }) => name === portName);
  if (app === undefined || workload === undefined || port === undefined)
    throw new Error(`nothing is called ${appName}/${workloadName} ${portName}`);
  return { app, workload, port };
}

/** One who calls, and the port that is called. */
export interface Caller extends Member {
  readonly port: WorkloadPort;
}

/** Everybody who calls a workload, in the order of the fleet; one entry for each port that is called. */
export const callersOf = (apps: readonly App[], callee: Member): readonly Caller[] =>
  apps.flatMap((app) =>
    app.workloads.flatMap((workload) =>
      workload.calls
        .filter((call) => call.app === callee.app.name && call.workload === callee.workload.name)
        .map((call) => ({ app, workload, port: calleeOf(apps, call).port })),
    ),
  );

/** Clusters in which an app does not run but is called: its names must resolve there. */
export function calledFrom(apps: readonly App[], callee: App): ReadonlySet<string> {
  const callers = apps.filter(({ workloads }) =>
    workloads.some(({ calls }) => calls.some((call) => call.app === callee.name)),
  );
  return new Set(callers.flatMap(({ clusters }) => clusters).filter((name) => !callee.clusters.includes(name)));
}

/** How AuthorizationPolicies name a workload: https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source. */
export const principalOf = (trustDomain: string, { app, workload }: Member): string =>
  `${trustDomain}/ns/${app.namespace}/sa/${workload.serviceAccount}`;

/** The name by which everybody in the mesh calls a workload. */
export const hostOf = ({ app, workload }: Member): string => `${workload.service}.${app.namespace}.svc.cluster.local`;
