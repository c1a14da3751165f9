import { kind } from "../kind.ts";

// Of needs, phases and waves.

export const circularNeeds = kind(
  "MW2001",
  "error",
  "Needs form a circle",
  (a: { circle: readonly string[] }) =>
    `These wait for each other and none would ever start: ${a.circle.join(" → ")}. Remove one of the needs.`,
);

export const needOfLaterPhase = kind(
  "MW2002",
  "error",
  "A need points to a later phase",
  (a: { needs: string; phase: string; neededPhase: string }) =>
    `It needs ${a.needs} of phase ${a.neededPhase}, which comes after its own phase ${a.phase}. Move one of the two.`,
);

export const needOfNothing = kind(
  "MW2003",
  "error",
  "Nothing makes what is needed",
  (a: { object: string; component: string }) =>
    `It waits for ${a.object} of component ${a.component}, which neither holds that object nor installs a chart.`,
);

export const tooManyOffsets = kind(
  "MW2004",
  "error",
  "Too long a chain of needs inside one phase",
  (a: { phase: string; offset: number; largest: number }) =>
    `Its needs inside phase ${a.phase} put it ${a.offset} waves after the phase's first; at most ${a.largest} fit.`,
);

export const wrongWave = kind(
  "MW2005",
  "error",
  "An object in the wrong wave",
  (a: { wave: string; wanted: string }) =>
    `It is in wave ${a.wave}, but what lies here is in ${a.wanted}: it would be applied before what it needs, or hold up what needs it.`,
);

export const misplacedObject = kind(
  "MW2006",
  "error",
  "An object outside the folder of its unit",
  (a: { problem: string }) => a.problem,
);

export const circularDependencies = kind(
  "MW2007",
  "error",
  "Kustomizations that wait for each other",
  (a: { circle: readonly string[] }) =>
    `By dependsOn these wait for each other, and Flux applies none of them: ${a.circle.join(" → ")}.`,
);

export const gateNotAwaited = kind(
  "MW2008",
  "error",
  "A Kustomization that does not wait for the gate of its unit",
  (a: { unit: string }) =>
    `It delivers unit ${a.unit} and depends on no Kustomization of gates/flux/${a.unit}: Flux applies it whether the gate is open or not.`,
);

export const startsAtOnce = kind(
  "MW2009",
  "error",
  "A HelmRelease that nothing holds up",
  () =>
    "Flux applies everything in this folder as soon as it is installed, so this chart is installed before anything it needs. It belongs into flux-releases/<unit>/.",
);

export const unorderedJob = kind(
  "MW2010",
  "warning",
  "A Job that later objects of its unit do not wait for under Flux",
  (a: { wave: number; later: string; laterWave: number }) =>
    `It is in wave ${a.wave}, and ${a.later} in wave ${a.laterWave}: Argo CD waits in between, Flux applies both at once.`,
);
