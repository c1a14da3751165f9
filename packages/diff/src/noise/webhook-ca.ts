import { resourceOf } from "../object-change.ts";
import type { Noise } from "./noise.ts";

/** Kinds in which a controller writes the CA of a webhook or an API; in an issuer or a store `caBundle` says whom it trusts. */
const kinds: ReadonlySet<string> = new Set([
  "APIService",
  "CustomResourceDefinition",
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration",
]);

export const webhookCa: Noise = {
  name: "webhook-ca",
  reason: "caBundle of webhooks, which a controller overwrites in the cluster",
  covers({ path }, object) {
    const last = path.at(-1);
    return last !== undefined && "key" in last && last.key === "caBundle" && kinds.has(resourceOf(object).ref.kind);
  },
};
