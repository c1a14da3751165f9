import * as z from "zod";
import { chartRepository, image, imageRegistry } from "./address.ts";
import { text } from "./text.ts";

const version = () =>
  text({
    pattern: /^v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/,
    wants: "This must be one exact version, such as 1.31.1, with or without a leading v as the chart spells it.",
  }).describe("Exact version of the chart, as the chart spells it.");

const charts = (upstream: string) =>
  chartRepository().optional().describe(`Where the charts are: https:// or oci://. Default: ${upstream}`);

const registry = () =>
  imageRegistry()
    .optional()
    .describe("Registry that takes the place of the images' own host. Default: imageRegistry of the mesh.");

/** Where each family's charts are, unless the fleet says otherwise. */
export const upstreamCharts = {
  "cert-manager": "https://charts.jetstack.io",
  "aws-privateca-issuer": "https://cert-manager.github.io/aws-privateca-issuer",
  "external-secrets": "https://charts.external-secrets.io",
  // From 1.31 on. Up to 1.30 it was istio-release.storage.googleapis.com, which ends in December 2026.
  istio: "https://blob.istio.io/istio-release/charts",
} as const;

const pinned = (family: keyof typeof upstreamCharts) =>
  z.strictObject({
    version: version(),
    charts: charts(upstreamCharts[family]),
    imageRegistry: registry(),
  });

const override = (family: keyof typeof upstreamCharts) =>
  pinned(family).partial().optional().describe(`What this cluster has otherwise for ${family}.`);

export const releasesSchema = z
  .strictObject({
    "cert-manager": pinned("cert-manager").describe("cert-manager, which obtains and renews each cluster's CA."),
    "aws-privateca-issuer": pinned("aws-privateca-issuer")
      .optional()
      .describe("The controller that asks AWS Private CA. Needed with the issuer aws-private-ca."),
    "external-secrets": pinned("external-secrets").describe(
      "External Secrets, which assembles cacerts and hands over tokens.",
    ),
    istio: pinned("istio").describe("Istio: base, istiod, CNI and gateways are of one version."),
  })
  .describe("The upstream Helm charts, pinned.");

export const releaseOverridesSchema = z
  .strictObject({
    "cert-manager": override("cert-manager"),
    "aws-privateca-issuer": override("aws-privateca-issuer"),
    "external-secrets": override("external-secrets"),
    istio: override("istio"),
  })
  .default({})
  .describe("What this cluster has otherwise than the mesh; for example a new version that is tried here first.");

export const toolboxSchema = z
  .strictObject({ image: image().describe("Image with sh, kubectl and curl.") })
  .optional()
  .describe("Image of the gates. Default: docker.io/alpine/k8s at the cluster's version of Kubernetes.");
