import { kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Check } from "./check.ts";
import { dangling, type Reference } from "./known/reference.ts";
import { mapsIn } from "./known/ways.ts";

/** By the key under which a provider's settings name an object, whatever the provider. */
function kindBy(key: string | undefined, above: string | undefined, value: Json): string | undefined {
  if (key === "serviceAccountRef" || (key === "serviceAccount" && above === "auth")) return "ServiceAccount";
  if (key === "caProvider") return textAt(value, "type") ?? "Secret";
  return key === "bearerToken" || key?.endsWith("SecretRef") === true ? "Secret" : undefined;
}

function* referencesOf(resource: Resource): Generator<Reference> {
  for (const { keys, value } of mapsIn(at(resource.body, "spec", "provider"), ["spec", "provider"])) {
    const [above, key] = keys.slice(-2).map(String);
    const kind = kindBy(key, above, value);
    const name = textAt(value, "name");
    // A cluster's store without it looks into the namespace of whoever uses it.
    const namespace = textAt(value, "namespace") ?? resource.ref.namespace;
    if (kind === undefined || name === undefined || name === "" || namespace === undefined) continue;
    yield {
      resource,
      keys: [...keys, "name"],
      target: { group: "", kind, name, namespace },
      byHand: kind === "Secret",
    };
  }
}

export const danglingStoreAccess: Check = {
  name: "dangling-store-access",
  summary: "Every ServiceAccount, Secret and CA by which a secret store is opened is rendered or known to be made",
  finds: [kinds.danglingReference],
  *run(input) {
    const stores = ["SecretStore", "ClusterSecretStore"].flatMap((kind) =>
      input.inventory.of("external-secrets.io", kind),
    );
    yield* dangling(
      input,
      stores.flatMap((store) => [...referencesOf(store)]),
    );
  },
};
