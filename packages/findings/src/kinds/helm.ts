import { kind } from "../kind.ts";
import { also } from "../of-chart.ts";

// Of fetching charts, and of running helm.

/** `kiali-server 2.31.0`. */
interface Pinned {
  readonly chart: string;
}

export const helmMissing = kind(
  "MW0070",
  "error",
  "There is no helm",
  (a: { reason: string }) =>
    `The fleet has charts that are rendered, which needs helm: ${a.reason}. Install helm 3.18 or newer ` +
    `(https://helm.sh/docs/intro/install/), or set MESHWRIGHT_HELM to its path.`,
);

export const helmOld = kind(
  "MW0071",
  "error",
  "A helm that is too old",
  (a: { version: string }) =>
    `This helm is ${a.version}; 3.18 or newer is needed. Install a newer one, or set MESHWRIGHT_HELM to its path.`,
);

export const helmFails = kind(
  "MW0072",
  "error",
  "A chart that helm cannot render",
  (a: Pinned & { also: readonly string[]; message: string }) =>
    `helm cannot render the chart ${a.chart}: ${a.message} Correct the values, or take another version of the ` +
    `chart.${also(a)}`,
);

export const chartLockUnreadable = kind(
  "MW0073",
  "error",
  "A lock of charts that cannot be read",
  (a: { problem: string }) =>
    `${a.problem} Restore the file from git, or delete it and run \`meshwright charts pull\`, which trusts what the ` +
    `repositories give today.`,
);

export const chartNotLocked = kind(
  "MW0074",
  "error",
  "A chart that is not in the lock",
  (a: Pinned & { source: string }) =>
    `The fleet renders the chart ${a.chart} of ${a.source}, which is not in the lock. Run \`meshwright charts pull\`, ` +
    `and commit the lock.`,
);

export const chartChanged = kind(
  "MW0075",
  "error",
  "A chart that is not what was locked",
  (a: Pinned & { source: string; locked: string; found: string }) =>
    `${a.source} now gives another chart ${a.chart}: sha256 ${a.found}, and the lock says ${a.locked}. Somebody published ` +
    `other content under the same version, or stands in between. Find out why; \`meshwright charts pull --accept-changed\` ` +
    `takes what is there now.`,
);

export const chartUnreachable = kind(
  "MW0076",
  "error",
  "A chart that cannot be fetched",
  (a: Pinned & { source: string; message: string }) =>
    `The chart ${a.chart} cannot be fetched from ${a.source}: ${a.message} Look at version, address and network; a ` +
    `private repository wants \`helm registry login\` (oci://) or \`helm repo add --username\` (https://).`,
);

export const chartNotPulled = kind(
  "MW0077",
  "error",
  "A chart that was not fetched to this machine",
  (a: Pinned & { spoilt: boolean }) =>
    `The chart ${a.chart} is in the lock, but ${a.spoilt ? "its file in the cache was changed" : "not in the cache of this machine"}. ` +
    `Run \`meshwright charts pull\`.`,
);

export const chartUnstable = kind(
  "MW0078",
  "error",
  "A chart that renders something else each time",
  (a: Pinned & { object: string }) =>
    `The chart ${a.chart} renders ${a.object} differently each time: by chance, by the clock, or in no order. The tree ` +
    `would never be up to date. Give the value it makes up, or leave this chart to an engine: charts: reference.`,
);

export const chartsUnwritable = kind(
  "MW0079",
  "error",
  "A file of charts that cannot be written",
  (a: { reason: string }) =>
    `This cannot be written: ${a.reason}. Charts are kept under MESHWRIGHT_CACHE, else in the user's cache folder; the ` +
    `lock lies in the folder of the fleet.`,
);
