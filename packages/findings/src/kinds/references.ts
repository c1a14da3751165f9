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

export const danglingReference = kind(
  "MW1005",
  "error",
  "An object that is named here and rendered nowhere",
  (a: { kind: string; name: string; namespace?: string; nearest?: string }) =>
    `There is no ${a.kind} ${a.name}${a.namespace === undefined ? "" : ` in namespace ${a.namespace}`}, and nothing is known to make one.${
      a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`
    }`,
);

export const duplicateObject = kind(
  "MW1006",
  "error",
  "Two objects of one identity",
  (a: { other: string }) =>
    `The same object lies in ${a.other} too; whichever is applied last wins. Remove one of the two.`,
);

export const unmatchedSelector = kind(
  "MW1007",
  "error",
  "A selector that selects nothing of what it is for",
  (a: { selects: string }) => `The selector does not match ${a.selects}.`,
);

export const danglingFolder = kind(
  "MW1008",
  "error",
  "A folder that is delivered and does not exist",
  (a: { folder: string }) => `It delivers the folder ${a.folder}, which is not in the tree.`,
);

export const undeliveredFolder = kind(
  "MW1009",
  "error",
  "A folder that nothing delivers",
  () => "No Application and no Kustomization delivers this folder, so what lies in it is never applied.",
);

export const deliveredTwice = kind(
  "MW1010",
  "error",
  "A folder that one engine delivers twice",
  (a: { folder: string; other: string }) =>
    `The folder ${a.folder} is delivered by ${a.other} already: the two would put right what the other did. Remove one of the two.`,
);
