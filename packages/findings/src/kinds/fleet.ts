import { kind } from "../kind.ts";

// Of what a fleet says, across its files.

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
  "Two Applications that would have one name",
  (a: { name: string; other: string }) =>
    `The units of cluster ${a.other} could have an Application called ${a.name}, or one that starts with it. Choose a name that does not continue ${a.other} with a dash and a number.`,
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
  "A renewal that would never rest",
  (a: { duration: string; renewBefore: string; least: string }) =>
    `A CA that lives ${a.duration} and is renewed ${a.renewBefore} before its end rests for less than ${a.least} between two renewals. Make renewBefore smaller, or duration longer.`,
);

// MW0032 retired 2026-11: every engine that a fleet may name is rendered.

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
    `The version of ${a.family} is missing. It is needed because ${a.reason}. Add releases.${a.family}.version.`,
);

export const callsItself = kind(
  "MW0035",
  "error",
  "A workload that calls itself",
  (a: { workload: string }) => `${a.workload} calls itself. Remove the call, or name the workload that is meant.`,
);

export const twoKialis = kind(
  "MW0036",
  "error",
  "Two Kialis in one peer group",
  (a: { cluster: string; other: string }) =>
    `The Kiali of ${a.other} shows ${a.cluster} already: they are peers. Keep one of the two.`,
);

export const unfitKialiStrategy = kind(
  "MW0037",
  "error",
  "A way to log in that Kiali does not offer for several clusters",
  (a: { strategy: string; cluster: string }) =>
    `Kiali of ${a.cluster} shows its peers too, and with several clusters it offers only openid and anonymous, not ${a.strategy}.`,
);

export const noKiali = kind(
  "MW0038",
  "warning",
  "A peer group without Kiali",
  (a: { peerGroup: string }) =>
    `No Kiali shows the peer group ${a.peerGroup}. Add one of its clusters to kiali.instances, or leave it so.`,
);

export const probeWithoutPort = kind(
  "MW0039",
  "error",
  "A probe of a path without an HTTP port",
  (_: object) => "A path is asked for on the first HTTP port, but this workload has none. Use a command.",
);

export const ownLabel = kind(
  "MW0040",
  "error",
  "A label or annotation that meshwright writes itself",
  (a: { key: string; instead: string }) => `${a.key} is written by meshwright. ${a.instead}`,
);

export const overlappingSelectors = kind(
  "MW0041",
  "error",
  "Two workloads whose selectors find the same pods",
  (a: { other: string }) =>
    `Every pod that one of the two selectors finds is found by that of ${a.other} too, or the other way around, so both say what holds at it. Name a label in each that the other's pods do not have.`,
);
