import { change, create, kubernetesExchange, leaky, wrong } from "./wrong-fleet.ts";

const aws = `    kind: aws-private-ca
    arn: arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555
`;

const lines = (of: readonly string[]): string => of.map((line) => `    ${line}\n`).join("");

/** Puts another issuer, the lines below `issuer:`, in the place of the mesh's. */
const issuerIs = (...of: readonly string[]) => change("mesh.yaml", aws, lines(of));

/** The same with a key that is missing. */
const issuerLacks = (...of: readonly string[]) =>
  change("mesh.yaml", `  issuer:\n${aws}`, `  issuer: # expect MW0014\n${lines(of)}`);

const vault = (...more: readonly string[]) =>
  issuerIs("kind: vault", "server: https://vault.shop.example", "auth: {mountPath: kubernetes, role: mesh}", ...more);

const external = (...more: readonly string[]) => issuerIs("kind: external", "name: corporate", ...more);

const signs = "capabilities: {signsCa: true, caCrt: root}";
const place = "fleet/mesh.yaml certificateAuthority.issuer";

/** Who signs the intermediates. */
export const wrongIssuers = [
  wrong(
    "a CA of another partition than its clusters",
    [`MW3025 ${place}.arn`],
    change("mesh.yaml", "arn:aws:acm-pca:eu-west-1", "arn:aws-us-gov:acm-pca:us-gov-west-1"),
    change("mesh.yaml", "555555555555\n", "555555555555 # expect MW3025\n"),
  ),
  wrong(
    "a path of Vault that signs leaves by a role",
    [`MW3021 ${place}.path`],
    vault("path: pki/mesh/sign/istiod # expect MW3021"),
  ),
  wrong(
    "a path of Vault that signs leaves as they come",
    [`MW3021 ${place}.path`],
    vault("path: pki/sign-verbatim # expect MW3021"),
  ),
  wrong("the mount of Vault alone", [`MW3021 ${place}.path`], vault("path: pki # expect MW3021")),
  wrong(
    "a path of Vault as its API has it",
    [`MW0018 ${place}.path`],
    vault("path: v1/pki/root/sign-intermediate # expect MW0018"),
  ),
  wrong(
    "the CA of Vault's server that is missing",
    [`MW3001 ${place}.certificateAuthority`],
    vault("path: pki/root/sign-intermediate", "certificateAuthority: roots/vault.pem # expect MW3001"),
  ),
  leaky(
    wrong(
      "a password in the address of Vault",
      [`MW6001 fleet/mesh.yaml`],
      issuerIs(
        "kind: vault",
        "server: https://mesh:tea-for-two@vault.shop.example # expect MW6001",
        "auth: {mountPath: kubernetes, role: mesh}",
        "path: pki/root/sign-intermediate",
      ),
    ),
    "tea-for-two",
  ),
  wrong(
    "a Venafi of which it is not said how it is reached",
    [`MW0014 ${place}`],
    issuerLacks("kind: venafi", "zone: Mesh"),
  ),
  wrong(
    "the CA of a Venafi that is no certificate",
    [`MW3002 ${place}.service.certificateAuthority`],
    create("roots/tpp.pem", "the CA of TPP\n"),
    issuerIs(
      "kind: venafi",
      "zone: Mesh",
      "service:",
      "  kind: tpp",
      "  url: https://tpp.shop.example/vedsdk",
      "  credentialsSecret: tpp",
      "  certificateAuthority: roots/tpp.pem # expect MW3002",
    ),
  ),
  wrong(
    "a tenant service group with its prefix",
    [`MW0018 ${place}.service.tsgID`],
    issuerIs(
      "kind: venafi",
      "zone: Mesh",
      "service:",
      "  kind: ngts",
      '  tsgID: "tsg_id:1234567890" # expect MW0018',
      "  credentialsSecret: ngts",
    ),
  ),
  wrong(
    "a key pair from the fleet's own exchange by the store's name",
    [`MW0018 ${place}.source.clusterSecretStore`],
    issuerIs(
      "kind: ca-secret",
      "secretName: mesh-ca",
      "source:",
      "  key: shop/mesh-ca",
      "  clusterSecretStore: meshwright-exchange # expect MW0018",
    ),
  ),
  wrong(
    "a path as key where the exchange is a namespace",
    [`MW3022 ${place}.source.key`],
    kubernetesExchange({}),
    issuerIs("kind: ca-secret", "secretName: mesh-ca", "source:", "  key: shop/mesh-ca # expect MW3022"),
  ),
  wrong(
    "a ClusterIssuer in a namespace",
    [`MW3023 ${place}.issuerKind`],
    external(
      "apiVersion: cert-manager.io/v1",
      "issuerKind: ClusterIssuer # expect MW3023",
      "isNamespaced: true",
      signs,
    ),
  ),
  wrong(
    "an Issuer in no namespace",
    [`MW3023 ${place}.issuerKind`],
    external("apiVersion: cert-manager.io/v1", "issuerKind: Issuer # expect MW3023", signs),
  ),
  wrong(
    "a kind that cert-manager does not have",
    [`MW3023 ${place}.issuerKind`],
    external("apiVersion: cert-manager.io/v1", "issuerKind: StepClusterIssuer # expect MW3023", signs),
  ),
  wrong(
    "limits that leave no lifetime",
    [`MW3024 ${place}.capabilities.shortestDuration`],
    external(
      "apiVersion: certmanager.step.sm/v1beta1",
      "issuerKind: StepClusterIssuer",
      "capabilities:",
      "  signsCa: true",
      "  caCrt: root",
      "  shortestDuration: 48h # expect MW3024",
      "  longestDuration: 24h",
    ),
  ),
  wrong(
    "an issuer of which nobody says what it can do",
    [`MW0014 ${place}`],
    issuerLacks(
      "kind: external",
      "name: corporate",
      "apiVersion: certmanager.step.sm/v1beta1",
      "issuerKind: StepClusterIssuer",
    ),
  ),
  wrong(
    "a template that makes no CA",
    [`MW0018 ${place}.template`],
    issuerIs(
      ...aws
        .trimEnd()
        .split("\n")
        .map((line) => line.trim()),
      "template: EndEntityCertificate/V1 # expect MW0018",
    ),
  ),
];
