import { largestOffset, phases, waveOf } from "@meshwright/model";
import { expect, test } from "vitest";

test("phases are in the order of their waves, each with a name of its own", () => {
  const waves = phases.map(({ wave }) => wave);
  expect(waves).toEqual(waves.toSorted((left, right) => left - right));
  expect(new Set(phases.map(({ name }) => name)).size).toBe(phases.length);
});

test("a phase's last offset comes before the next phase", () => {
  for (const [index, { wave }] of phases.entries()) {
    expect(wave + largestOffset).toBeLessThan(phases[index + 1]?.wave ?? Number.POSITIVE_INFINITY);
  }
});

test("the wave of a phase is that of the table", () => {
  expect([waveOf("network"), waveOf("ca"), waveOf("istiod"), waveOf("links")]).toEqual([0, 40, 60, 70]);
});
