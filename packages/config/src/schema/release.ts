import { z } from "./zod.ts";
import { chartRepository, image, imageRegistry } from "./address.ts";
import { subdomainName } from "./names.ts";
import { text } from "./text.ts";

const version = () =>
  text({
    pattern: /^v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/,
    wants: "This must be one exact version, such as 1.31.1, with or without a leading v as the chart spells it.",
  }).describe("Exact version of the chart, as the chart spells it.");

const repository = (upstream: string) =>
  chartRepository().optional().describe(`Where the charts are: https:// or oci://. Default: ${upstream}`);

/** How charts reach the clusters. */
export const chartsMode = () => z.enum(["reference", "rendered"]);

const charts = () =>
  chartsMode()
    .optional()
    .describe(
      "reference: the engine fetches and renders the chart. rendered: the tree holds its objects. Default: charts of the mesh.",
    );

const registry = () =>
  imageRegistry()
    .optional()
    .describe("Registry that takes the place of the images' own host. Default: imageRegistry of the mesh.");

/** Where each family's charts are, unless the fleet says otherwise. */
export const upstreamRepositories = {
  "cert-manager": "https://charts.jetstack.io",
  "aws-privateca-issuer": "https://cert-manager.github.io/aws-privateca-issuer",
  "external-secrets": "https://charts.external-secrets.io",
  // From 1.31 on. Up to 1.30 it was istio-release.storage.googleapis.com, which ends in December 2026.
  istio: "https://blob.istio.io/istio-release/charts",
  kiali: "https://kiali.org/helm-charts",
} as const;

const jsonPointer = () =>
  text({ pattern: /^(\/([^~/]|~[01])*)+$/, wants: "This must be a JSON pointer, such as /spec/replicas." });
const operation = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.enum(["add", "replace", "test"]).describe("What is done at the path."),
    path: jsonPointer().describe("JSON pointer."),
    value: z.json().describe("The value."),
  }),
  z.strictObject({ op: z.literal("remove").describe("Removes."), path: jsonPointer().describe("JSON pointer.") }),
  z.strictObject({
    op: z.enum(["move", "copy"]).describe("What is done at the path."),
    path: jsonPointer().describe("JSON pointer of the new place."),
    from: jsonPointer().describe("JSON pointer of the old place."),
  }),
]);

const patch = z
  .strictObject({
    reason: text({ pattern: /\S/, wants: "This must say why the patch is needed." }).describe(
      "Why the chart's own values do not do.",
    ),
    target: z
      .strictObject({
        kind: text({ pattern: /^[A-Z][A-Za-z0-9]*$/, wants: "This must be a kind, such as Deployment." }).describe(
          "Kind of the object.",
        ),
        name: text({ pattern: /^\S+$/, wants: "This must be the name of an object." }).describe("Name of the object."),
      })
      .describe("The object that is changed."),
    operations: z
      .array(operation)
      .min(1, { error: "At least one operation is needed." })
      .describe("Operations of a JSON patch, RFC 6902."),
  })
  .describe("A change of one object of a rendered chart.");

type Family = keyof typeof upstreamRepositories;

const pinned = (family: Family) =>
  z.strictObject({
    version: version(),
    repository: repository(upstreamRepositories[family]),
    charts: charts(),
    imageRegistry: registry(),
    patches: z.array(patch).optional().describe("Changes of objects of its rendered charts. Default: none."),
    generatedSecrets: z
      .array(subdomainName())
      .optional()
      .describe(
        "Secrets of its rendered charts whose content is written in the cluster: they are rendered without any. Default: none.",
      ),
  });

/** The families that a cluster may have already, each in the namespace of its name. */
type SharedFamily = "cert-manager" | "external-secrets";

const installWords = (family: SharedFamily): string =>
  `false: the cluster has it already, in namespace ${family} and under its usual names. meshwright then installs nothing, and waits for its webhook. Default: true.`;

/** A release that may be there already; then there is nothing to pin. */
const pinnedOrThere = (family: SharedFamily) =>
  z.discriminatedUnion("install", [
    pinned(family).extend({ install: z.literal(true).optional().describe(installWords(family)) }),
    pinned(family)
      .partial()
      .extend({ install: z.literal(false).describe(installWords(family)) }),
  ]);

const overrideWords = (family: Family): string => `What this cluster has otherwise for ${family}.`;
const override = (family: Family) => pinned(family).partial().optional().describe(overrideWords(family));
const overrideOrThere = (family: SharedFamily) =>
  pinned(family)
    .partial()
    .extend({ install: z.boolean().optional().describe(installWords(family).replace("true.", "as the mesh says.")) })
    .optional()
    .describe(overrideWords(family));

export const releasesSchema = z
  .strictObject({
    "cert-manager": pinnedOrThere("cert-manager").describe("cert-manager, which obtains and renews each cluster's CA."),
    "aws-privateca-issuer": pinned("aws-privateca-issuer")
      .optional()
      .describe("The controller that asks AWS Private CA. Needed with the issuer aws-private-ca."),
    "external-secrets": pinnedOrThere("external-secrets").describe(
      "External Secrets, which assembles cacerts and hands over tokens.",
    ),
    istio: pinned("istio").describe("Istio: base, istiod, CNI and gateways are of one version."),
    kiali: pinned("kiali").optional().describe("Kiali. Needed where the mesh has one."),
  })
  .describe("The upstream Helm charts, pinned.");

export const releaseOverridesSchema = z
  .strictObject({
    "cert-manager": overrideOrThere("cert-manager"),
    "aws-privateca-issuer": override("aws-privateca-issuer"),
    "external-secrets": overrideOrThere("external-secrets"),
    istio: override("istio"),
    kiali: override("kiali"),
  })
  .default({})
  .describe("What this cluster has otherwise than the mesh; for example a new version that is tried here first.");

export const toolboxSchema = z
  .strictObject({ image: image().describe("Image with sh, kubectl and curl.") })
  .optional()
  .describe(
    "Image of the gates, taken as it is written. Default: docker.io/alpine/k8s at the cluster's version of Kubernetes, with imageRegistry of the mesh in the place of docker.io.",
  );
