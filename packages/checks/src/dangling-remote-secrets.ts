import { kinds } from "@meshwright/findings";
import type { Inventory, Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { dangling, type Reference } from "./known/reference.ts";
import { secret } from "./known/target.ts";
import { valuesAt } from "./known/ways.ts";

const group = "external-secrets.io";

/** The namespace of this cluster that a store reads; undefined where it reads from elsewhere. */
function namespaceRead(store: Resource | undefined): string | undefined {
  const provider = at(store?.body, "spec", "provider", "kubernetes");
  const server = textAt(provider, "server", "url") ?? "kubernetes.default";
  // https://external-secrets.io/latest/provider/kubernetes/: without a URL, the API server of the own cluster.
  if (provider === undefined || !server.replace(/^https:\/\//, "").startsWith("kubernetes.default")) return undefined;
  return textAt(provider, "remoteNamespace") ?? "default";
}

const storeOf = (inventory: Inventory, { ref, body }: Resource): Resource | undefined => {
  const named = at(body["spec"], "secretStoreRef");
  const kind = textAt(named, "kind") ?? "SecretStore";
  const namespace = kind === "ClusterSecretStore" ? undefined : ref.namespace;
  return inventory.find(group, kind, textAt(named, "name") ?? "", namespace);
};

export const danglingRemoteSecrets: Check = {
  name: "dangling-remote-secrets",
  summary: "Every Secret that is read through a store of the same cluster is rendered or known to be made",
  finds: [kinds.danglingReference],
  *run(input) {
    const references = input.inventory.of(group, "ExternalSecret").flatMap((resource): readonly Reference[] => {
      const namespace = namespaceRead(storeOf(input.inventory, resource));
      if (namespace === undefined) return [];
      return ["remoteRef", "extract"].flatMap((by) =>
        [...valuesAt(resource.body, ["spec", by === "extract" ? "dataFrom" : "data", "*"])].flatMap(
          ({ keys, value }) => {
            const name = textAt(value, by, "key");
            // Where an item has a source of its own, the key is one of that.
            const isOfStore = name !== undefined && at(value, "sourceRef") === undefined;
            return isOfStore ? [{ resource, keys: [...keys, by, "key"], target: secret(name, namespace) }] : [];
          },
        ),
      );
    });
    yield* dangling(input, references);
  },
};
