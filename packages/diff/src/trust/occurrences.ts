import { pointerTo } from "@meshwright/findings";
import type { Json } from "@meshwright/model";
import { isMap } from "@meshwright/inventory";
import type { CertificateFacts } from "@meshwright/trust";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Path } from "../value/change.ts";
import { besideCertificates, certificatesIn } from "./certificates-in.ts";
import type { Role } from "./role.ts";
import { roleOf } from "./role.ts";

/** The certificates of one text that differs, on both sides. */
export interface Occurrence {
  readonly role: Role;
  readonly change: ObjectChange;
  readonly before: readonly CertificateFacts[];
  readonly after: readonly CertificateFacts[];
  /** Blocks of the new text that hold no certificate. */
  readonly unreadable: number;
  /** Names the text where nothing but its certificates differs; else only the object, without a claim on what differs. */
  readonly cause: Cause;
}

interface Texts {
  readonly path: readonly string[];
  readonly before?: string;
  readonly after?: string;
}

/** Every text of an object that differs and holds a certificate. */
export const occurrencesIn = (change: ObjectChange): readonly Occurrence[] =>
  textsOf(change).flatMap(({ path, before = "", after = "" }) => {
    const [old, now] = [certificatesIn(before), certificatesIn(after)];
    if (old.length === 0 && now.length === 0) return [];
    const { ref, file } = resourceOf(change);
    const facts = (all: typeof old): readonly CertificateFacts[] =>
      all.flatMap((one) => ("facts" in one ? [one.facts] : []));
    const isAlone = change.how === "changed" && besideCertificates(before) === besideCertificates(after);
    const pointer = pointerTo(...path);
    return [
      {
        role: roleOf(
          resourceOf(change),
          path.filter((key) => !/^\d+$/.test(key)),
        ),
        change,
        before: facts(old),
        after: facts(now),
        unreadable: now.length - facts(now).length,
        cause: isAlone ? { object: { ref, file }, pointers: [pointer] } : causeOf(change, []),
      },
    ];
  });

function textsOf({ before, after, changes }: ObjectChange): readonly Texts[] {
  if (before === undefined || after === undefined) {
    const side = before === undefined ? "after" : "before";
    return [...leaves((after ?? before)?.body, [])].map(([path, text]) => ({ path, [side]: text }));
  }
  return changes.flatMap((change) => {
    if (change.how === "reordered") return [];
    const start = keysOf(change.path);
    const old = change.how === "added" ? [] : [...leaves(change.before, start)];
    const now = new Map(
      change.how === "removed"
        ? []
        : Array.from(leaves(change.after, start), ([path, text]) => [path.join("/"), { path, text }]),
    );
    const paired = old.map(([path, text]): Texts => {
      const other = now.get(path.join("/"));
      now.delete(path.join("/"));
      return { path, before: text, ...(other && { after: other.text }) };
    });
    return [...paired, ...Array.from(now.values(), ({ path, text }): Texts => ({ path, after: text }))];
  });
}

const keysOf = (path: Path): readonly string[] => path.map((step) => ("key" in step ? step.key : String(step.index)));

/** Every text within a value that may hold a certificate. */
function* leaves(value: Json | undefined, path: readonly string[]): Generator<readonly [readonly string[], string]> {
  if (typeof value === "string") {
    if (value.includes("-----BEGIN CERT") || value.includes("LS0tLS1CRUdJTiBDRVJ")) yield [path, value];
  } else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* leaves(item, [...path, String(index)]);
  else if (isMap(value)) for (const [key, item] of Object.entries(value)) yield* leaves(item, [...path, key]);
}
