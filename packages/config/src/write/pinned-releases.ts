/** What a new fleet starts with: the versions of the sample fleet, which a test compares. */
export const pinnedReleases = {
  "cert-manager": { version: "v1.21.2" },
  "aws-privateca-issuer": { version: "v1.9.0" },
  "external-secrets": { version: "2.9.0" },
  istio: { version: "1.31.1" },
} as const;
