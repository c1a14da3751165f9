import { kind } from "./kind.ts";

// The whole vocabulary. Sorted by code; a code is never used twice. Ranges:
// MW0xxx input and fleet, MW1xxx references, MW2xxx order, MW3xxx trust, MW4xxx schema, MW5xxx network,
// MW6xxx security, MW7xxx versions and known hazards, MW8xxx mesh policy and injection.

export const unreadable = kind("MW0001", "error", "A file or folder cannot be read", (a: { what: string }) => a.what);

export const noFleet = kind(
  "MW0002",
  "error",
  "There is no fleet",
  (a: { looked: string }) =>
    `No fleet is at ${a.looked}. Make a folder fleet/ with a mesh.yaml, or a file fleet.ts, or name another place.`,
);

export const twoFleets = kind(
  "MW0003",
  "error",
  "There are two fleets",
  (a: { other: string }) => `The fleet is described here and in ${a.other}. Keep one of the two.`,
);

export const strayFile = kind(
  "MW0004",
  "error",
  "A file of the fleet is read by nobody",
  (a: { advice: string }) => `Nothing reads this file. ${a.advice}`,
);

export const missingFile = kind(
  "MW0005",
  "error",
  "A file of the fleet is missing",
  (a: { file: string }) => `The fleet has no ${a.file}. Add it.`,
);

export const invalidYaml = kind(
  "MW0006",
  "error",
  "A file is not YAML",
  (a: { problem: string }) => `This is not YAML: ${a.problem}.`,
);

export const duplicateKey = kind(
  "MW0007",
  "error",
  "A key stands twice in one map",
  (a: { key: string; line: number }) =>
    `The key ${a.key} stands in this map already, in line ${a.line}. Remove one of the two.`,
);

export const yamlFeature = kind(
  "MW0008",
  "error",
  "A feature of YAML that a fleet does not use",
  (a: { feature: string }) => `A fleet has no ${a.feature}. Write the value out.`,
);

export const documentCount = kind(
  "MW0009",
  "error",
  "A file holds no document, or several",
  (a: { problem: string }) => `${a.problem} A file of the fleet holds one document.`,
);

export const badEncoding = kind(
  "MW0010",
  "error",
  "A file is not UTF-8 text",
  (_: object) => "The file is not UTF-8 text. Save it as UTF-8.",
);

export const tooLarge = kind(
  "MW0011",
  "error",
  "A file is too large",
  (a: { limit: string }) =>
    `The file is larger than ${a.limit}, more than a description of a cluster can need. Is it the right file?`,
);

export const outsideFolder = kind(
  "MW0012",
  "error",
  "A link leads out of the fleet",
  (a: { advice: string }) => `A fleet is read from its own folder only, so that a review sees all of it. ${a.advice}`,
);

export const unknownKey = kind(
  "MW0013",
  "error",
  "An unknown key",
  (a: { key: string; nearest?: string; valid: readonly string[] }) =>
    a.nearest === undefined
      ? `There is no key ${a.key} here. Valid keys: ${a.valid.join(", ")}.`
      : `There is no key ${a.key} here. Did you mean ${a.nearest}?`,
);

export const missingKey = kind(
  "MW0014",
  "error",
  "A key is missing",
  (a: { key: string; help: string }) => `The key ${a.key} is missing. ${a.help}`,
);

export const wrongType = kind(
  "MW0015",
  "error",
  "A value of the wrong type",
  (a: { wanted: string }) => `This must be ${a.wanted}.`,
);

export const unquoted = kind(
  "MW0016",
  "error",
  "A text that YAML reads as something else",
  (a: { written: string; read: string }) =>
    `YAML reads this as ${a.read}, but a text is wanted. Put it in quotes: "${a.written}".`,
);

export const notOneOf = kind(
  "MW0017",
  "error",
  "A value that is not one of the allowed",
  (a: { valid: readonly string[]; nearest?: string }) =>
    a.nearest === undefined
      ? `This must be one of: ${a.valid.join(", ")}.`
      : `This must be one of: ${a.valid.join(", ")}. Did you mean ${a.nearest}?`,
);

export const wrongForm = kind("MW0018", "error", "A value of the wrong form", (a: { wants: string }) => a.wants);

export const badName = kind(
  "MW0019",
  "error",
  "A name that Kubernetes or Istio refuses",
  (a: { wants: string }) => a.wants,
);

export const badModule = kind(
  "MW0020",
  "error",
  "A fleet made in code cannot be used",
  (a: { problem: string }) => a.problem,
);

export const nameOfFile = kind(
  "MW0021",
  "error",
  "A name that differs from its file",
  (a: { name: string; file: string }) =>
    `The name is ${a.name}, but the file is called ${a.file}.yaml. Make them equal.`,
);

export const duplicateCluster = kind(
  "MW0022",
  "error",
  "Two clusters of one name",
  (a: { name: string; other: string }) => `Another cluster is called ${a.name} too: ${a.other}.`,
);

export const duplicateApp = kind(
  "MW0023",
  "error",
  "Two apps of one name",
  (a: { name: string; other: string }) => `Another app is called ${a.name} too: ${a.other}.`,
);

export const duplicateVpc = kind(
  "MW0024",
  "error",
  "Two clusters in one VPC",
  (a: { id: string; other: string }) => `The VPC ${a.id} belongs to another cluster already: ${a.other}.`,
);

export const duplicateEndpoint = kind(
  "MW0025",
  "error",
  "Two clusters with one API server",
  (a: { endpoint: string; other: string }) => `Another cluster has the API server ${a.endpoint} too: ${a.other}.`,
);

export const duplicateRegistration = kind(
  "MW0026",
  "error",
  "Two clusters with one registration in Argo CD",
  (a: { registration: string; other: string }) =>
    `Argo CD would deliver this cluster to ${a.registration}, which is another cluster already: ${a.other}.`,
);

export const reservedName = kind(
  "MW0027",
  "error",
  "A name that meshwright or Kubernetes keeps for itself",
  (a: { name: string; reason: string }) => `The name ${a.name} is not free: ${a.reason}. Choose another.`,
);

export const collidingNames = kind(
  "MW0028",
  "error",
  "Two clusters whose Applications would have one name",
  (a: { name: string; other: string }) =>
    `Applications of cluster ${a.other} start with ${a.name} as well. Choose a name that does not continue ${a.other} with a dash and a number.`,
);

export const duplicateNamespace = kind(
  "MW0029",
  "error",
  "Two apps in one namespace of one cluster",
  (a: { namespace: string; cluster: string; other: string }) =>
    `The namespace ${a.namespace} of cluster ${a.cluster} belongs to another app already: ${a.other}.`,
);

export const duplicateEntry = kind(
  "MW0030",
  "error",
  "A value stands twice in a list",
  (a: { value: string }) => `${a.value} stands in this list already. Remove one of the two.`,
);

export const renewsTooEarly = kind(
  "MW0031",
  "error",
  "A renewal that is not before the end",
  (a: { duration: string; renewBefore: string }) =>
    `A CA that lives ${a.duration} cannot be renewed ${a.renewBefore} before its end. Make renewBefore smaller than duration.`,
);

export const notYet = kind(
  "MW0032",
  "error",
  "Something that meshwright cannot do yet",
  (a: { what: string; instead: string }) => `${a.what} cannot be rendered yet. ${a.instead}`,
);

export const unknownToolbox = kind(
  "MW0033",
  "error",
  "No toolbox image is known for a version of Kubernetes",
  (a: { version: string; known: readonly string[] }) =>
    `No image docker.io/alpine/k8s is known for Kubernetes ${a.version} (known: ${a.known.join(", ")}). Write the version with its patch, or name an image in toolbox.image.`,
);

export const missingRelease = kind(
  "MW0034",
  "error",
  "A release that the fleet needs has no version",
  (a: { family: string; reason: string }) =>
    `The version of ${a.family} is missing, which is needed because ${a.reason}. Add releases.${a.family}.version.`,
);

export const unwritable = kind(
  "MW0101",
  "error",
  "The tree cannot be written",
  (a: { reason: string; begun: boolean }) =>
    `It cannot be written: ${a.reason}. ${
      a.begun
        ? "The tree is unfinished; once the cause is gone, the next render completes it."
        : "The tree is as it was."
    }`,
);

export const foreignInTheWay = kind(
  "MW0102",
  "error",
  "A file that meshwright did not write lies where it must write",
  (a: { wanted: string }) => `Not written by meshwright, and in the way of ${a.wanted}. Move it away and render again.`,
);

export const symbolicLink = kind(
  "MW0103",
  "error",
  "A symbolic link in the tree",
  () => "This is a symbolic link; meshwright writes only real files in real folders. Remove it and render again.",
);

export const badManifest = kind(
  "MW0104",
  "error",
  "A manifest of the tree cannot be used",
  (a: { reason: string }) =>
    `Not a manifest that this meshwright can use: ${a.reason}. Restore it from git, or remove the folder it lies in, which is output only, and render again.`,
);

export const pathsCollide = kind(
  "MW0105",
  "error",
  "Two rendered paths cannot lie side by side",
  (a: { other: string }) =>
    `${a.other} is rendered too, and the two cannot both exist on every file system. Rename one of the two objects.`,
);

export const treeBusy = kind(
  "MW0106",
  "error",
  "Another render is writing this tree",
  (a: { seconds: number }) => `Another render has been writing here for ${a.seconds} seconds. Wait for it, or stop it.`,
);

export const foreignFile = kind(
  "MW0107",
  "warning",
  "A file in the tree that meshwright did not write",
  () => "Not written by meshwright; it is left alone.",
);

export const changedByHand = kind(
  "MW0108",
  "warning",
  "A rendered file does not hold what was rendered",
  () =>
    "Not what meshwright wrote last: edited by hand, or merged by git. Change the fleet instead; this file is output.",
);

export const unknownCluster = kind(
  "MW0109",
  "error",
  "The fleet has no cluster of that name",
  (a: { name: string; nearest?: string }) =>
    `The fleet has no cluster ${a.name}${a.nearest === undefined ? "" : `; did you mean ${a.nearest}?`}`,
);

export const danglingCluster = kind(
  "MW1001",
  "error",
  "A cluster that does not exist",
  (a: { name: string; nearest?: string }) =>
    `There is no cluster ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);

export const danglingApp = kind(
  "MW1002",
  "error",
  "A call to an app that does not exist",
  (a: { name: string; nearest?: string }) =>
    `There is no app ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);

export const danglingWorkload = kind(
  "MW1003",
  "error",
  "A call to a workload that does not exist",
  (a: { name: string; app: string; nearest?: string }) =>
    `The app ${a.app} has no workload ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);

export const danglingPort = kind(
  "MW1004",
  "error",
  "A call to a port that does not exist",
  (a: { name: string; workload: string; nearest?: string }) =>
    `The workload ${a.workload} has no port called ${a.name}.${a.nearest === undefined ? "" : ` Did you mean ${a.nearest}?`}`,
);

export const circularNeeds = kind(
  "MW2001",
  "error",
  "Needs form a circle",
  (a: { circle: readonly string[] }) =>
    `These wait for each other and none would ever start: ${a.circle.join(" → ")}. Remove one of the needs.`,
);

export const needOfLaterPhase = kind(
  "MW2002",
  "error",
  "A need points to a later phase",
  (a: { needs: string; phase: string; neededPhase: string }) =>
    `It needs ${a.needs} of phase ${a.neededPhase}, which comes after its own phase ${a.phase}. Move one of the two.`,
);

export const needOfNothing = kind(
  "MW2003",
  "error",
  "Nothing makes what is needed",
  (a: { object: string; component: string }) =>
    `It waits for ${a.object} of component ${a.component}, which neither holds that object nor installs a chart.`,
);

export const tooManyOffsets = kind(
  "MW2004",
  "error",
  "Too long a chain of needs inside one phase",
  (a: { phase: string; offset: number; largest: number }) =>
    `Its needs inside phase ${a.phase} put it ${a.offset} waves after the phase's first; at most ${a.largest} fit.`,
);

export const missingCertificate = kind(
  "MW3001",
  "error",
  "A file of certificates is missing",
  (a: { file: string }) => `There is no file ${a.file}. Paths start at the folder of the fleet.`,
);

export const notCertificates = kind(
  "MW3002",
  "error",
  "A file that holds no PEM certificate",
  (a: { file: string; problem: string }) => `${a.file}: ${a.problem}. Put certificates in PEM there, public part only.`,
);

export const leafAsRoot = kind(
  "MW3003",
  "error",
  "A root that is not a CA",
  (a: { certificate: string }) =>
    `${a.certificate} is not a CA certificate (basic constraints CA:TRUE are missing). Name the root of the CA.`,
);

export const notSelfSigned = kind(
  "MW3004",
  "error",
  "A root that another CA has signed",
  (a: { certificate: string }) =>
    `${a.certificate} is signed by another CA: it is an intermediate. Name the root above it.`,
);

export const expiredRoot = kind(
  "MW3005",
  "error",
  "A root that has expired",
  (a: { certificate: string; end: string }) =>
    `${a.certificate} expired at ${a.end}. Remove it, and name a root that is valid.`,
);

export const futureRoot = kind(
  "MW3006",
  "error",
  "A root that is not valid yet",
  (a: { certificate: string; start: string }) => `${a.certificate} is valid only from ${a.start}.`,
);

export const endingRoot = kind(
  "MW3007",
  "warning",
  "A root that expires soon",
  (a: { certificate: string; end: string }) =>
    `${a.certificate} expires at ${a.end}, in less than 90 days. Start the rotation of the root now.`,
);

export const duplicateRoot = kind(
  "MW3008",
  "error",
  "A root that is named twice",
  (a: { certificate: string; other: string }) =>
    `${a.certificate} is the same as the one in ${a.other}. Remove one of the two.`,
);

export const badApiServerCertificate = kind(
  "MW3009",
  "error",
  "The CA of an API server that cannot be read",
  (a: { problem: string }) =>
    `${a.problem}. Copy certificateAuthority.data of the EKS cluster, or certificate-authority-data of a kubeconfig.`,
);

export const badCidr = kind(
  "MW5001",
  "error",
  "A value that is not a CIDR",
  (_: object) => "This is not a CIDR such as 10.0.0.0/16.",
);

export const hostBits = kind(
  "MW5002",
  "error",
  "A CIDR with host bits",
  (a: { cidr: string; right: string }) => `${a.cidr} has bits set behind its prefix. The network is ${a.right}.`,
);

export const ipv6 = kind(
  "MW5003",
  "error",
  "An IPv6 range",
  (_: object) => "IPv6 is not supported yet. Give the IPv4 range.",
);

export const subnetOutsideVpc = kind(
  "MW5004",
  "error",
  "A subnet outside its VPC",
  (a: { cidr: string; vpc: readonly string[] }) =>
    `The subnet ${a.cidr} lies in none of the CIDRs of its VPC: ${a.vpc.join(", ")}.`,
);

export const overlappingSubnets = kind(
  "MW5005",
  "error",
  "Two subnets that overlap",
  (a: { cidr: string; other: string }) => `The subnet ${a.cidr} overlaps ${a.other} of the same VPC.`,
);

export const overlappingServices = kind(
  "MW5006",
  "error",
  "A service CIDR that overlaps the cluster's own network",
  (a: { cidr: string; other: string }) => `The service CIDR ${a.cidr} overlaps ${a.other} of the same cluster.`,
);

export const overlappingPeers = kind(
  "MW5007",
  "error",
  "Two peers whose addresses overlap",
  (a: { cidr: string; other: string; otherCluster: string }) =>
    `${a.cidr} overlaps ${a.other} of cluster ${a.otherCluster}. In the model flat pods reach pods, so no two peers may share addresses. Change one, or use the model gateways.`,
);

export const differentNetworks = kind(
  "MW5008",
  "error",
  "Peers of a flat network with different network names",
  (a: { network: string; other: string; otherCluster: string }) =>
    `In the model flat all peers are one Istio network, but this is ${a.network} and cluster ${a.otherCluster} has ${a.other}.`,
);

export const sharedNetwork = kind(
  "MW5009",
  "error",
  "Two peers behind gateways with one network name",
  (a: { network: string; otherCluster: string }) =>
    `In the model gateways each cluster is an Istio network of its own, but cluster ${a.otherCluster} has ${a.network} too.`,
);

export const zoneOfOtherRegion = kind(
  "MW5010",
  "error",
  "A subnet in a zone of another region",
  (a: { zone: string; region: string }) =>
    `The availability zone ${a.zone} is not in the region ${a.region} of the cluster.`,
);

export const secretMaterial = kind(
  "MW6001",
  "error",
  "Secret material in the fleet",
  (a: { what: string }) =>
    `Here is ${a.what}. Remove it, and consider it known to everyone who can read the repository: replace it.`,
);

export const roleOfOtherAccount = kind(
  "MW6002",
  "error",
  "A role of another account",
  (a: { account: string; cluster: string }) =>
    `The role belongs to account ${a.account}, the cluster to ${a.cluster}. A pod gets roles of its own account only.`,
);

export const missingRole = kind(
  "MW6003",
  "error",
  "A role that a controller needs is missing",
  (a: { role: string; controller: string }) =>
    `${a.controller} calls AWS, and with identity irsa its ServiceAccount must name a role. Add iam.roles.${a.role}.`,
);

export const wrongPartition = kind(
  "MW6004",
  "error",
  "An ARN of another AWS partition",
  (a: { partition: string; region: string; right: string }) =>
    `The ARN is of partition ${a.partition}, but the region ${a.region} is in partition ${a.right}.`,
);

export const exchangeOfOtherAccount = kind(
  "MW6005",
  "error",
  "An exchange in another account without the keys to it",
  (a: { clusters: readonly string[]; missing: string }) =>
    `Clusters ${a.clusters.join(", ")} are in other accounts than the exchange, so it needs ${a.missing}.`,
);

export const caOfOtherAccount = kind(
  "MW6006",
  "error",
  "A private CA in another account without a role to assume",
  (a: { account: string; clusters: readonly string[] }) =>
    `The CA is in account ${a.account}, but clusters ${a.clusters.join(", ")} are not. Add assumeRole, a role of ${a.account} that they may assume.`,
);
