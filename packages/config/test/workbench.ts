import type { Finding } from "@meshwright/findings";
import { keyPathText } from "@meshwright/findings";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { goodFleet } from "./wrong-fleets.ts";

/** A folder of its own for each test of a file, with a copy of the good fleet in `fleet/`. */
export function useWorkbench(): { readonly root: () => string } {
  let root = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "fleet-"));
    await cp(goodFleet, join(root, "fleet"), { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true }));
  return { root: () => root };
}

/** `<code> <file> <key path>`. */
export const placed = ({ code, place }: Finding): string =>
  place.in === "fleet" ? `${code} ${place.file} ${keyPathText(place.keyPath)}`.trimEnd() : `${code} elsewhere`;
