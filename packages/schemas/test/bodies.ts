import { load } from "js-yaml";

/** Bodies as people write them, one a kind, each without anything wrong. */
const texts = {
  deployment: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout, namespace: shop, labels: { app: checkout } }
spec:
  replicas: 2
  selector: { matchLabels: { app: checkout } }
  strategy: { rollingUpdate: { maxUnavailable: 25% } }
  template:
    metadata: { labels: { app: checkout }, annotations: { "proxy.istio.io/config": "{}" } }
    spec:
      containers:
        - name: checkout
          image: registry.example/shop/checkout:1.4
          ports: [{ containerPort: 8080, name: http }]
          resources: { requests: { cpu: 100m, memory: 64Mi } }
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }
          env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: checkout, key: token } } }]
`,
  service: `
apiVersion: v1
kind: Service
metadata: { name: checkout, namespace: shop }
spec: { selector: { app: checkout }, ports: [{ name: http, port: 80, targetPort: 8080, protocol: TCP }] }
`,
  cronJob: `
apiVersion: batch/v1
kind: CronJob
metadata: { name: close-of-day, namespace: shop }
spec:
  schedule: "*/15 6-20 * * mon-fri"
  jobTemplate:
    spec: { template: { spec: { restartPolicy: Never, containers: [{ name: close, image: "busybox:1.37" }] } } }
`,
  role: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: "shop:reader", namespace: shop }
rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]
`,
  networkPolicy: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: checkout, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ ports: [{ port: 8080, protocol: TCP }] }] }
`,
  peerAuthentication: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { selector: { matchLabels: { app: checkout } }, mtls: { mode: STRICT }, portLevelMtls: { 8080: { mode: PERMISSIVE } } }
`,
  authorizationPolicy: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: checkout, namespace: shop }
spec: { action: ALLOW, rules: [{ from: [{ source: { trustDomains: [harbour], namespaces: [shop] } }] }] }
`,
  virtualService: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: checkout, namespace: shop }
spec:
  hosts: [checkout]
  http:
    - timeout: 1m30s
      match: [{ uri: { prefix: /cart } }]
      fault: { abort: { percentage: { value: 0.5 }, httpStatus: 503 } }
      route: [{ destination: { host: checkout, port: { number: 80 } } }]
`,
  destinationRule: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: checkout, namespace: shop }
spec:
  host: checkout
  trafficPolicy: { loadBalancer: { simple: LEAST_REQUEST }, outlierDetection: { interval: 10s } }
`,
  envoyFilter: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: istio-system }
spec:
  configPatches:
    - applyTo: LISTENER
      match: { context: SIDECAR_OUTBOUND }
      patch: { operation: MERGE, value: { socket_options: [{ level: 1, name: 9, int_value: 1 }] } }
`,
  certificate: `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: istio-ca, namespace: istio-system }
spec:
  secretName: istio-ca
  isCA: true
  duration: 2160h
  renewal: { policy: RenewBefore }
  privateKey: { algorithm: ECDSA, size: 256, rotationPolicy: Always }
  usages: [cert sign, crl sign]
  issuerRef: { name: mesh-ca, kind: ClusterIssuer }
`,
  externalSecret: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: cacerts, namespace: istio-system }
spec: { refreshInterval: 1h0m0s, secretStoreRef: { name: mesh }, data: [{ secretKey: token, remoteRef: { key: token } }] }
`,
  application: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istiod, namespace: argocd }
spec:
  project: mesh
  destination: { name: harbour, namespace: istio-system }
  source: { repoURL: https://charts.example, chart: istiod, targetRevision: 1.31.1, helm: { valuesObject: { any: { thing: [1] } } } }
  syncPolicy: { retry: { limit: -1, backoff: { duration: 5s, maxDuration: 3m } } }
`,
  helmRelease: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: istiod, namespace: istio-system }
spec:
  interval: 10m
  chart: { spec: { chart: istiod, sourceRef: { kind: HelmRepository, name: istio } } }
  values: { anything: { goes: true } }
`,
  vpcPeering: `
apiVersion: ec2.services.k8s.aws/v1alpha1
kind: VPCPeeringConnection
metadata: { name: harbour-quay, namespace: network }
spec: { vpcRef: { from: { name: harbour } }, peerVPCID: vpc-0a1b, peerRegion: eu-west-1 }
`,
  kiali: `
apiVersion: kiali.io/v1alpha1
kind: Kiali
metadata: { name: kiali, namespace: kiali }
spec: { auth: { strategy: openid }, deployment: { replicas: 1 }, external_services: { prometheus: { url: "http://prometheus" } } }
`,
  secret: `
apiVersion: v1
kind: Secret
metadata: { name: token, namespace: shop }
data: { token: c2VjcmV0 }
`,
} as const;

export type BodyName = keyof typeof texts;

export interface Body {
  readonly apiVersion: string;
  readonly kind: string;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the names are those of the record above
export const bodyNames = Object.keys(texts) as BodyName[];

/** A fresh copy of a body. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every text above has apiVersion and kind
export const bodyOf = (name: BodyName): Body => load(texts[name]) as Body;

/** A fresh copy with the value at a pointer replaced; undefined takes the field away. */
export function changed(name: BodyName, pointer: string, value: unknown): Body {
  const body = bodyOf(name);
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop() ?? "";
  let at: object = body;
  for (const key of keys) at = Object(Reflect.get(at, key));
  if (value === undefined) Reflect.deleteProperty(at, last);
  else Reflect.set(at, last, value);
  return body;
}
