import { kind } from "../kind.ts";

// Of a first fleet, and of one more cluster: `init` and `add cluster`.

export const missingAnswer = kind(
  "MW0120",
  "error",
  "An answer that a fleet cannot do without is missing",
  (a: { help: string }) => `This is missing, and nothing safe can stand in for it. ${a.help}`,
);

export const fleetExists = kind(
  "MW0121",
  "error",
  "Something is where the new fleet would be",
  (a: { what: string }) =>
    `${a.what} Nothing was written. Name another folder, or take \`meshwright add cluster\` for one more cluster.`,
);

export const badAnswer = kind(
  "MW0122",
  "error",
  "An answer that cannot be read",
  (a: { problem: string; nearest?: string }) =>
    a.nearest === undefined ? a.problem : `${a.problem} Did you mean ${a.nearest}?`,
);

export const fleetUnwritable = kind(
  "MW0123",
  "error",
  "The files of a fleet cannot be written",
  (a: { reason: string }) =>
    `It cannot be written: ${a.reason}. Nothing was changed; once the cause is gone, say the same again.`,
);

export const fleetInCode = kind(
  "MW0124",
  "error",
  "A cluster for a fleet that is made in code",
  (_: object) =>
    "This fleet is a module, and meshwright does not edit code. Add the cluster to its `clusters` by hand; `meshwright render` checks it.",
);

export const noFreeAddresses = kind(
  "MW0125",
  "error",
  "No free addresses are left",
  (a: { prefix: number; within: string; flag: string }) =>
    `No network /${a.prefix} is free in ${a.within}. Say ${a.flag} yourself.`,
);
