import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Report } from "@meshwright/diff";
import { afterAll, afterEach, beforeEach } from "vitest";
import { runCli } from "../fake-context.ts";
import { gitEnv, gitIn } from "../git.ts";
import { remove, scratchFolder } from "../sample-fleets.ts";

export interface TestRepository {
  readonly at: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes files, by their paths. */
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  /** Commits all that lies there. */
  readonly commit: (message?: string) => void;
}

/** A new repository, without a commit. */
export function repositoryAt(at: string, ...init: readonly string[]): TestRepository {
  mkdirSync(at, { recursive: true });
  const repository = inFolder(at);
  repository.git("init", "--quiet", "--initial-branch=main", ...init);
  return repository;
}

const inFolder = (at: string): TestRepository => {
  const git = gitIn(at);
  return {
    at,
    git,
    write: (files) => writeFiles(at, files),
    commit: (message = "a change") => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
    },
  };
};

/** A repository that is made anew for each test of a file, with one commit, in a folder in which there is room beside it. */
export function freshRepository(
  name: string,
  fill: (repository: TestRepository) => void = ({ write }) => write(smallTree),
) {
  const scratch = scratchFolder(name);
  const at = join(scratch, "work");
  const repository = inFolder(at);
  beforeEach(() => {
    repositoryAt(at);
    fill(repository);
    repository.commit();
  });
  afterEach(() => remove(at));
  afterAll(() => remove(scratch));
  return { scratch, at, repository };
}

export function writeFiles(at: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), content);
  }
}

/** A ConfigMap of the app `shop`. */
export const settings = (data: string, name = "settings"): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: shop\ndata:\n  colour: ${data}\n`;

export const shop = "clusters/harbour-a/90-shop";
export const settingsFile = `${shop}/configmap-shop-settings.yaml`;

const application =
  "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: harbour-a-90-shop\n  namespace: argocd\nspec: {}\n";

/** A tree of one cluster: what says that it was rendered, and one object. */
export const smallTree = {
  "clusters/harbour-a/argocd/application-argocd-harbour-a-90-shop.yaml": application,
  [settingsFile]: settings("green"),
};

/** What changes in the small tree where its colour does, as `changesIn` tells it. */
export const changed = [`changed ${settingsFile.replace("clusters/", "")}`];

/** What `diff` ends with, and its report. */
export async function diff(cwd: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const outcome = await runCli(["diff", "--format", "json", ...args], { cwd, env: { ...gitEnv, ...more } });
  const report: Report | undefined = outcome.stdout === "" ? undefined : JSON.parse(outcome.stdout);
  return { ...outcome, report };
}

/** The objects that differ, each as `how file`. */
export const changesIn = (report: Report | undefined): readonly string[] =>
  (report?.objects ?? []).flatMap(({ one, clusters }) =>
    clusters.map((cluster) => `${one.how} ${(one.after ?? one.before ?? "").replaceAll("‹cluster›", cluster)}`),
  );
