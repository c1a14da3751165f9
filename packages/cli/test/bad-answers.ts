import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import type { Flags } from "./beginnings.ts";
import { clusterWords, goodFlags, pairs, pki } from "./beginnings.ts";

const a = clusterWords("a", "eu-west-1");
const b = clusterWords("b", "us-east-1");
const clusters = (first: Readonly<Record<string, string>>, second = b) => ({ cluster: [pairs(first), pairs(second)] });

/** A key that nobody has; a file `key.pem` holds it where a bad answer names one. */
export const privateKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
  type: "pkcs8",
  format: "pem",
});
const secretLine = String(privateKey).split("\n")[1] ?? "";

export interface BadAnswer {
  readonly title: string;
  readonly flags: Flags;
  /** `<place> <code>`, sorted. */
  readonly told: readonly string[];
  /** What must not be repeated. */
  readonly secret?: string;
}

/** Everything that a person may answer wrongly: in the place of the good flags. */
export const badAnswers: readonly BadAnswer[] = [
  {
    title: "nothing",
    flags: Object.fromEntries(Object.keys(goodFlags).map((flag) => [flag, undefined])),
    told: ["cluster", "connectivity", "issuer", "mesh", "model", "repository", "root"].map((one) => `--${one} MW0120`),
  },
  { title: "no root", flags: { root: undefined }, told: ["--root MW0120"] },
  {
    title: "something missing beside something wrong",
    flags: { mesh: "Quay", repository: undefined, ...clusters({ ...a, region: "moon" }, { name: "cluster-b" }) },
    told: [
      "--cluster cluster-a region MW0018",
      ...["account", "ca", "endpoint", "kubernetes-version", "region", "subnet", "vpc"].map(
        (key) => `--cluster cluster-b ${key} MW0120`,
      ),
      "--mesh MW0019",
      "--repository MW0120",
    ],
  },
  { title: "a name with capitals", flags: { mesh: "Quay" }, told: ["--mesh MW0019"] },
  { title: "a trust domain with a slash", flags: { "trust-domain": "quay/mesh" }, told: ["--trust-domain MW0019"] },
  { title: "a bad ARN", flags: { issuer: "arn:aws:s3:::bucket" }, told: ["--issuer MW0018"] },
  {
    title: "an ARN of another partition",
    flags: { issuer: String(goodFlags["issuer"]).replace("arn:aws:", "arn:aws-cn:") },
    told: ["--issuer MW6004"],
  },
  { title: "two issuers", flags: { "issuer-secret": "ca" }, told: ["--issuer-secret MW0122"] },
  {
    title: "a repository with a password",
    flags: { repository: "https://dock:hunter2hunter2@git.quay.example/mesh.git" },
    told: ["--repository MW6001"],
    secret: "hunter2",
  },
  { title: "a path that leads out", flags: { path: "../tree" }, told: ["--path MW0018"] },
  { title: "a root that is a leaf", flags: { root: join(pki, "leaf.pem") }, told: ["--root MW3003"] },
  { title: "a root that is an intermediate", flags: { root: join(pki, "intermediate.pem") }, told: ["--root MW3004"] },
  { title: "a root that has expired", flags: { root: join(pki, "expired-root.pem") }, told: ["--root MW3005"] },
  { title: "a root that is no certificate", flags: { root: join(pki, "make.sh") }, told: ["--root MW3002"] },
  { title: "a root that is a folder", flags: { root: pki }, told: ["--root MW0001"] },
  { title: "a root that is not there", flags: { root: "root.pem" }, told: ["--root MW0001"] },
  { title: "a root that is a key", flags: { root: "key.pem" }, told: ["--root MW6001"], secret: secretLine },
  {
    title: "one root twice",
    flags: { root: [join(pki, "shop-root.pem"), join(pki, "shop-root.pem")] },
    told: ["--root MW3008"],
  },
  { title: "a cluster without its name", flags: clusters({ ...a, name: "" }), told: ["--cluster 1 name MW0019"] },
  {
    title: "a cluster that leads out of the folder",
    flags: clusters({ ...a, name: "../../cluster" }),
    told: ["--cluster 1 name MW0019"],
  },
  {
    title: "two clusters of one name",
    flags: clusters(a, { ...b, name: "cluster-a" }),
    told: ["--cluster 2 name MW0022"],
  },
  {
    title: "two clusters in one VPC",
    flags: clusters(a, { ...b, vpc: a["vpc"] ?? "" }),
    told: ["--cluster cluster-b vpc MW0024"],
  },
  {
    title: "a name that the tree keeps",
    flags: clusters({ ...a, name: "cluster-links" }),
    told: ["--cluster cluster-links name MW0027"],
  },
  { title: "an unknown key", flags: clusters({ ...a, regoin: "eu-west-1" }), told: ["--cluster 1 MW0122"] },
  { title: "no key", flags: { cluster: "cluster-a" }, told: ["--cluster 1 MW0122"] },
  {
    title: "a region of no form",
    flags: clusters({ ...a, region: "moon" }),
    told: ["--cluster cluster-a region MW0018"],
  },
  {
    title: "an account with eleven digits",
    flags: clusters({ ...a, account: "11112222333" }),
    told: ["--cluster cluster-a account MW0018"],
  },
  {
    title: "an old Kubernetes",
    flags: clusters({ ...a, "kubernetes-version": "1.29" }),
    told: ["--cluster cluster-a kubernetes-version MW7002"],
  },
  {
    title: "host bits",
    flags: clusters({ ...a, "vpc-cidr": "10.0.0.1/16" }),
    told: ["--cluster cluster-a vpc-cidr MW5002"],
  },
  { title: "IPv6", flags: clusters({ ...a, "pod-cidr": "fd00::/64" }), told: ["--cluster cluster-a pod-cidr MW5003"] },
  {
    title: "no CIDR",
    flags: clusters({ ...a, "service-cidr": "wide" }),
    told: ["--cluster cluster-a service-cidr MW5001"],
  },
  {
    title: "peers that overlap",
    flags: clusters({ ...a, "vpc-cidr": "10.7.0.0/16" }, { ...b, "vpc-cidr": "10.7.128.0/17" }),
    told: ["--cluster cluster-b vpc-cidr MW5007"],
  },
  {
    title: "services in the VPC",
    flags: clusters({ ...a, "vpc-cidr": "10.7.0.0/16", "service-cidr": "10.7.0.0/20" }),
    told: ["--cluster cluster-a service-cidr MW5006"],
  },
  {
    title: "a VPC too small for subnets",
    flags: clusters({ ...a, "vpc-cidr": "10.7.0.0/28" }),
    told: ["--cluster cluster-a subnet MW0125"],
  },
  {
    title: "a subnet of two parts",
    flags: clusters({ ...a, subnet: "subnet-1:eu-west-1a" }),
    told: ["--cluster cluster-a subnet MW0122"],
  },
  {
    title: "a subnet of another region",
    flags: clusters({ ...a, subnet: String(b["subnet"]) }),
    // Its subnet and its route table are those of the other cluster's VPC as well.
    told: [
      "--cluster cluster-a subnet MW5010",
      "--cluster cluster-b subnet MW5084",
      "--cluster cluster-b subnet MW5084",
    ],
  },
  {
    title: "an endpoint with a path",
    flags: clusters({ ...a, endpoint: "https://a/b" }),
    told: ["--cluster cluster-a endpoint MW0018"],
  },
  { title: "a CA that is not there", flags: clusters({ ...a, ca: "ca.pem" }), told: ["--cluster cluster-a ca MW0122"] },
  {
    title: "a CA that is a key",
    flags: clusters({ ...a, ca: "key.pem" }),
    told: ["--cluster cluster-a ca MW6001"],
    secret: secretLine,
  },
  {
    title: "a CA that is nothing",
    flags: clusters({ ...a, ca: "LS0tbm90aGluZw==" }),
    told: ["--cluster cluster-a ca MW3009"],
  },
  {
    title: "an EKS file of something else",
    flags: clusters({ ...a, eks: "key.pem" }),
    told: ["--cluster cluster-a eks MW0122"],
  },
  { title: "an exchange of no kind", flags: { exchange: "account=111122223333" }, told: ["--exchange MW0014"] },
  { title: "an exchange of an unknown kind", flags: { exchange: "kind=disk" }, told: ["--exchange kind MW0017"] },
  {
    title: "an exchange with a key of another kind",
    flags: { exchange: "kind=existing,cluster-secret-store=store,region=eu-west-1" },
    told: ["--exchange region MW0013"],
  },
  {
    title: "an exchange in a cluster that is not there",
    flags: { exchange: "kind=kubernetes,cluster=cluster-z,namespace=x,token-secret=t,token-key=token" },
    told: ["--exchange cluster MW1001"],
  },
  {
    title: "clusters of two accounts, and no way between them",
    flags: clusters(a, { ...b, account: "444455556666" }),
    told: ["--exchange MW0120"],
  },
  {
    title: "a CA of another account without role",
    flags: { issuer: String(goodFlags["issuer"]).replace("111122223333", "999988887777") },
    told: ["--issuer MW6006"],
  },
];
