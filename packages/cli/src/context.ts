import type { CommandContext } from "@stricli/core";
import type { Prompts } from "./ask/prompts.ts";

/** A stream that text is written to; a terminal says so. */
export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  /** Width of a terminal. */
  readonly columns?: number;
}

/** What the packages below do for the commands. It is loaded when a command needs it: `--help` is faster without. */
export interface Engine {
  readonly config: Pick<
    typeof import("@meshwright/config"),
    | "clusterFile"
    | "defaultFleet"
    | "editYaml"
    | "fleetChecks"
    | "fleetFiles"
    | "loadFleet"
    | "planAddresses"
    | "readRootFile"
    | "shortKubernetesVersion"
    | "valueFindings"
  >;
  readonly mesh: Pick<
    typeof import("@meshwright/mesh"),
    | "chartRequests"
    | "describeOrder"
    | "describeVerification"
    | "examineFolder"
    | "examineHub"
    | "fleetRenderer"
    | "fleetSeenFrom"
    | "renderFleet"
    | "restartsOf"
    | "terraformNetworkOf"
    | "validatorsWith"
  >;
  readonly reach: Pick<typeof import("@meshwright/reach"), "reachPicture">;
  readonly schemas: Pick<typeof import("@meshwright/schemas"), "loadSchemas">;
  readonly trust: Pick<typeof import("@meshwright/trust"), "trustPicture">;
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
  /** Questions to a person; absent where nobody is there to answer. */
  readonly prompts?: () => Promise<Prompts>;
  /** Runs what must not be left half-done; an interrupt meanwhile comes too late. */
  readonly uninterrupted: <T>(action: () => T) => T;
}
