import type { Exchange } from "@meshwright/model";

/** Only AWS takes metadata: text instead of bytes, and the key that other accounts may use. */
export const pushMetadata = (exchange: Exchange) =>
  exchange.kind === "aws-secrets-manager"
    ? {
        metadata: {
          apiVersion: "kubernetes.external-secrets.io/v1alpha1",
          kind: "PushSecretMetadata",
          spec: { secretPushFormat: "string", ...(exchange.kmsKey && { kmsKeyID: exchange.kmsKey }) },
        },
      }
    : {};
