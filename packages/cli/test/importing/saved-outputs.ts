import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { harbourOutputs } from "@meshwright/testkit";
import { copyBareSample, repository, scratchFolder } from "../sample-fleets.ts";

/** A folder with a copy of the sample fleet, and with what AWS prints of it in `aws/`. */
export interface SavedOutputs {
  readonly at: string;
  readonly fleet: string;
  readonly aws: string;
}

const certificateOf = (letter: string): string =>
  /certificateAuthorityData: (\S+)/.exec(
    readFileSync(join(repository, `fleet/clusters/cluster-${letter}.yaml`), "utf8"),
  )?.[1] ?? "";

export function savedOutputs(name: string): SavedOutputs {
  const at = scratchFolder(name);
  const aws = join(at, "aws");
  mkdirSync(aws);
  for (const [file, printed] of harbourOutputs({ a: certificateOf("a"), b: certificateOf("b") }))
    writeFileSync(join(aws, file), `${JSON.stringify(printed, undefined, 4)}\n`);
  return { at, fleet: copyBareSample(at), aws };
}

export const vpcA = "vpc-0a7c31e58d9f24b60";
export const gatewayA = "tgw-0a44c1d2e3f4a5b6c";
