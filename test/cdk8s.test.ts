import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { glob } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadAll } from "js-yaml";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** `apiVersion kind namespace name`, for each object of the YAML files below a folder. */
async function identitiesIn(folder: string): Promise<readonly string[]> {
  const files = await Array.fromAsync(glob("*/**/*.yaml", { cwd: folder }));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts
    .flatMap((text) => loadAll(text))
    .map((object) => {
      const { apiVersion, kind, metadata } = object as Identity; // oxlint-disable-line typescript/no-unsafe-type-assertion -- Kubernetes objects
      return [apiVersion, kind, metadata["namespace"] ?? "-", metadata["name"]].join(" ");
    })
    .toSorted();
}

test("`cdk8s synth` with the committed cdk8s.yaml gives the objects of the committed tree", async () => {
  const output = await mkdtemp(join(tmpdir(), "cdk8s-"));
  try {
    const cdk8s = join(root, "node_modules/.bin/cdk8s");
    await promisify(execFile)(cdk8s, ["synth", "--check-upgrade=false", "--output", output], { cwd: root });
    const synthesized = await identitiesIn(output);
    expect(synthesized).toEqual(await identitiesIn(join(root, "clusters")));
    expect(synthesized.length).toBeGreaterThan(0);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}, 60_000);
