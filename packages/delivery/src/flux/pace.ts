import type { SettledUnit } from "@meshwright/kit";

/** How long kustomize-controller waits for health at once, and when it looks again. Go durations. */
export interface Pace {
  readonly interval: string;
  readonly retryInterval: string;
  readonly timeout: string;
}

/** How often all is applied again where nothing has changed. */
export const interval = "10m0s";

/**
 * Who waits for health keeps one of the few workers of kustomize-controller (`--concurrent`, 4 where nobody says more), so
 * nobody waits long: it fails, and looks again. Of what waits for others there may be as many as there are peers.
 * https://fluxcd.io/flux/components/kustomize/options/
 */
const gate: Pace = { interval, retryInterval: "30s", timeout: "30s" };
const aside: Pace = { interval, retryInterval: "2m0s", timeout: "20s" };
const objects: Pace = { interval, retryInterval: "1m0s", timeout: "2m0s" };
/** helm-controller works on its own; its charts take longer. */
const chart: Pace = { interval, retryInterval: "1m0s", timeout: "5m0s" };

export const paceOfGate = (unit: SettledUnit): Pace => (unit.aside ? aside : gate);

export function paceOf({ aside: isAside, release }: SettledUnit): Pace {
  if (isAside) return aside;
  return release === undefined ? objects : chart;
}
