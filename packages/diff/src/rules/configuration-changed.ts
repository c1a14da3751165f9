import type { Inventory } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import { knownReaderOf } from "../configuration/known-readers.ts";
import { causeOf } from "../effect.ts";
import { isMeshConfigMap } from "../mesh/mesh-config.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Reader } from "../pods/readers.ts";
import { readersOf } from "../pods/readers.ts";
import type { Rule, Said } from "../rule.ts";
import { isOfCertificates } from "../trust/certificates-in.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin } from "../value/change.ts";
import { isOfVerification } from "../watching/verification.ts";
import { enumerate, nameOf } from "../words.ts";

/** Which content, in which object, read as what. */
interface Content {
  readonly within: readonly ValueChange[];
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  readonly says: string;
}

/** `gate.sh (2 lines go, 3 come)`; of a Secret the key alone. */
function keyInWords({ path, ...change }: ValueChange, isSecret: boolean): string {
  const [, step] = path;
  const key = step === undefined ? "all of it" : "key" in step ? step.key : step.item;
  if (isSecret || change.how === "reordered") return key;
  if (change.how === "added") return `${key} is new`;
  if (change.how === "removed") return `${key} goes`;
  if (change.inside?.as === "lines") return `${key} (lines: ${change.inside.removed} go, ${change.inside.added} come)`;
  return key;
}

/** Certificates that come, go or are replaced are told by trust-changed. */
const isOfTrust = (change: ValueChange): boolean =>
  ["before" in change ? change.before : "", "after" in change ? change.after : ""].some(
    (value) => typeof value === "string" && value.includes("-----BEGIN CERTIFICATE-----"),
  );

/** https://external-secrets.io/latest/api/externalsecret/: what it makes has its own name unless `target.name` says another. */
function contentOf({ how, after, ...change }: ObjectChange): Content | undefined {
  const changes = change.changes.filter((one) => !isOfTrust(one));
  if (how !== "changed" || after === undefined) return undefined;
  const name = nameOf(after.ref);
  switch (groupKind(after.ref)) {
    case "/ConfigMap": {
      const within = changes.filter(
        (one) => (isWithin(one, "data") || isWithin(one, "binaryData")) && !isOfCertificates(one),
      );
      if (isMeshConfigMap(after)) return undefined;
      const keys = enumerate(
        within.map((one) => keyInWords(one, false)),
        5,
      );
      return { within, kind: "ConfigMap", name: after.ref.name, says: `The content of ${name} changes: ${keys}.` };
    }
    case "/Secret": {
      const within = changes.filter((one) => isWithin(one, "data") || isWithin(one, "stringData"));
      const keys = enumerate([...new Set(within.map((one) => keyInWords(one, true)))], 5);
      return {
        within,
        kind: "Secret",
        name: after.ref.name,
        says: `The content of ${name} changes (${keys}); it is not shown.`,
      };
    }
    case "external-secrets.io/ExternalSecret": {
      const within = changes.filter(
        (one) => isWithin(one, "spec") && !isWithin(one, "spec", "refreshInterval") && !isOfCertificates(one),
      );
      const target = textAt(after.body, "spec", "target", "name") ?? after.ref.name;
      const what = `Secret ${after.ref.namespace === undefined ? "" : `${after.ref.namespace}/`}${target}`;
      return {
        within,
        kind: "Secret",
        name: target,
        says: `${name} changes what it writes into ${what}, or where it takes it from.`,
      };
    }
    default:
      return undefined;
  }
}

/** Those that start anew by themselves take it with their next run. */
const isRun = ({ workload }: Reader): boolean => workload.ref.kind === "CronJob" || workload.ref.kind === "Job";

const plainName = ({ workload }: Reader): string =>
  workload.area.of === "gate" ? "The Jobs that wait before each step" : nameOf(workload.ref);

/** Some of them as the subject of a sentence; nothing for none. */
function sentence(readers: readonly Reader[], one: string, more: string, rest: string): readonly string[] {
  const names = [...new Set(readers.map(plainName))];
  const [only = ""] = names;
  return names.length === 0
    ? []
    : [`${enumerate(names, 4)} ${names.length === 1 && !only.startsWith("The Jobs") ? one : more} ${rest}`];
}

function readersInWords(readers: readonly Reader[], hasCharts: boolean): string {
  const staying = readers.filter((reader) => !isRun(reader));
  const words = [
    ...sentence(
      staying.filter(({ as }) => as === "files"),
      "reads",
      "read",
      "it as files, which change in running pods within about a minute; nothing restarts.",
    ),
    ...sentence(
      staying.filter(({ as }) => as === "restart"),
      "reads",
      "read",
      "it when a pod starts (environment variables, or a file mounted by subPath), so that running pods keep the old content.",
    ),
    ...sentence(readers.filter(isRun), "takes", "take", "it with the next run."),
  ];
  const nobody = `No workload of these files reads it by its name${hasCharts ? "; what Helm charts run in this namespace may" : ""}.`;
  return words.length === 0 ? nobody : words.join(" ");
}

function sayOf(change: ObjectChange, inventory: Inventory): readonly Said[] {
  const content = contentOf(change);
  const namespace = change.after?.ref.namespace;
  if (content === undefined || content.within.length === 0) return [];
  const known = change.before && change.after && knownReaderOf(change.before, change.after, content.within, inventory);
  if (known !== undefined)
    return [{ ...known, says: `${content.says} ${known.says}`, causes: [causeOf(change, content.within)] }];
  const readers = readersOf(content.kind, content.name, namespace, inventory);
  const late = readers.find((one) => one.as === "restart" && !isRun(one))?.workload.ref;
  return [
    {
      risk: "careful",
      says: `${content.says} ${readersInWords(
        readers,
        inventory.releases.some((release) => release.namespace === namespace),
      )}`,
      afterMerging:
        late === undefined
          ? "Look at the logs of what reads it."
          : `Restart what reads it at its start: \`kubectl -n ${namespace ?? "default"} rollout restart ${late.kind.toLowerCase()}/${late.name}\`.`,
      causes: [causeOf(change, content.within)],
    },
  ];
}

export const configurationChanged: Rule = {
  name: "configuration-changed",
  heading: "Configuration changes",
  summary: "The content of a ConfigMap or Secret changes, or what makes it",
  risks: ["stop", "careful"],
  mayRestart: true,
  *run({ changes, after }) {
    // What proves the mesh is told by verification-changed.
    for (const change of changes) if (!isOfVerification(resourceOf(change))) yield* sayOf(change, after);
  },
};
