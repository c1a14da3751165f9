import { kinds } from "@meshwright/findings";
import type { Release } from "@meshwright/inventory";
import { at, entriesAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Check } from "./check.ts";
import { dangling, type Reference } from "./known/reference.ts";
import { mapsIn } from "./known/ways.ts";

/** Parts of a pod that charts take as they are, by their key: the key that holds the name, and the kind. */
const partsOfPods: Readonly<Record<string, readonly [key: string, kind: string]>> = {
  configMap: ["name", "ConfigMap"],
  configMapKeyRef: ["name", "ConfigMap"],
  configMapRef: ["name", "ConfigMap"],
  secret: ["secretName", "Secret"],
  secretKeyRef: ["name", "Secret"],
  secretRef: ["name", "Secret"],
};

/** Kiali reads a setting from a Secret where it is `secret:<name>:<key>`: https://kiali.io/docs/configuration/kialis.kiali.io/. */
function namedInText(text: Json | undefined): string | undefined {
  return typeof text === "string" ? /^secret:([^:]+):[^:]+$/.exec(text)?.[1] : undefined;
}

function* referencesIn({ chart, values, namespace, from, valueKeys }: Release): Generator<Reference> {
  // This one starts no pod; its settings are only there to be complete.
  if (at(values, "deployment", "remote_cluster_resources_only") === true) return;
  for (const { keys, value } of mapsIn(values, valueKeys)) {
    const last = String(keys.at(-1));
    const [key, kind] = (Object.hasOwn(partsOfPods, last) ? partsOfPods[last] : undefined) ?? ["secret_name", "Secret"];
    const name = textAt(value, key);
    if (
      name !== undefined &&
      name !== "" &&
      at(value, "optional") !== true &&
      (key !== "secret_name" || chart === "kiali-server")
    )
      yield { resource: from, keys: [...keys, key], target: { group: "", kind, name, namespace } };
    if (chart !== "kiali-server") continue;
    for (const [entry, text] of entriesAt(value)) {
      const named = namedInText(text);
      if (named !== undefined)
        yield { resource: from, keys: [...keys, entry], target: { group: "", kind: "Secret", name: named, namespace } };
    }
  }
}

export const danglingChartReferences: Check = {
  name: "dangling-chart-references",
  summary: "Every Secret and ConfigMap that the values of a chart name is rendered or known to be made",
  finds: [kinds.danglingReference],
  *run(input) {
    yield* dangling(
      input,
      input.inventory.releases.flatMap((release) => [...referencesIn(release)]),
    );
  },
};
