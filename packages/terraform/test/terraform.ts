import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { JsonObject } from "@meshwright/model";

const provider = "registry.terraform.io/hashicorp/aws";

/**
 * Where Terraform looks for providers by itself, and folders of /opt that hold the same:
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
const mirrors = (): readonly string[] => [
  ...[process.env["XDG_DATA_HOME"] ?? join(homedir(), ".local/share"), "/usr/local/share", "/usr/share"].map((folder) =>
    join(folder, "terraform/plugins"),
  ),
  join(homedir(), ".terraform.d/plugins"),
  ...(existsSync("/opt") ? readdirSync("/opt").map((name) => join("/opt", name)) : []),
];

export interface Terraform {
  readonly binary: string;
  /** Folder that holds the AWS provider. */
  readonly mirror: string;
}

/** What is missing, where the two are not on this machine. */
export function findTerraform(): Terraform | string {
  const binary = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "terraform"))
    .find((path) => existsSync(path));
  if (binary === undefined) return "no terraform on PATH";
  const mirror = mirrors().find((folder) => existsSync(join(folder, provider)));
  return mirror === undefined ? `no folder of providers that holds ${provider}` : { binary, mirror };
}

export interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
}

/** A folder in which Terraform works, with nothing of the machine's own settings. */
export class Workspace {
  readonly #terraform: Terraform;
  readonly #root = mkdtempSync(join(tmpdir(), "meshwright-terraform-"));
  readonly #folder = join(this.#root, "network");

  constructor(terraform: Terraform, files: ReadonlyMap<string, JsonObject>) {
    this.#terraform = terraform;
    mkdirSync(join(this.#folder, "tests"), { recursive: true });
    for (const [name, value] of files) writeFileSync(join(this.#folder, name), JSON.stringify(value));
    writeFileSync(
      join(this.#root, "terraform.rc"),
      `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(terraform.mirror)}\n  }\n}\n`,
    );
    this.#run("init", "-backend=false", "-input=false", "-no-color");
  }

  /** What `terraform validate` says against the provider's own schema. */
  validate(): readonly Diagnostic[] {
    const said: { readonly diagnostics: readonly Diagnostic[] } = JSON.parse(this.#run("validate", "-json"));
    return said.diagnostics;
  }

  /** How many resources of each type a plan makes, with a made-up AWS in place of each provider. */
  plan(aliases: readonly string[]): Readonly<Record<string, number>> {
    const mocks = aliases.map((alias) => `mock_provider "aws" {\n  alias = ${JSON.stringify(alias)}\n}\n`);
    const test = join(this.#folder, "tests/plan.tftest.hcl");
    writeFileSync(test, [...mocks, `run "plan" {\n  command = plan\n}\n`].join("\n"));
    const lines = this.#run("test", "-json", "-verbose").trim().split("\n");
    const said = lines.map((line): TestLine => JSON.parse(line));
    const failed = said.filter(({ test_summary: summary }) => summary !== undefined && summary.status !== "pass");
    if (failed.length > 0) throw new Error(lines.join("\n"));
    const changes = said.flatMap(({ test_plan: plan }) => plan?.resource_changes ?? []);
    const counts = Map.groupBy(changes, ({ type }) => type);
    return Object.fromEntries([...counts].map(([type, ofType]) => [type, ofType.length]));
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #run(...args: readonly string[]): string {
    try {
      return execFileSync(this.#terraform.binary, args, {
        cwd: this.#folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        maxBuffer: 64 * 1024 * 1024,
        env: {
          PATH: process.env["PATH"],
          HOME: this.#root,
          TF_CLI_CONFIG_FILE: join(this.#root, "terraform.rc"),
          TF_DATA_DIR: join(this.#root, "data"),
          CHECKPOINT_DISABLE: "1",
        },
      });
    } catch (error) {
      // What validate finds is on stdout, and its exit code is 1.
      if (error instanceof Error && "stdout" in error && args[0] === "validate") return String(error.stdout);
      throw error;
    }
  }
}

interface TestLine {
  readonly test_summary?: { readonly status: string };
  readonly test_plan?: { readonly resource_changes?: readonly { readonly type: string }[] };
}
