import type { Finding } from "@meshwright/findings";
import { pointerKeys } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { readResource, whereabouts } from "@meshwright/inventory";
import { positionsIn } from "@meshwright/reading";
import { readFileSync } from "node:fs";

/** Objects of one fixture, and what is expected of them. */
export interface Fixture {
  readonly resources: readonly Resource[];
  /** Each folder of the fixture's tree: those of its objects, and what a line `# folder: …` names. */
  readonly folders: ReadonlySet<string>;
  /** What lines `# given: group/Kind/namespace/name` say is there already; absent where no line does. */
  readonly given?: ReadonlySet<string>;
  /** `14 MW1001`: line and code, in the order of lines. */
  readonly marks: readonly string[];
  readonly lineOf: (finding: Finding) => number;
}

interface Part {
  readonly file: string;
  readonly text: string;
  /** Line of its first line in the fixture, from 1. */
  readonly start: number;
}

/** A document may say in a comment where it lies: `# file: cluster-a/40-ca/certificate-….yaml`. */
function partsOf(text: string): readonly Part[] {
  let start = 1;
  return text.split(/^---\n/m).map((part, index) => {
    const file = /^# file: (\S+)$/m.exec(part)?.[1] ?? `cluster-a/90-shop/object-${index}.yaml`;
    const made = { file, text: part, start };
    start += part.split("\n").length;
    return made;
  });
}

/** Reads a fixture: documents apart by `---`, `# expect CODE` behind the lines that are wrong. */
export function readFixture(path: string): Fixture {
  const text = readFileSync(path, "utf8");
  const parts = partsOf(text);
  const resources = parts.map(({ file, text: one, start }): Resource => {
    const { object, findings } = readResource(file, one);
    if (object === undefined) throw new Error(`${path}: document at line ${start}: ${findings[0]?.message}`);
    const [cluster = "", ...rest] = file.split("/");
    return { ...object, file, ...whereabouts(cluster, rest.join("/")) };
  });
  const named = [...text.matchAll(/^# folder: (\S+)/gm)].map(([, folder = ""]) => folder);
  const given = [...text.matchAll(/^# given: (\S+)$/gm)].map(([, one = ""]) => one);
  const marks = text
    .split("\n")
    .flatMap((line, index) => [...line.matchAll(/# expect (MW\d{4})/g)].map(([, code]) => `${index + 1} ${code}`));
  return {
    resources,
    folders: new Set([...resources.map(({ folder }) => folder), ...named]),
    ...(given.length > 0 && { given: new Set(given) }),
    marks,
    lineOf: ({ place }) => {
      const file = "file" in place ? place.file : undefined;
      const part = parts.find((one) => one.file === file);
      // A folder is found where the fixture names it.
      if (part === undefined) return text.split("\n").findIndex((line) => line.startsWith(`# folder: ${file}`)) + 1;
      return part.start - 1 + positionsIn(part.text)(place.in === "object" ? pointerKeys(place.pointer) : []).line;
    },
  };
}
