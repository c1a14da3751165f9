import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Report } from "@meshwright/diff";
import { runCli } from "../fake-context.ts";

/** A world in which nobody has settings of git. */
export const env: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "A Colleague"],
      [`GIT_${who}_EMAIL`, "colleague@harbour.example"],
      [`GIT_${who}_DATE`, "2026-12-01T09:00:00Z"],
    ]),
  ),
};

export interface TestRepository {
  readonly at: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes files, by their paths. */
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  /** Commits all that lies there. */
  readonly commit: (message?: string) => void;
}

export function repositoryAt(at: string, ...init: readonly string[]): TestRepository {
  mkdirSync(at, { recursive: true });
  const git = (...args: readonly string[]): string =>
    execFileSync("git", args, { cwd: at, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  git("init", "--quiet", "--initial-branch=main", ...init);
  return {
    at,
    git,
    write: (files) => writeFiles(at, files),
    commit: (message = "a change") => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
    },
  };
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

/** What `diff` ends with, and its report. */
export async function diff(cwd: string, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const outcome = await runCli(["diff", "--format", "json", ...args], { cwd, env: { ...env, ...more } });
  const report: Report | undefined = outcome.stdout === "" ? undefined : JSON.parse(outcome.stdout);
  return { ...outcome, report };
}

/** The objects that differ, each as `how file`. */
export const changesIn = (report: Report | undefined): readonly string[] =>
  (report?.objects ?? []).flatMap(({ one, clusters }) =>
    clusters.map((cluster) => `${one.how} ${(one.after ?? one.before ?? "").replaceAll("‹cluster›", cluster)}`),
  );
