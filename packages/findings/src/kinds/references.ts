import { kind } from "../kind.ts";

// Of names that nothing has.

export const danglingCluster = kind(
  "MW1001",
  "error",
  "A cluster that does not exist",
  (a: { name: string; nearest?: string }) =>
    `There is no cluster ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);

export const danglingApp = kind(
  "MW1002",
  "error",
  "A call to an app that does not exist",
  (a: { name: string; nearest?: string }) =>
    `There is no app ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);

export const danglingWorkload = kind(
  "MW1003",
  "error",
  "A call to a workload that does not exist",
  (a: { name: string; app: string; nearest?: string }) =>
    `The app ${a.app} has no workload ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);

export const danglingPort = kind(
  "MW1004",
  "error",
  "A call to a port that does not exist",
  (a: { name: string; workload: string; nearest?: string }) =>
    `The workload ${a.workload} has no port called ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);
