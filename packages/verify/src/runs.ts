import { callJobs } from "./call-jobs.ts";
import type { ExpectedCall } from "./expected-calls.ts";
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

/** What can be run in the cluster whose calls these are. */
export function runsOf(calls: readonly ExpectedCall[]): readonly Run[] {
  const { plaintext, callers } = callJobs(calls);
  return [
    runOf(verification.namespace, verification.mesh),
    ...[...plaintext.keys()].map((app) => runOf(verification.namespace, plaintextJob(app))),
    ...callers.map(({ caller: { app, workload } }) => runOf(app.namespace, callsJob(workload.name))),
  ];
}
