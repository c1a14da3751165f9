import type { Finding } from "@meshwright/findings";
import type { Cluster, Fleet } from "@meshwright/model";
import type { CommandContext } from "@stricli/core";

/** A stream that text is written to; a terminal says so. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
}

/** One top folder of the tree as the render makes it. */
export interface RenderedFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

/** One line of the table of order. */
export interface OrderRow {
  readonly wave: number;
  readonly phase: string;
  readonly unit: string;
  readonly needs: readonly { readonly text: string }[];
  readonly gate?: string;
  readonly objects: number;
  readonly release?: string;
}

/** What the packages below do for the commands. It is loaded when a command needs it: `--help` is faster without. */
export interface Engine {
  readonly defaultFleet: (root: string) => string;
  readonly loadFleet: (
    path: string,
    options: { readonly today: Date; readonly root?: string },
  ) => Promise<{ readonly fleet?: Fleet; readonly findings: readonly Finding[] }>;
  readonly renderFleet: (fleet: Fleet) => Iterable<RenderedFolder>;
  readonly renderCluster: (fleet: Fleet, cluster: Cluster) => RenderedFolder;
  readonly describeOrder: (fleet: Fleet, cluster: Cluster) => readonly OrderRow[];
}

/** All of the world that a command may touch. */
export interface Context extends CommandContext {
  readonly process: {
    readonly stdout: Output & CommandContext["process"]["stdout"];
    readonly stderr: Output & CommandContext["process"]["stderr"];
    readonly env: Readonly<Record<string, string | undefined>>;
    exitCode?: number | string | null;
  };
  readonly cwd: string;
  readonly today: Date;
  readonly engine: () => Promise<Engine>;
}
