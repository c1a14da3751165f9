/**
 * The phases of a mesh in one cluster, in the order in which they come to life, with the sync wave of their objects.
 * The numbers are written here and nowhere else.
 */
export const phases = [
  { name: "network", wave: 0 },
  { name: "namespaces", wave: 10 },
  { name: "cert-manager", wave: 20 },
  { name: "issuer-controllers", wave: 25 },
  { name: "issuers", wave: 30 },
  { name: "ca", wave: 40 },
  { name: "istio-base", wave: 50 },
  { name: "istio-cni", wave: 55 },
  { name: "istiod", wave: 60 },
  { name: "gateways", wave: 65 },
  { name: "links", wave: 70 },
  { name: "mesh-policy", wave: 80 },
  { name: "apps", wave: 90 },
  { name: "kiali", wave: 100 },
  { name: "verify", wave: 110 },
] as const;

export type PhaseName = (typeof phases)[number]["name"];

/**
 * Phases of what is delivered alone, even where everything else of a cluster can be delivered together: what waits for
 * others, or belongs to others, must hold up nothing.
 */
const alone = new Set<PhaseName>(["links", "apps", "kiali", "verify"]);

/** True for the phases of the mesh itself, which can be delivered as one. */
export const isTogether = (phase: PhaseName): boolean => !alone.has(phase);

/** Offsets inside one phase: a part that needs another part of its phase comes 1 to 4 waves later. */
export const largestOffset = 4;

/** The sync wave of a phase's first objects. */
export function waveOf(phase: PhaseName): number {
  const found = phases.find(({ name }) => name === phase);
  if (found === undefined) throw new Error(`no such phase: ${phase}`);
  return found.wave;
}

/**
 * Waves of what delivers the clusters: projects come before the Applications that name them, sources of charts before the
 * HelmReleases; roots are all in one wave, so that none waits for another.
 */
export const deliveryWaves = { projects: -1, sources: -1, roots: 0 } as const;
