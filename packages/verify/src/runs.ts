import type { Cluster, Fleet } from "@meshwright/model";
import { expectedCalls } from "./expected-calls.ts";
import { callsJob, plaintextJob, verification } from "./names.ts";

/** A verification of a cluster, and what a person types to run it now. */
export interface Run {
  readonly namespace: string;
  readonly cronJob: string;
  /** Starts it; an earlier run by hand makes way. */
  readonly start: string;
  /** Shows what it finds, a line a check. */
  readonly log: string;
}

const runOf = (namespace: string, cronJob: string): Run => ({
  namespace,
  cronJob,
  start: `kubectl -n ${namespace} create job ${cronJob}-now --from=cronjob/${cronJob} --dry-run=client -o yaml | kubectl replace --force -f -`,
  log: `kubectl -n ${namespace} logs -f job/${cronJob}-now -c verify --pod-running-timeout=3m`,
});

/** What can be run in a cluster. */
export function runsOf(fleet: Fleet, cluster: Cluster): readonly Run[] {
  const calls = expectedCalls(fleet, cluster);
  const callers = new Map(
    calls.flatMap(({ client }) => (client === undefined ? [] : [[client.workload, client] as const])),
  );
  const served = new Set(calls.flatMap(({ client, server }) => (client === undefined ? [server.app.name] : [])));
  return [
    runOf(verification.namespace, verification.mesh),
    ...[...served].map((app) => runOf(verification.namespace, plaintextJob(app))),
    ...[...callers.values()].map(({ app, workload }) => runOf(app.namespace, callsJob(workload.name))),
  ];
}
