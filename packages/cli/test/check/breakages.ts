import type { Body } from "@meshwright/model";
import { withKey, withValue } from "./edit.ts";
import { isClosed, isRecord, type Keys, type Place, placesIn } from "./places.ts";
import type { Random } from "./random.ts";

/** A file of the tree as a breakage sees it. */
export interface File {
  readonly path: string;
  readonly body: Body;
}

/** What becomes of a file; a path of another file, or none of the old, is a move or a copy. */
export interface Broken {
  /** Where, for people: a pointer, or a path. */
  readonly where: string;
  readonly body: unknown;
  readonly path?: string;
  /** The file stays where it was as well. */
  readonly isCopy?: boolean;
}

export interface Breakage {
  readonly name: string;
  /** Undefined where the file has no place for it. */
  readonly of: (file: File, random: Random) => Broken | undefined;
}

const pointer = (keys: Keys): string => `/${keys.join("/")}`;
const at = ({ keys }: Place): string | number | undefined => keys.at(-1);

/** Breaks one of the places that fit, by what `to` makes of its value. */
const ofPlaces =
  (fits: (place: Place, file: File) => boolean, to: (place: Place, random: Random) => unknown): Breakage["of"] =>
  (file, random) => {
    const place = random.pick(placesIn(file.body).filter((one) => fits(one, file)));
    return place && { where: pointer(place.keys), body: withValue(file.body, place.keys, to(place, random)) };
  };

const isText = ({ value }: Place): boolean => typeof value === "string" && value !== "";
const withEnd = ({ value }: Place): string => `${String(value)}-gone`;

/** Two letters change places, or one is missing: what fingers do. */
function typo(word: string, random: Random): string {
  const index = random.below(word.length - 1);
  const swapped = `${word.slice(0, index)}${word[index + 1]}${word[index]}${word.slice(index + 2)}`;
  return swapped === word ? `${word}${word.at(-1)}` : swapped;
}

const otherType = (type: string): unknown => {
  switch (type) {
    case "string":
      return { of: "another type" };
    case "integer":
    case "number":
      return "two";
    case "boolean":
      return "perhaps";
    case "array":
      return { of: "another type" };
    default:
      return "another type";
  }
};

/** Keys that hold the name of another object, by the key and by what is around it. */
const named = (keys: Keys): boolean => {
  const [outer, inner] = [String(keys.at(-2)), String(keys.at(-1))];
  if (/^(serviceAccountName|policyName|project)$/.test(inner)) return true;
  return inner === "name" && /^(roleRef|issuerRef|secretStoreRef|configMap|serviceAccountRef|secretRef)$/.test(outer);
};

/** A Job, Deployment or Service of an app, whose pods are rendered beside it. */
const unitOf = (path: string): string => path.split("/")[1] ?? "";
const wave = "argocd.argoproj.io/sync-wave";

/** The ways in which a tree is broken. Each is really wrong: none leaves the object as it was meant. */
export const breakages: readonly Breakage[] = [
  {
    name: "key typo",
    of: (file, random) => {
      const holder = random.pick(placesIn(file.body).filter((place) => isClosed(place) && place.keys.length > 0));
      const known = holder?.schema.properties ?? {};
      const key = random.pick(
        isRecord(holder?.value) ? Object.keys(holder.value).filter(({ length }) => length > 3) : [],
      );
      if (holder === undefined || key === undefined) return undefined;
      const wrong = typo(key, random);
      if (Object.hasOwn(known, wrong)) return undefined;
      return { where: pointer([...holder.keys, key]), body: withKey(file.body, [...holder.keys, key], wrong) };
    },
  },
  {
    name: "wrong type",
    of: ofPlaces(
      ({ keys, schema }) => keys.length > 1 && typeof schema.type === "string",
      ({ schema }) => otherType(String(schema.type)),
    ),
  },
  {
    name: "value outside its enum",
    of: ofPlaces(
      ({ schema }) => schema.enum !== undefined,
      ({ value }, random) => typo(String(value), random),
    ),
  },
  {
    name: "required field removed",
    of: (file, random) => {
      const holder = random.pick(placesIn(file.body).filter(({ schema }) => (schema.required ?? []).length > 0));
      const key = random.pick(holder?.schema.required ?? []);
      if (holder === undefined || key === undefined) return undefined;
      const keys = [...holder.keys, key];
      return { where: pointer(keys), body: withValue(file.body, keys, undefined) };
    },
  },
  { name: "dangling name", of: ofPlaces((place) => isText(place) && named(place.keys), withEnd) },
  {
    name: "wave",
    of: ({ body }, random) => {
      const keys = ["metadata", "annotations", wave];
      const annotations = body.metadata["annotations"];
      const now = Number(isRecord(annotations) ? annotations[wave] : Number.NaN);
      if (Number.isNaN(now)) return undefined;
      return { where: pointer(keys), body: withValue(body, keys, String(now + (random.below(2) === 0 ? 12 : -12))) };
    },
  },
  {
    name: "folder",
    of: ({ path, body }, random) => {
      const [cluster = "", ...rest] = path.split("/");
      const folders = ["10-namespaces", "30-issuers", "40-ca", "80-mesh-policy", "110-verify", "00-network"];
      const folder = random.pick(folders.filter((one) => one !== rest[0]));
      const moved = [cluster, folder, rest.at(-1)].join("/");
      return cluster === "_fleet" ? undefined : { where: moved, body, path: moved };
    },
  },
  {
    name: "label against selector",
    of: (file, random) => {
      const { kind } = file.body;
      const ways: Readonly<Record<string, Keys>> = {
        Deployment:
          random.below(2) === 0
            ? ["spec", "selector", "matchLabels", "app"]
            : ["spec", "template", "metadata", "labels", "app"],
        PodDisruptionBudget: ["spec", "selector", "matchLabels", "app"],
        Service: ["spec", "selector", "app"],
      };
      const keys = ways[kind];
      // In the cluster of a caller a Service is rendered without pods: its selector selects nothing there anyway.
      const hasPods = unitOf(file.path) === `90-sample-${file.path.split("/")[0]?.at(-1)}`;
      return keys && hasPods ? { where: pointer(keys), body: withValue(file.body, keys, "other") } : undefined;
    },
  },
  {
    name: "port out of range",
    of: ofPlaces(
      (place) => typeof place.value === "number" && /port$|^number$/i.test(String(at(place))),
      // Where 0 stands for "any port" it is in range.
      ({ schema }, random) => random.pick([schema.minimum === 0 ? -2 : 0, -1, 65_536, 80_800]),
    ),
  },
  {
    name: "duplicate identity",
    of: ({ path, body }) => {
      const copy = path.replace(/\/([^/]+)\.yaml$/, "/$1-copy.yaml");
      return { where: copy, body, path: copy, isCopy: true };
    },
  },
  {
    name: "kind typo",
    of: ({ body }, random) => ({ where: "/kind", body: { ...body, kind: typo(body.kind, random) } }),
  },
  {
    name: "apiVersion",
    of: ({ body }) => ({
      where: "/apiVersion",
      body: { ...body, apiVersion: body.apiVersion.replace(/v\d\w*$/, "v9") },
    }),
  },
  {
    name: "namespace",
    of: ({ body }) => {
      const { namespace } = body.metadata;
      const keys = ["metadata", "namespace"];
      return namespace === undefined
        ? undefined
        : { where: pointer(keys), body: withValue(body, keys, `${namespace}-x`) };
    },
  },
  {
    name: "image",
    of: ofPlaces(
      (place) => isText(place) && at(place) === "image",
      ({ value }, random) => String(value).replace(/[:@][^/]*$/, random.below(2) === 0 ? "" : ":latest"),
    ),
  },
  {
    name: "Secret with content",
    of: ({ body }) =>
      body.kind === "Secret" ? { where: "/data", body: { ...body, data: { token: "bm90IGEgdG9rZW4=" } } } : undefined,
  },
  {
    name: "duration",
    of: ofPlaces(
      (place) =>
        isText(place) &&
        /^(duration|renewBefore|refreshInterval|interval|timeout|perTryTimeout|maxDuration)$/.test(String(at(place))),
      (_, random) => random.pick(["90d", "soon", "5 s", ""]),
    ),
  },
  {
    name: "quantity",
    of: ofPlaces(
      (place) => isText(place) && /^(cpu|memory|ephemeral-storage)$/.test(String(at(place))),
      ({ value }) => `${String(value)}b`,
    ),
  },
  {
    name: "schedule",
    of: ofPlaces(
      (place) => at(place) === "schedule",
      (_, random) => random.pick(["61 * * * *", "hourly", "* * *"]),
    ),
  },
  {
    name: "label key",
    of: ({ body }) => ({
      where: "/metadata/labels",
      body: withValue(body, ["metadata", "labels"], { "app kubernetes.io/name": "x" }),
    }),
  },
  {
    name: "unit of a gate",
    of: ({ body }) =>
      body.kind === "Job"
        ? { where: "/metadata/labels", body: withValue(body, ["metadata", "labels", "meshwright.io/gate"], "99-other") }
        : undefined,
  },
];
