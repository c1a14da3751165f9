import { Certificate } from "@kubernetes-models/cert-manager/cert-manager.io/v1/Certificate";
import { Issuer } from "@kubernetes-models/cert-manager/cert-manager.io/v1/Issuer";
import { certManagerNamespace } from "./cert-manager.ts";

/** Of the root's Certificate, its Secret, and the issuer that lets it sign itself. */
export const rootName = "mesh-root";

const namespace = certManagerNamespace;

/** Signs each certificate with its own key, so it gives no trust to anybody. */
export const selfSigner = (): Issuer =>
  new Issuer({ metadata: { name: rootName, namespace }, spec: { selfSigned: {} } });

/**
 * The root, ten years long. Nothing of the fleet is in it but the name of its cluster: what changes in it would have cert-manager
 * make another root, which no running istiod takes.
 */
export const rootCertificate = (cluster: string): Certificate =>
  new Certificate({
    metadata: { name: rootName, namespace },
    spec: {
      isCA: true,
      commonName: `mesh-root.${cluster}`,
      secretName: rootName,
      duration: "87600h0m0s",
      renewBefore: "720h0m0s",
      privateKey: { algorithm: "ECDSA", size: 256, rotationPolicy: "Never" },
      usages: ["cert sign", "crl sign"],
      issuerRef: { group: "cert-manager.io", kind: "Issuer", name: rootName },
    },
  });
