import { join, resolve } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the action is asked to do, from its inputs. */
export interface Settings {
  /** Absolute; where fleet and tree lie. */
  readonly cwd: string;
  /** The same from the workspace, without dots: the prefix of paths in annotations. */
  readonly directory: string;
  readonly tree: string;
  readonly fleet?: string;
  readonly base?: string;
  /** The label by which a maintainer confirms a risk, for the comment to name. */
  readonly allowLabel?: string;
  /** The words that start meshwright. */
  readonly command: readonly [string, ...string[]];
}

/** The repository that this action is part of, in the workspace or beside it, has a meshwright. */
const ownCommand = join(import.meta.dirname, "../../../../mw");

export function settingsOf(env: Environment): Settings {
  const text = (name: string): string | undefined => nonEmpty(env[`MESHWRIGHT_${name}`]);
  const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
  const directory = (text("DIRECTORY") ?? ".").replace(/^\.?\/+|\/+$/g, "");
  const [first = ownCommand, ...more] = (text("COMMAND") ?? "").split("\n").filter((word) => word !== "");
  const fleet = text("FLEET");
  const base = text("BASE");
  const allowLabel = text("ALLOW_LABEL");
  return {
    cwd: resolve(workspace, directory),
    directory: directory === "." ? "" : directory,
    tree: text("TREE") ?? "clusters",
    ...(fleet !== undefined && { fleet }),
    ...(base !== undefined && { base }),
    ...(allowLabel !== undefined && { allowLabel }),
    command: [first, ...more],
  };
}

/** The flag that names the fleet, where it is not where meshwright looks by itself. */
export const fleetOf = ({ fleet }: Settings): readonly string[] => (fleet === undefined ? [] : ["--fleet", fleet]);

export const nonEmpty = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === "" ? undefined : text.trim();
