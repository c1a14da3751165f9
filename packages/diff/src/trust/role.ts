import type { Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import { nameOf } from "../words.ts";

/** What a certificate is trusted for. */
export interface Role {
  /**
   * `root`: of the mesh; `chain`: between a root and the CA of a cluster; `peer`: of another cluster's API server; `server`: of what a
   * controller asks; `copy`: what jobs only compare with; `other`: whatever else.
   */
  readonly kind: "root" | "chain" | "peer" | "server" | "copy" | "other";
  /** For whom, in words. */
  readonly says: string;
  /** Of `peer`: whose API server, and who asks it. */
  readonly peer?: { readonly name: string; readonly asker: "istiod" | "Kiali"; readonly cluster: string };
  /** True of roots that istiod hands on by its settings, beside those of its own CA. */
  readonly isFurther?: true;
}

const remoteLabel = "istio/multiCluster";
const clusterAnnotation = "networking.istio.io/cluster";

/** The role of a certificate in an object, by the last key that leads to it. */
export function roleOf(resource: Resource, keys: readonly string[]): Role {
  const { ref, body, cluster, area } = resource;
  const last = keys.at(-1) ?? "";
  if (area.of === "gate" || (area.of === "unit" && /^\d+-verify$/.test(area.unit)))
    return { kind: "copy", says: `compared with by the jobs that check ${cluster}` };
  const target = ref.kind === "ExternalSecret" ? textAt(body["spec"], "target", "name") : ref.name;
  if (ref.namespace === "istio-system" && target === "cacerts")
    return last === "root-cert.pem"
      ? { kind: "root", says: `root that istiod and all sidecars of ${cluster} trust` }
      : { kind: "chain", says: `in ${last} of the CA with which istiod of ${cluster} signs` };
  if (keys.includes("caCertificates"))
    return {
      kind: "root",
      says: `further root that the sidecars of ${cluster} trust (meshConfig.caCertificates)`,
      isFurther: true,
    };
  const template = at(body["spec"], "target", "template", "metadata");
  const isRemote = at(template, "labels", remoteLabel) ?? at(body, "metadata", "labels", remoteLabel);
  const peer =
    textAt(template, "annotations", clusterAnnotation) ??
    textAt(body, "metadata", "annotations", clusterAnnotation) ??
    /remote(?:-cluster)?-secret-(.+)$/.exec(ref.name)?.[1];
  if (isRemote === "true" && ref.namespace === "istio-system") return ofPeer(peer ?? last, "istiod", cluster);
  if (isRemote !== undefined || (peer !== undefined && last !== "caBundle"))
    return ofPeer(peer ?? last, "Kiali", cluster);
  const asking = askers.find(([pattern]) => pattern.test(ref.kind))?.[1];
  return asking === undefined
    ? { kind: "other", says: `in ${keys.join(".")} of ${nameOf(ref)}` }
    : { kind: "server", says: `CA of the server that ${asking} asks (${nameOf(ref)})` };
}

const ofPeer = (name: string, asker: "istiod" | "Kiali", cluster: string): Role => ({
  kind: "peer",
  says: `API server of ${name}, as ${asker} of ${cluster} trusts it`,
  peer: { name, asker, cluster },
});

/** Kinds that hold the CA of a server. */
const askers: readonly (readonly [RegExp, string])[] = [
  [/Issuer$/, "cert-manager"],
  [/SecretStore$/, "External Secrets"],
  [/WebhookConfiguration$/, "the API server as a webhook"],
  [/^(APIService|CustomResourceDefinition)$/, "the API server"],
];
