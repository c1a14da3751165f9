import type { Condition, ResourceRef } from "@meshwright/model";

/** A condition of the object's status is True. */
export const isTrue = (object: ResourceRef, type = "Ready"): Condition => ({ kind: "true", object, type });

/** A Deployment or DaemonSet serves. */
export const isAvailable = (object: ResourceRef): Condition => ({ kind: "available", object });

/** A Job has completed. */
export const isCompleted = (object: ResourceRef): Condition => ({ kind: "completed", object });

/** The load balancer of a Service can be found. */
export const hasLoadBalancer = (object: ResourceRef): Condition => ({ kind: "load-balancer", object });

/** The object is there. */
export const exists = (object: ResourceRef): Condition => ({ kind: "exists", object });
