import { kind } from "./kind.ts";

// The whole vocabulary. Sorted by code; a code is never used twice. Ranges:
// MW0xxx input and fleet, MW1xxx references, MW2xxx order, MW3xxx trust, MW4xxx schema, MW5xxx network,
// MW6xxx security, MW7xxx versions and known hazards, MW8xxx mesh policy and injection.

export const unreadable = kind(
  "MW0001",
  "error",
  "A file or folder cannot be read",
  (a: { what: string }) => a.what,
);

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
