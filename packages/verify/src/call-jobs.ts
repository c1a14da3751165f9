import type { Member } from "@meshwright/model";
import type { ExpectedCall } from "./expected-calls.ts";

/** The jobs that make the calls of a cluster, and which calls each of them makes. */
export interface CallJobs {
  /** Without sidecar: one for each app that is called. */
  readonly plaintext: ReadonlyMap<string, readonly ExpectedCall[]>;
  /** In the name of a workload: one for each that calls. */
  readonly callers: readonly { readonly caller: Member; readonly calls: readonly ExpectedCall[] }[];
}

export function callJobs(calls: readonly ExpectedCall[]): CallJobs {
  const byClient = Map.groupBy(calls, ({ client }) => client?.workload);
  return {
    plaintext: Map.groupBy(byClient.get(undefined) ?? [], ({ server }) => server.app.name),
    callers: [...byClient.values()].flatMap((ofClient) => {
      const caller = ofClient[0]?.client;
      return caller === undefined ? [] : [{ caller, calls: ofClient }];
    }),
  };
}
