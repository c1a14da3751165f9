import type { Rows } from "../rows.ts";

// What several kinds of Istio have the same: https://github.com/istio/istio/blob/1.31.1/manifests/charts/base/files/crd-all.gen.yaml

const targetAt = (at: string): Rows => ({
  [`${at}.group`]: {
    pattern: "^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
    maxLength: 253,
  },
  [`${at}.kind`]: { pattern: "^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$", minLength: 1, maxLength: 63 },
  [`${at}.name`]: { minLength: 1, maxLength: 253 },
});

/** The Gateways and Services that a policy is for. */
export const targetRefs = (type: string): Rows => ({
  [`${type}.spec.targetRefs`]: { maxItems: 16 },
  ...targetAt(`${type}.spec.targetRefs[]`),
});

/** The same, where the older way to name one is there too. */
export const targetRefAndRefs = (type: string): Rows => ({
  ...targetAt(`${type}.spec.targetRef`),
  ...targetRefs(type),
});

/** The labels by which pods are selected; `at` leads to them. */
export const labelsOfPods = (at: string): Rows => ({
  [at]: { maxProperties: 4096 },
  [`${at}{}`]: { maxLength: 63 },
});
