import { kind } from "../kind.ts";

// Of versions and their known hazards.

export const oldRelease = kind(
  "MW7001",
  "error",
  "A release that is older than what is rendered for it",
  (a: { family: string; version: string; oldest: string; reason: string }) =>
    `${a.family} ${a.version} is older than ${a.oldest}: ${a.reason}. Pin ${a.oldest} or newer.`,
);

export const oldKubernetes = kind(
  "MW7002",
  "error",
  "A Kubernetes that is older than what is rendered for it",
  (a: { version: string; oldest: string }) =>
    `Kubernetes ${a.version} does not serve ValidatingAdmissionPolicy in version v1. Upgrade the cluster to ${a.oldest} or newer first.`,
);
