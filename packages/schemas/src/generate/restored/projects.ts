import type { Correction } from "../corrections.ts";
import { lost } from "../rows.ts";
import { form, forms } from "./forms.ts";

// Forms that the CRDs do not say either: the controllers read these texts.

/** Istio reads durations and ports that its CRDs call string and integer: https://istio.io/latest/docs/reference/config/ */
const istio = [
  ...lost("networking.istio.io", {
    "IDestinationRule.**.connectionPool.http.idleTimeout": form("IstioDuration"),
    "IDestinationRule.**.connectionPool.tcp.connectTimeout": form("IstioDuration"),
    "IDestinationRule.**.connectionPool.tcp.idleTimeout": form("IstioDuration"),
    "IDestinationRule.**.connectionPool.tcp.maxConnectionDuration": form("IstioDuration"),
    "IDestinationRule.**.connectionPool.tcp.tcpKeepalive.interval": form("IstioDuration"),
    "IDestinationRule.**.connectionPool.tcp.tcpKeepalive.time": form("IstioDuration"),
    "IDestinationRule.**.outlierDetection.baseEjectionTime": form("IstioDuration"),
    "IDestinationRule.**.outlierDetection.interval": form("IstioDuration"),
    "IDestinationRule.**.portLevelSettings[].port.number": form("Port"),
    "IGateway.spec.servers[].port.number": form("Port"),
    "IServiceEntry.spec.ports[].number": form("Port"),
    "IServiceEntry.spec.ports[].targetPort": form("Port"),
    "IServiceEntry.spec.endpoints[].ports{}": form("Port"),
    "ISidecar.spec.egress[].port.number": form("PortOrZero"),
    "ISidecar.spec.ingress[].port.number": form("Port"),
    "IVirtualService.spec.http[].fault.delay.fixedDelay": form("IstioDuration"),
    "IVirtualService.spec.http[].match[].port": form("PortOrZero"),
    "IVirtualService.spec.http[].retries.perTryTimeout": form("IstioDuration"),
    "IVirtualService.spec.http[].route[].destination.port.number": form("Port"),
    "IVirtualService.spec.http[].timeout": form("IstioDuration"),
    "IVirtualService.spec.tcp[].route[].destination.port.number": form("Port"),
    "IVirtualService.spec.tls[].route[].destination.port.number": form("Port"),
    "IWorkloadEntry.spec.ports{}": form("Port"),
  }),
  ...lost("extensions.istio.io", { ITrafficExtension: { required: ["spec"] } }),
  ...lost("security.istio.io", {
    "IPeerAuthentication.spec.portLevelMtls": { propertyNames: forms.PortKey },
    "IRequestAuthentication.spec.jwtRules[].timeout": form("IstioDuration"),
  }),
];

/** https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec: metav1.Duration. */
const certManager = lost("cert-manager.io", {
  "ICertificateSpec.duration": form("GoDuration"),
  "ICertificateSpec.renewBefore": form("GoDuration"),
  "ICertificateSpec.renewBeforePercentage": { minimum: 1, maximum: 99 },
  "ICertificateRequestSpec.duration": form("GoDuration"),
});

/** https://external-secrets.io/latest/api/spec/: metav1.Duration, 0 for "never again". */
const externalSecrets = lost("external-secrets.io", {
  "IExternalSecretSpec.refreshInterval": form("GoDuration"),
  "IPushSecretSpec.refreshInterval": form("GoDuration"),
  // A path of the target's manifest too, since 2.0.
  ITemplateTarget: { enum: undefined },
  "IClusterExternalSecretSpec.refreshTime": form("GoDuration"),
});

/** https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-retry-with-a-limit, and sync windows. */
const argoCd = lost("argoproj.io", {
  "IBackoff.duration": form("ArgoDuration"),
  "IBackoff.maxDuration": form("ArgoDuration"),
  "IBackoff.factor": { minimum: 0 },
  "ISyncWindow.kind": { enum: ["allow", "deny"] },
  "ISyncWindow.duration": form("GoDuration"),
  "ISyncWindow.schedule": form("Cron"),
});

/** https://fluxcd.io/flux/components/notification/alerts/ and providers/, whose CRDs are not among those we compare with. */
const fluxNotifications = lost("notification.toolkit.fluxcd.io", {
  "IReceiverSpec.interval": form("FluxDuration"),
  "IProviderSpec.timeout": form("FluxTimeout"),
});

/** https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/apis/v1/gateway_types.go: listeners have no None, listener sets do. */
const gatewayApi = lost("gateway.networking.k8s.io", {
  IReferenceGrant: { required: ["spec"] },
  IFromNamespaces: { type: "string", enum: ["All", "None", "Same", "Selector"] },
});

/** Types of our own: https://github.com/aws-controllers-k8s/ec2-controller/tree/v1.20.0/config/crd/bases; -1 is all ports. */
const own = lost("ec2.services.k8s.aws", {
  "ISecurityGroupRule.fromPort": { minimum: -1, maximum: 65535 },
  "ISecurityGroupRule.toPort": { minimum: -1, maximum: 65535 },
});

export const projectForms: readonly Correction[] = [
  ...istio,
  ...certManager,
  ...externalSecrets,
  ...argoCd,
  ...fluxNotifications,
  ...gatewayApi,
  ...own,
];
