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

type Callers = ReadonlyMap<Workload, readonly Caller[]>;

/** By apps, so that each fleet is looked through once, however many clusters ask. */
const knownCallers = new WeakMap<readonly App[], Callers>();

function callersIn(apps: readonly App[]): Callers {
  const found = knownCallers.get(apps);
  if (found !== undefined) return found;
  const callers = new Map<Workload, Caller[]>();
  for (const app of apps) {
    for (const workload of app.workloads) {
      for (const call of workload.calls) {
        const { port, workload: callee } = calleeOf(apps, call);
        const others = callers.get(callee) ?? [];
        others.push({ app, workload, port });
        callers.set(callee, others);
      }
    }
  }
  knownCallers.set(apps, callers);
  return callers;
}

/** Everybody who calls a workload, in the order of the fleet; one entry for each port that is called. */
export const callersOf = (apps: readonly App[], { workload }: Member): readonly Caller[] =>
  callersIn(apps).get(workload) ?? [];

const knownPlaces = new WeakMap<readonly App[], Map<App, ReadonlySet<string>>>();

/** Clusters in which an app does not run but is called: its names must resolve there. */
export function calledFrom(apps: readonly App[], callee: App): ReadonlySet<string> {
  const known = knownPlaces.get(apps) ?? new Map<App, ReadonlySet<string>>();
  knownPlaces.set(apps, known);
  const places = known.get(callee) ?? placesOfCalls(apps, callee);
  known.set(callee, places);
  return places;
}

function placesOfCalls(apps: readonly App[], callee: App): ReadonlySet<string> {
  const callers = callee.workloads.flatMap((workload) => callersOf(apps, { app: callee, workload }));
  return new Set(callers.flatMap(({ app }) => app.clusters).filter((name) => !callee.clusters.includes(name)));
}

/** How AuthorizationPolicies name a workload: https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source. */
export const principalOf = (trustDomain: string, { app, workload }: Member): string =>
  `${trustDomain}/ns/${app.namespace}/sa/${workload.serviceAccount}`;

/** The name by which everybody in the mesh calls a workload. */
export const hostOf = ({ app, workload }: Member): string => `${workload.service}.${app.namespace}.svc.cluster.local`;
