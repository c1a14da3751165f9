import type { Finding } from "@meshwright/findings";
import { compareFindings, finding, hasErrors, kinds } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { isRecord } from "@meshwright/model";
import type { Difference } from "./compare/differences.ts";
import { differences } from "./compare/differences.ts";
import type { FileEdit } from "./compare/edits.ts";
import { edits } from "./compare/edits.ts";
import { clusterShape, meshShape } from "./compare/fleet-shapes.ts";
import type { MapShape } from "./compare/shape.ts";
import { shown } from "./compare/shown.ts";
import { clusterWords } from "./facts/cluster-words.ts";
import { connectionWords } from "./facts/connections.ts";
import { withoutMade } from "./facts/made-by-terraform.ts";
import { missing } from "./facts/missing.ts";
import { owners } from "./facts/owners.ts";
import { subjects } from "./facts/subjects.ts";
import type { FleetPlacer } from "./facts/telling.ts";
import { transitGatewayWords } from "./facts/transit-gateways.ts";
import { partial } from "./facts/whole.ts";
import { readOutputs } from "./outputs/read-outputs.ts";
import type { SavedFile } from "./outputs/saved-file.ts";

export interface ImportOptions {
  readonly fleet: Fleet;
  /** What a file of the fleet says, as its YAML is read: `mesh.yaml`, `clusters/<name>.yaml`. */
  readonly said: (file: string) => unknown;
  readonly place: FleetPlacer;
  readonly outputs: readonly SavedFile[];
}

export interface Imported {
  /** Whole only where no finding is an error. */
  readonly differences: readonly FileDifference[];
  /** What takes the differences away, by the file of the fleet. */
  readonly edits: ReadonlyMap<string, readonly FileEdit[]>;
  /** Of the outputs: what is wrong with them, what they do not tell, what was left out or inferred. */
  readonly findings: readonly Finding[];
}

export interface FileDifference extends Difference {
  /** Of the folder of the fleet. */
  readonly file: string;
  readonly finding: Finding;
  /** `before -> after`, in one line. */
  readonly change: string;
}

/** Compares a fleet with what AWS says of it. With an output that cannot be used nothing is compared. */
export function importFleet({ fleet, said, place, outputs: files }: ImportOptions): Imported {
  const names = fleet.clusters.map(({ name }) => name);
  const { outputs: read, findings: found } = readOutputs(files, names);
  const { outputs, findings: ofTerraform } = withoutMade(fleet, read);
  const findings: Finding[] = [...found, ...ofTerraform];
  const nothing = (): Imported => ({ differences: [], edits: new Map(), findings: unique(findings) });
  if (hasErrors(findings)) return nothing();
  const tell = (one: Finding): void => void findings.push(one);
  const all = subjects(fleet.clusters, outputs, tell);
  findings.push(...owners(all, outputs), ...partial(all, outputs));
  if (hasErrors(findings)) return nothing();
  const mesh = {
    connectivity: {
      transitGateways: transitGatewayWords(fleet, all, outputs, tell),
      connections: connectionWords(fleet, all, outputs, tell),
    },
  };
  findings.push(...missing(fleet, all, outputs, place));
  const wanted: readonly Wanted[] = [
    ...all.map((one): Wanted => ({ file: one.file, shape: clusterShape, words: clusterWords(one, outputs, tell) })),
    { file: "mesh.yaml", shape: meshShape, words: mesh },
  ];
  if (hasErrors(findings)) return nothing();
  const compared = wanted.map((one) => {
    const before = said(one.file);
    return { ...one, before: isRecord(before) ? before : {} };
  });
  return {
    differences: compared.flatMap(({ file, shape, before, words }) =>
      differences(shape, before, words).map((one) => told(file, one, place)),
    ),
    edits: new Map(
      compared.flatMap(({ file, shape, before, words }) => {
        const made = edits(shape, before, words);
        return made.length === 0 ? [] : [[file, made] as const];
      }),
    ),
    findings: unique(findings),
  };
}

interface Wanted {
  readonly file: string;
  readonly shape: MapShape;
  readonly words: Readonly<Record<string, unknown>>;
}

function told(file: string, one: Difference, place: FleetPlacer): FileDifference {
  const last = one.keyPath.at(-1);
  const [fleet, aws] = [one.fleet, one.aws].map((value) => (value === undefined ? undefined : shown(value, last)));
  return {
    ...one,
    file,
    finding: finding(kinds.differsFromAws, place(file, one.keyPath), { fleet, aws }),
    change: `${fleet ?? "nothing"} -> ${aws ?? "nothing"}`,
  };
}

const unique = (findings: readonly Finding[]): readonly Finding[] =>
  [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()].toSorted(compareFindings);
