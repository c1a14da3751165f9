import type { Model } from "@kubernetes-models/base";
import type { VaultIssuer } from "@meshwright/model";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { caBundle } from "./ca-bundle.ts";
import { certManagerAccount, certManagerNamespace } from "./cert-manager.ts";

/** The account as which cert-manager logs in to Vault; roles there are bound to it. */
export const vaultAccount = "meshwright-issuer";

/** https://cert-manager.io/docs/configuration/vault/#authenticating-with-kubernetes-service-accounts */
export const vaultSpec = (issuer: VaultIssuer, cluster: string) => ({
  vault: {
    server: issuer.server,
    path: issuer.path,
    ...(issuer.vaultNamespace !== undefined && { namespace: issuer.vaultNamespace }),
    ...caBundle(issuer.certificateAuthority),
    auth: {
      kubernetes: {
        // `/login` is put after it. A Kubernetes auth mount belongs to one API server.
        mountPath: `/v1/auth/${issuer.auth.mountPath}/${cluster}`,
        role: issuer.auth.role,
        serviceAccountRef: { name: vaultAccount },
      },
    },
  },
});

/** The account, and what lets cert-manager's controller make tokens of it, and of no other: they live for ten minutes. */
export function vaultAccountModels(): readonly Model<unknown>[] {
  const metadata = { name: vaultAccount, namespace: certManagerNamespace };
  return [
    new ServiceAccount({ metadata, automountServiceAccountToken: false }),
    new Role({
      metadata,
      rules: [
        { apiGroups: [""], resources: ["serviceaccounts/token"], resourceNames: [vaultAccount], verbs: ["create"] },
      ],
    }),
    new RoleBinding({
      metadata,
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: vaultAccount },
      subjects: [certManagerAccount],
    }),
  ];
}
