import type { Model } from "@kubernetes-models/base";
import type { Body, ResourceRef } from "@meshwright/model";
import { objectName, rbacName } from "@meshwright/model";

/** The plain data of a model, once the model's own validator has passed it; throws what that throws. */
export function bodyOf(model: Model<unknown>): Body {
  model.validate();
  return model.toJSON() as Body; // oxlint-disable-line typescript/no-unsafe-type-assertion -- every validated model has apiVersion, kind and metadata.name; toJSON is typed unknown upstream
}

/** Kinds whose names are path segments rather than DNS names: RBAC's may hold `:`. */
const isRbac = (apiVersion: string): boolean => apiVersion.startsWith("rbac.authorization.k8s.io/");

/** The identity of an object. A name that the API server would refuse is a bug of the component: a plain Error. */
export function refOf({ apiVersion, kind, metadata }: Body): ResourceRef {
  const name = isRbac(apiVersion) ? rbacName(metadata.name) : objectName(metadata.name);
  if (name === undefined) throw new Error(`${kind}: not an object name: ${metadata.name}`);
  if (metadata.namespace === undefined) return { apiVersion, kind, name };
  const namespace = objectName(metadata.namespace);
  if (namespace === undefined) throw new Error(`${kind} ${name}: not a namespace: ${metadata.namespace}`);
  return { apiVersion, kind, namespace, name };
}
