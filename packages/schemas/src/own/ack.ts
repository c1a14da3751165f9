import type { KubernetesObject } from "./object.ts";

// Parts of the kinds of AWS Controllers for Kubernetes: https://aws-controllers-k8s.github.io/community/reference/

/** An AWS resource by the name of the object that makes it. */
export interface IResourceReference {
  from?: { name?: string; namespace?: string };
}

export interface ITag {
  key?: string;
  value?: string;
}

export interface IAckCondition {
  lastTransitionTime?: string;
  message?: string;
  reason?: string;
  status: string;
  type: string;
}

export interface IAckStatus {
  ackResourceMetadata?: { arn?: string; ownerAccountID: string; partition?: string; region: string };
  conditions?: IAckCondition[];
}

/** A kind of ACK. The controller alone writes the rest of a status, so it stays open. */
export interface AckObject extends KubernetesObject {
  status?: { [field: string]: unknown };
}
