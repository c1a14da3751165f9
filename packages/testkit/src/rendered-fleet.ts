import type { Fleet } from "@meshwright/model";

/** The same fleet with all its charts rendered. */
export const renderedFleet = (fleet: Fleet): Fleet => ({
  ...fleet,
  clusters: fleet.clusters.map((cluster) => {
    const { releases } = cluster;
    const kiali = releases.kiali && { ...releases.kiali, charts: "rendered" as const };
    const privateCa = releases["aws-privateca-issuer"] && {
      ...releases["aws-privateca-issuer"],
      charts: "rendered" as const,
    };
    return {
      ...cluster,
      releases: {
        ...releases,
        "cert-manager": { ...releases["cert-manager"], charts: "rendered" as const },
        "external-secrets": { ...releases["external-secrets"], charts: "rendered" as const },
        istio: { ...releases.istio, charts: "rendered" as const },
        ...(privateCa && { "aws-privateca-issuer": privateCa }),
        ...(kiali && { kiali }),
      },
    };
  }),
});
