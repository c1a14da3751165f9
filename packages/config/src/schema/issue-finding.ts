import type { Finding } from "@meshwright/findings";
import { finding, kinds, nearest } from "@meshwright/findings";
import { z } from "./zod.ts";
import type { KeyPath, Source } from "@meshwright/reading";
import { isPlainKey } from "@meshwright/reading";

type Issue = z.core.$ZodRawIssue;

interface Told {
  readonly findings: readonly Finding[];
  /** Values that are not known for what they are. */
  readonly broken: readonly KeyPath[];
}

/** Says what zod found in the words of the fleet. Values are never quoted: one may be a secret in the wrong place. */
export function issueFindings(issues: readonly Issue[], data: unknown, source: Source): Told {
  const unknown = issues
    .filter((issue) => issue.code === "unrecognized_keys")
    .map((issue) => tellUnknownKeys(issue, data, source));
  const misspelt = new Set(unknown.flatMap(({ broken }) => broken.map((keyPath) => JSON.stringify(keyPath))));
  const others = issues
    .filter((issue) => issue.code !== "unrecognized_keys")
    // A key that is there with a typo is not also missing.
    .filter((issue) => !misspelt.has(JSON.stringify(pathOf(issue))))
    .map((issue) => tell(issue, data, source));
  const all = [...unknown, ...others];
  return {
    findings: all.flatMap(({ findings }) => findings),
    broken: all.flatMap(({ broken }) => broken),
  };
}

const pathOf = ({ path = [] }: Issue): KeyPath => path.map((key) => (typeof key === "symbol" ? String(key) : key));

/** The value at a path; undefined where there is none. */
function valueAt(data: unknown, keyPath: KeyPath): unknown {
  return keyPath.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    data,
  );
}

function tellUnknownKeys(issue: Extract<Issue, { code: "unrecognized_keys" }>, data: unknown, source: Source): Told {
  const map = pathOf(issue);
  const valid = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
  const present = Object.keys(valueAt(data, map) ?? {});
  const free = valid.filter((key) => !present.includes(key));
  const told = issue.keys.map((key) => {
    const close = nearest(key, free) ?? nearest(key, valid);
    const shown = isPlainKey(key) ? key : "of this name";
    return {
      close,
      finding: finding(kinds.unknownKey, source.place([...map, key], "key"), {
        key: shown,
        nearest: close,
        valid,
      }),
    };
  });
  return {
    findings: told.map(({ finding: one }) => one),
    broken: told.flatMap(({ close }) => (close !== undefined && free.includes(close) ? [[...map, close]] : [])),
  };
}

function tell(issue: Issue, data: unknown, source: Source): Told {
  const keyPath = pathOf(issue);
  const value = valueAt(data, keyPath);
  return { findings: [findingOf(issue, keyPath, value, source)], broken: [keyPath] };
}

function findingOf(issue: Issue, keyPath: KeyPath, value: unknown, source: Source): Finding {
  const key = keyPath.at(-1);
  if (value === undefined && typeof key === "string") {
    return finding(kinds.missingKey, source.place(keyPath.slice(0, -1), "key"), {
      key,
      help: helpOf(issue),
    });
  }
  const place = source.place(keyPath);
  if (issue.code === "invalid_type") {
    if (issue.expected === "string" && (typeof value === "number" || typeof value === "boolean")) {
      return finding(kinds.unquoted, place, {
        written: source.written?.(keyPath) ?? String(value),
        read: typeof value === "number" ? "a number" : "true or false",
      });
    }
    return finding(kinds.wrongType, place, { wanted: typeWords[issue.expected] ?? issue.expected });
  }
  const valid = choicesOf(issue);
  if (valid !== undefined) {
    const close = typeof value === "string" ? nearest(value, valid) : undefined;
    return finding(kinds.notOneOf, place, { valid, nearest: close });
  }
  const wants = z.core.util.finalizeIssue(issue, {}, z.config()).message;
  return finding(
    issue.code === "custom" && issue.params?.["form"] === "name" ? kinds.badName : kinds.wrongForm,
    place,
    { wants },
  );
}

const typeWords: Readonly<Record<string, string>> = {
  string: "a text",
  object: "a map of keys and values",
  array: "a list",
  number: "a number, without quotes",
  int: "a whole number, without quotes",
  boolean: "true or false, without quotes",
};

function choicesOf(issue: Issue): readonly string[] | undefined {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options))
    // A choice that may also be left out stands among them as undefined.
    return issue.options.filter((option) => option !== undefined).map(String);
  return undefined;
}

/** What the schema says of a key, as editors show it, or what it can be. */
function helpOf(issue: Issue): string {
  const choices = choicesOf(issue);
  if (choices !== undefined) return `It is one of: ${choices.join(", ")}.`;
  return issue.inst instanceof z.ZodType ? (issue.inst.description ?? "") : "";
}
