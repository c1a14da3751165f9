/** How a secret store reads Secrets of a namespace of its own cluster, as a ServiceAccount of that namespace. */
export const sameClusterProvider = (namespace: string, serviceAccount: string) => ({
  kubernetes: {
    remoteNamespace: namespace,
    server: { caProvider: { type: "ConfigMap", name: "kube-root-ca.crt", key: "ca.crt" } as const },
    auth: { serviceAccount: { name: serviceAccount } },
  },
});
